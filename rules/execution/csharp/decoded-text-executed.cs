using System;
using System.Net;
using System.Reflection;

class Plugins
{
    void Hidden()
    {
        // ruleid: execution/decoded-text-executed-csharp
        Assembly.Load(Convert.FromBase64String("TVqQAAMAAAAEAAAA")).EntryPoint.Invoke(null, null);
    }

    void Named()
    {
        byte[] bytes = Convert.FromBase64String("TVqQAAMAAAAEAAAA");
        // ruleid: execution/decoded-text-executed-csharp
        Assembly.Load(bytes);
    }

    void Remote(WebClient client)
    {
        var bytes = client.DownloadData("https://plugins.example.invalid/a.dll");
        // ruleid: execution/decoded-text-executed-csharp
        var plugin = Assembly.Load(bytes);
    }

    void Local()
    {
        // ok: execution/decoded-text-executed-csharp
        Assembly.LoadFrom("plugins/a.dll");
    }

    void ByName()
    {
        // ok: execution/decoded-text-executed-csharp
        Assembly.Load("Reports.Plugins");
    }

    byte[] Picture()
    {
        // ok: execution/decoded-text-executed-csharp
        return Convert.FromBase64String("iVBORw0KGgo=");
    }

    void Embedded(byte[] bytes)
    {
        // ok: execution/decoded-text-executed-csharp
        Assembly.Load(bytes);
    }
}
