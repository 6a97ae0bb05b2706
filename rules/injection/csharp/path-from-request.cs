using System.IO;

class Reports : Controller
{
    const string Folder = "/srv/reports";

    object Report()
    {
        // ruleid: injection/path-from-request-csharp
        return File.ReadAllText(Path.Combine(Folder, Request.Query["name"]));
    }

    object Raw()
    {
        string name = Request.Form["path"];
        // ruleid: injection/path-from-request-csharp
        return File.OpenRead(name);
    }

    object Physical()
    {
        // ruleid: injection/path-from-request-csharp
        return PhysicalFile(Path.Combine(Folder, Request.Query["name"]), "text/plain");
    }

    object Base()
    {
        // ok: injection/path-from-request-csharp
        return File.ReadAllText(Path.Combine(Folder, Path.GetFileName(Request.Query["name"])));
    }

    object Index()
    {
        // ok: injection/path-from-request-csharp
        return File.ReadAllText(Path.Combine(Folder, "index.html"));
    }

    object Checked()
    {
        string name = Request.Query["name"];
        if (!IsKnown(name))
        {
            return null;
        }
        // ok: injection/path-from-request-csharp
        return File.ReadAllText(Path.Combine(Folder, name));
    }

    object Numbered()
    {
        // ok: injection/path-from-request-csharp
        return File.ReadAllText(Path.Combine(Folder, int.Parse(Request.Query["n"]) + ".txt"));
    }

    bool IsKnown(string name)
    {
        return name == "daily.txt";
    }
}
