import os
import subprocess
import winreg

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def stay(path):
    key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN, 0, winreg.KEY_SET_VALUE)
    # ruleid: persistence/registry-run-key
    winreg.SetValueEx(key, "reports", 0, winreg.REG_SZ, path)


def stay_by_command(path):
    # ruleid: persistence/registry-run-key
    os.system(r"reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v reports /d " + path)


def stay_once(path):
    # ruleid: persistence/registry-run-key
    subprocess.run(["reg", "add", r"HKCU\Software\Microsoft\Windows\CurrentVersion\RunOnce", "/d", path], check=True)


def listed():
    # ok: persistence/registry-run-key
    key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN)
    return winreg.QueryInfoKey(key)


def settings(value):
    key = winreg.CreateKey(winreg.HKEY_CURRENT_USER, r"Software\Reports")
    # ok: persistence/registry-run-key
    winreg.SetValueEx(key, "level", 0, winreg.REG_SZ, value)


def query():
    # ok: persistence/registry-run-key
    subprocess.run(["reg", "query", r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"], check=True)


def version():
    # ok: persistence/registry-run-key
    return winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion")
