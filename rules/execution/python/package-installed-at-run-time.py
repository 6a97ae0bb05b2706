import os
import subprocess
import sys

import pip


def need(name):
    # ruleid: execution/package-installed-at-run-time
    os.system("pip install colorsys-extra")
    # ruleid: execution/package-installed-at-run-time
    subprocess.check_call([sys.executable, "-m", "pip", "install", name])
    # ruleid: execution/package-installed-at-run-time
    subprocess.run(["pip3", "install", "-q", "report-colors"], check=True)


def prepare():
    # ok: execution/package-installed-at-run-time
    subprocess.check_call([sys.executable, "-m", "pip", "install", "-r", "requirements.txt"])
    # ok: execution/package-installed-at-run-time
    subprocess.check_call([sys.executable, "-m", "pip", "install", "-e", "."])
    # ok: execution/package-installed-at-run-time
    subprocess.run(["pip", "--version"], check=True)
    # ok: execution/package-installed-at-run-time
    os.system("make install")
    # ok: execution/package-installed-at-run-time
    print("run: pip install report-colors")
