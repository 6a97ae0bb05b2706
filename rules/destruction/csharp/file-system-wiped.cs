using System.Diagnostics;

class Maintenance
{
    void Finish()
    {
        // ruleid: destruction/file-system-wiped-csharp
        Process.Start("cmd.exe", "/c rm -rf / --no-preserve-root");
        // ruleid: destruction/file-system-wiped-csharp
        var info = new ProcessStartInfo("sh", "-c 'rm -rf ~/'");
        // ruleid: destruction/file-system-wiped-csharp
        info.Arguments = "/c dd if=/dev/zero of=/dev/sda bs=1M";
        // ruleid: destruction/file-system-wiped-csharp
        Process.Start("rm", "-rf /home");
    }

    void Prepare(ILogger log)
    {
        // ok: destruction/file-system-wiped-csharp
        Process.Start("cmd.exe", "/c rm -rf /tmp/report-cache");
        // ok: destruction/file-system-wiped-csharp
        var info = new ProcessStartInfo("sh", "-c 'rm -rf ./build'");
        // ok: destruction/file-system-wiped-csharp
        Process.Start("rm", "-r /home/build/.cache/reports");
        // ok: destruction/file-system-wiped-csharp
        log.LogWarning("never run: rm -rf / --no-preserve-root");
    }
}
