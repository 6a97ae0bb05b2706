import java.io.IOException;
import java.util.logging.Logger;

class Maintenance {
    void finish() throws IOException {
        // ruleid: execution/hidden-powershell-java
        Runtime.getRuntime().exec("powershell -nop -w hidden -c Start-Sleep 5");
        // ruleid: execution/hidden-powershell-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA="});
        // ruleid: execution/hidden-powershell-java
        new ProcessBuilder("powershell", "-WindowStyle", "Hidden", "-File", "a.ps1").inheritIO().start();
    }

    void prepare(Logger log) throws IOException {
        // ok: execution/hidden-powershell-java
        Runtime.getRuntime().exec("powershell -NoProfile -File tools/build.ps1");
        // ok: execution/hidden-powershell-java
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "pwsh -c Get-ChildItem | Format-Table"});
        // ok: execution/hidden-powershell-java
        new ProcessBuilder("powershell", "-ExecutionPolicy", "RemoteSigned", "-File", "tools/sign.ps1").start();
        // ok: execution/hidden-powershell-java
        log.warning("never run: powershell -nop -w hidden -c Start-Sleep 5");
    }
}
