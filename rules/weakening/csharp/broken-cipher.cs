using System.Security.Cryptography;

class Sealer
{
    SymmetricAlgorithm Old()
    {
        // ruleid: weakening/broken-cipher-csharp
        return new DESCryptoServiceProvider();
    }

    SymmetricAlgorithm Triple()
    {
        // ruleid: weakening/broken-cipher-csharp
        return TripleDES.Create();
    }

    Aes Blocks()
    {
        var aes = Aes.Create();
        // ruleid: weakening/broken-cipher-csharp
        aes.Mode = CipherMode.ECB;
        return aes;
    }

    Aes Chained()
    {
        var aes = Aes.Create();
        // ok: weakening/broken-cipher-csharp
        aes.Mode = CipherMode.CBC;
        return aes;
    }

    AesGcm Good(byte[] key)
    {
        // ok: weakening/broken-cipher-csharp
        return new AesGcm(key, 16);
    }

    SymmetricAlgorithm Default()
    {
        // ok: weakening/broken-cipher-csharp
        return Aes.Create();
    }

    bool IsBlocks(Aes aes)
    {
        // ok: weakening/broken-cipher-csharp
        return aes.Mode == CipherMode.ECB;
    }
}
