using System;

class Login
{
    bool Enter(User user, string password)
    {
        // ruleid: bypass/hard-coded-password-accepted-csharp
        if (password == "letmein-2024")
        {
            return true;
        }
        return user.Check(password);
    }

    bool Admin(Form form)
    {
        // ruleid: bypass/hard-coded-password-accepted-csharp
        return form.Password.Equals("s3cr3t!", StringComparison.Ordinal);
    }

    bool Token(string apiKey)
    {
        // ruleid: bypass/hard-coded-password-accepted-csharp
        return string.Equals(apiKey, "rm_7f3a9c21");
    }

    bool EnterWell(User user, string password)
    {
        // ok: bypass/hard-coded-password-accepted-csharp
        return user.Check(password);
    }

    bool Missing(string password)
    {
        // ok: bypass/hard-coded-password-accepted-csharp
        return password == "";
    }

    bool Kind(Field field)
    {
        // ok: bypass/hard-coded-password-accepted-csharp
        return field.Type == "password";
    }

    bool Placeholder(string password)
    {
        // ok: bypass/hard-coded-password-accepted-csharp
        return password == "changeme";
    }
}
