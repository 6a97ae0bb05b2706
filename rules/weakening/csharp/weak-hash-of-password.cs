using System.Security.Cryptography;
using System.Text;

class Accounts
{
    byte[] Digest(string password)
    {
        // ruleid: weakening/weak-hash-of-password-csharp
        return SHA256.HashData(Encoding.UTF8.GetBytes(password));
    }

    byte[] Old(string password)
    {
        using (var md5 = MD5.Create())
        {
            // ruleid: weakening/weak-hash-of-password-csharp
            return md5.ComputeHash(Encoding.UTF8.GetBytes(password));
        }
    }

    byte[] Salted(User user, string rawPassword)
    {
        // ruleid: weakening/weak-hash-of-password-csharp
        return SHA1.Create().ComputeHash(Encoding.UTF8.GetBytes(user.Salt + rawPassword));
    }

    string Good(PasswordHasher hasher, User user, string password)
    {
        // ok: weakening/weak-hash-of-password-csharp
        return hasher.HashPassword(user, password);
    }

    byte[] Derived(string password, byte[] salt)
    {
        // ok: weakening/weak-hash-of-password-csharp
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
    }

    byte[] Content(byte[] content)
    {
        // ok: weakening/weak-hash-of-password-csharp
        return SHA256.HashData(content);
    }

    byte[] Label()
    {
        // ok: weakening/weak-hash-of-password-csharp
        return SHA1.HashData(Encoding.UTF8.GetBytes("password reset page"));
    }
}
