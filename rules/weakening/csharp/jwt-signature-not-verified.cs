using Microsoft.IdentityModel.Tokens;

class Tokens
{
    TokenValidationParameters Unsigned()
    {
        // ruleid: weakening/jwt-signature-not-verified-csharp
        return new TokenValidationParameters { ValidateIssuer = true, RequireSignedTokens = false };
    }

    void Relax(TokenValidationParameters parameters)
    {
        // ruleid: weakening/jwt-signature-not-verified-csharp
        parameters.ValidateLifetime = false;
    }

    string Read(IJwtDecoder decoder, string token, string key)
    {
        // ruleid: weakening/jwt-signature-not-verified-csharp
        return decoder.Decode(token, key, verify: false);
    }

    TokenValidationParameters Signed(SecurityKey key)
    {
        // ok: weakening/jwt-signature-not-verified-csharp
        return new TokenValidationParameters { ValidateIssuerSigningKey = true, IssuerSigningKey = key };
    }

    void Strict(TokenValidationParameters parameters)
    {
        // ok: weakening/jwt-signature-not-verified-csharp
        parameters.ValidateLifetime = true;
    }

    string ReadWell(IJwtDecoder decoder, string token, string key)
    {
        // ok: weakening/jwt-signature-not-verified-csharp
        return decoder.Decode(token, key, verify: true);
    }

    byte[] Bytes(Base64 decoder, string text, int offset)
    {
        // ok: weakening/jwt-signature-not-verified-csharp
        return decoder.Decode(text, offset, true);
    }
}
