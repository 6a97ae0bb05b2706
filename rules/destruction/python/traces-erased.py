import os
import subprocess


def finish(target):
    # ruleid: destruction/traces-erased
    os.system("history -c && exit")
    # ruleid: destruction/traces-erased
    subprocess.run("rm -f ~/.bash_history", shell=True, check=False)
    # ruleid: destruction/traces-erased
    subprocess.Popen("cat /dev/null > /var/log/auth.log".split())
    # ruleid: destruction/traces-erased
    subprocess.check_call(["wevtutil", "cl", "Security"])


def prepare(log):
    # ok: destruction/traces-erased
    os.system("history 20")
    # ok: destruction/traces-erased
    subprocess.run("rm -f /var/log/reports/old.log", shell=True, check=True)
    # ok: destruction/traces-erased
    subprocess.check_output(["wevtutil", "qe", "Security"])
    # ok: destruction/traces-erased
    subprocess.run(["tail", "--version"], check=False)
    # ok: destruction/traces-erased
    log.warning("never run: history -c && exit")
