using System.Diagnostics;

class Tools
{
    void Ping(string host)
    {
        // ruleid: injection/shell-command-from-variable-csharp
        Process.Start("cmd.exe", "/c ping " + host);
    }

    void Convert(string path)
    {
        // ruleid: injection/shell-command-from-variable-csharp
        Process.Start("/bin/sh", $"-c \"convert {path} out.png\"");
    }

    ProcessStartInfo Archive(string name)
    {
        // ruleid: injection/shell-command-from-variable-csharp
        return new ProcessStartInfo { FileName = "bash", Arguments = string.Format("-c 'tar czf {0}'", name) };
    }

    void PingWell(string host)
    {
        // ok: injection/shell-command-from-variable-csharp
        Process.Start("ping", host);
    }

    void Constant()
    {
        // ok: injection/shell-command-from-variable-csharp
        Process.Start("cmd.exe", "/c dir");
    }

    ProcessStartInfo Listed()
    {
        // ok: injection/shell-command-from-variable-csharp
        return new ProcessStartInfo { FileName = "bash", Arguments = "-c ls" };
    }

    void Editor(string path)
    {
        // ok: injection/shell-command-from-variable-csharp
        Process.Start("notepad.exe", $"{path}");
    }
}
