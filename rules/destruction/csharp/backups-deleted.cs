using System.Diagnostics;

class Maintenance
{
    void Finish()
    {
        // ruleid: destruction/backups-deleted-csharp
        Process.Start("cmd.exe", "/c vssadmin delete shadows /all /quiet");
        // ruleid: destruction/backups-deleted-csharp
        var info = new ProcessStartInfo("sh", "-c 'wbadmin delete catalog -quiet'");
        // ruleid: destruction/backups-deleted-csharp
        info.Arguments = "/c bcdedit /set {default} recoveryenabled No";
        // ruleid: destruction/backups-deleted-csharp
        Process.Start("wmic", "shadowcopy delete");
    }

    void Prepare(ILogger log)
    {
        // ok: destruction/backups-deleted-csharp
        Process.Start("cmd.exe", "/c vssadmin list shadows");
        // ok: destruction/backups-deleted-csharp
        var info = new ProcessStartInfo("sh", "-c 'wbadmin get versions'");
        // ok: destruction/backups-deleted-csharp
        Process.Start("tmutil", "listbackups");
        // ok: destruction/backups-deleted-csharp
        log.LogWarning("never run: vssadmin delete shadows /all /quiet");
    }
}
