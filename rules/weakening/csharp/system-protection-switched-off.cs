using System.Diagnostics;

class Maintenance
{
    void Finish()
    {
        // ruleid: weakening/system-protection-switched-off-csharp
        Process.Start("cmd.exe", "/c setenforce 0");
        // ruleid: weakening/system-protection-switched-off-csharp
        var info = new ProcessStartInfo("sh", "-c 'systemctl stop auditd'");
        // ruleid: weakening/system-protection-switched-off-csharp
        info.Arguments = "/c ufw disable";
        // ruleid: weakening/system-protection-switched-off-csharp
        Process.Start("netsh", "advfirewall set allprofiles state off");
    }

    void Prepare(ILogger log)
    {
        // ok: weakening/system-protection-switched-off-csharp
        Process.Start("cmd.exe", "/c systemctl stop report-mailer");
        // ok: weakening/system-protection-switched-off-csharp
        var info = new ProcessStartInfo("sh", "-c 'ufw allow 8443/tcp'");
        // ok: weakening/system-protection-switched-off-csharp
        Process.Start("netsh", "advfirewall show allprofiles");
        // ok: weakening/system-protection-switched-off-csharp
        log.LogWarning("never run: setenforce 0");
    }
}
