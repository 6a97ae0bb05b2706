using Microsoft.Win32;

class Startup
{
    void Stay(string path)
    {
        // ruleid: persistence/registry-run-key-csharp
        var key = Registry.CurrentUser.OpenSubKey(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Run", true);
        key.SetValue("Reports", path);
    }

    void StayNamed(string path)
    {
        // ruleid: persistence/registry-run-key-csharp
        Registry.SetValue(@"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\RunOnce", "Reports", path);
    }

    void StayForAll(string path)
    {
        // ruleid: persistence/registry-run-key-csharp
        Registry.LocalMachine.CreateSubKey("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run").SetValue("Reports", path);
    }

    object Listed()
    {
        // ok: persistence/registry-run-key-csharp
        return Registry.CurrentUser.OpenSubKey(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Run", false);
    }

    void Settings(string value)
    {
        // ok: persistence/registry-run-key-csharp
        Registry.SetValue(@"HKEY_CURRENT_USER\Software\Reports", "Level", value);
    }

    object Version()
    {
        // ok: persistence/registry-run-key-csharp
        return Registry.LocalMachine.OpenSubKey(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion");
    }

    void Own()
    {
        // ok: persistence/registry-run-key-csharp
        Registry.CurrentUser.CreateSubKey(@"Software\Reports\Run\History");
    }
}
