using System;
using System.Security.Cryptography;

class Mails
{
    string Reset(User user)
    {
        // ruleid: weakening/token-from-predictable-random-csharp
        string resetToken = new Random().Next(100000, 999999).ToString();
        // ruleid: weakening/token-from-predictable-random-csharp
        user.Otp = Random.Shared.Next(999999);
        return resetToken;
    }

    string Key()
    {
        var random = new Random();
        // ruleid: weakening/token-from-predictable-random-csharp
        var apiKey = random.Next().ToString("x");
        return apiKey;
    }

    string ResetWell(User user)
    {
        // ok: weakening/token-from-predictable-random-csharp
        string resetToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        // ok: weakening/token-from-predictable-random-csharp
        user.Otp = RandomNumberGenerator.GetInt32(1000000);
        // ok: weakening/token-from-predictable-random-csharp
        var delay = Random.Shared.Next(500);
        // ok: weakening/token-from-predictable-random-csharp
        var color = new Random().Next(255);
        return resetToken + delay + color;
    }
}
