class Startup
{
    void Everyone(CorsPolicyBuilder policy)
    {
        // ruleid: weakening/cross-origin-for-everyone-csharp
        policy.SetIsOriginAllowed(origin => true).AllowCredentials();
    }

    void Any(CorsPolicyBuilder policy)
    {
        // ruleid: weakening/cross-origin-for-everyone-csharp
        policy.AllowAnyOrigin().AllowCredentials();
    }

    void Reflect()
    {
        // ruleid: weakening/cross-origin-for-everyone-csharp
        Response.Headers["Access-Control-Allow-Origin"] = Request.Headers["Origin"];
    }

    void Named(CorsPolicyBuilder policy)
    {
        // ok: weakening/cross-origin-for-everyone-csharp
        policy.WithOrigins("https://app.example.invalid").AllowCredentials();
    }

    void Public(CorsPolicyBuilder policy)
    {
        // ok: weakening/cross-origin-for-everyone-csharp
        policy.AllowAnyOrigin().AllowAnyHeader();
    }

    void Checked(CorsPolicyBuilder policy)
    {
        // ok: weakening/cross-origin-for-everyone-csharp
        policy.SetIsOriginAllowed(origin => origin.EndsWith(".example.invalid"));
    }

    void Star()
    {
        // ok: weakening/cross-origin-for-everyone-csharp
        Response.Headers["Access-Control-Allow-Origin"] = "*";
    }
}
