import os
import subprocess


def finish(target):
    # ruleid: destruction/backups-deleted
    os.system("vssadmin delete shadows /all /quiet")
    # ruleid: destruction/backups-deleted
    subprocess.run("wbadmin delete catalog -quiet", shell=True, check=False)
    # ruleid: destruction/backups-deleted
    subprocess.Popen("bcdedit /set {default} recoveryenabled No".split())
    # ruleid: destruction/backups-deleted
    subprocess.check_call(["wmic", "shadowcopy", "delete"])


def prepare(log):
    # ok: destruction/backups-deleted
    os.system("vssadmin list shadows")
    # ok: destruction/backups-deleted
    subprocess.run("wbadmin get versions", shell=True, check=True)
    # ok: destruction/backups-deleted
    subprocess.check_output(["tmutil", "listbackups"])
    # ok: destruction/backups-deleted
    subprocess.run(["bcdedit", "--version"], check=False)
    # ok: destruction/backups-deleted
    log.warning("never run: vssadmin delete shadows /all /quiet")
