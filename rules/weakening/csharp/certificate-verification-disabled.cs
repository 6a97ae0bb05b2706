using System.Net;
using System.Net.Http;
using System.Net.Security;

class Client
{
    HttpClient Make()
    {
        var handler = new HttpClientHandler();
        // ruleid: weakening/certificate-verification-disabled-csharp
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;
        return new HttpClient(handler);
    }

    void ForAll()
    {
        // ruleid: weakening/certificate-verification-disabled-csharp
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
    }

    SslStream Stream(System.IO.Stream stream)
    {
        // ruleid: weakening/certificate-verification-disabled-csharp
        return new SslStream(stream, false, (sender, certificate, chain, errors) => true);
    }

    HttpClientHandler Dangerous()
    {
        var handler = new HttpClientHandler();
        // ruleid: weakening/certificate-verification-disabled-csharp
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        return handler;
    }

    HttpClientHandler Checked()
    {
        var handler = new HttpClientHandler();
        // ok: weakening/certificate-verification-disabled-csharp
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None;
        return handler;
    }

    SslStream StreamWell(System.IO.Stream stream)
    {
        // ok: weakening/certificate-verification-disabled-csharp
        return new SslStream(stream, false);
    }

    HttpClientHandler Pinned(Func<object, bool> check)
    {
        var handler = new HttpClientHandler();
        // ok: weakening/certificate-verification-disabled-csharp
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => check(certificate);
        return handler;
    }

    HttpClient Default()
    {
        // ok: weakening/certificate-verification-disabled-csharp
        return new HttpClient(new HttpClientHandler { UseCookies = true });
    }
}
