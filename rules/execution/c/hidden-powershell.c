#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void finish(void) {
    // ruleid: execution/hidden-powershell-c
    system("powershell -nop -w hidden -c Start-Sleep 5");
    // ruleid: execution/hidden-powershell-c
    FILE *pipe = popen("powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA=", "r");
    // ruleid: execution/hidden-powershell-c
    execlp("powershell", "powershell", "-WindowStyle", "Hidden", "-File", "a.ps1", (char *)NULL);
}

void prepare(void) {
    // ok: execution/hidden-powershell-c
    system("powershell -NoProfile -File tools/build.ps1");
    // ok: execution/hidden-powershell-c
    FILE *pipe = popen("pwsh -c Get-ChildItem | Format-Table", "r");
    // ok: execution/hidden-powershell-c
    execlp("powershell", "powershell", "-ExecutionPolicy", "RemoteSigned", "-File", "tools/sign.ps1", (char *)NULL);
    // ok: execution/hidden-powershell-c
    puts("never run: powershell -nop -w hidden -c Start-Sleep 5");
}
