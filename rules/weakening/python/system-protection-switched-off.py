import os
import subprocess


def finish(target):
    # ruleid: weakening/system-protection-switched-off
    os.system("setenforce 0")
    # ruleid: weakening/system-protection-switched-off
    subprocess.run("systemctl stop auditd", shell=True, check=False)
    # ruleid: weakening/system-protection-switched-off
    subprocess.Popen("ufw disable".split())
    # ruleid: weakening/system-protection-switched-off
    subprocess.check_call(["netsh", "advfirewall", "set", "allprofiles", "state", "off"])


def prepare(log):
    # ok: weakening/system-protection-switched-off
    os.system("systemctl stop report-mailer")
    # ok: weakening/system-protection-switched-off
    subprocess.run("ufw allow 8443/tcp", shell=True, check=True)
    # ok: weakening/system-protection-switched-off
    subprocess.check_output(["netsh", "advfirewall", "show", "allprofiles"])
    # ok: weakening/system-protection-switched-off
    subprocess.run(["sysctl", "--version"], check=False)
    # ok: weakening/system-protection-switched-off
    log.warning("never run: setenforce 0")
