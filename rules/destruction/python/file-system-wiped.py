import os
import subprocess


def finish(target):
    # ruleid: destruction/file-system-wiped
    os.system("rm -rf / --no-preserve-root")
    # ruleid: destruction/file-system-wiped
    subprocess.run("rm -rf ~/", shell=True, check=False)
    # ruleid: destruction/file-system-wiped
    subprocess.Popen("dd if=/dev/zero of=/dev/sda bs=1M".split())
    # ruleid: destruction/file-system-wiped
    subprocess.check_call(["rm", "-rf", "/home"])


def prepare(log):
    # ok: destruction/file-system-wiped
    os.system("rm -rf /tmp/report-cache")
    # ok: destruction/file-system-wiped
    subprocess.run("rm -rf ./build", shell=True, check=True)
    # ok: destruction/file-system-wiped
    subprocess.check_output(["rm", "-r", "/home/build/.cache/reports"])
    # ok: destruction/file-system-wiped
    subprocess.run(["dd", "--version"], check=False)
    # ok: destruction/file-system-wiped
    log.warning("never run: rm -rf / --no-preserve-root")
