import os
import subprocess
from pathlib import Path

LINE = "echo report-mailer is ready\n"


def install_helper():
    # ruleid: persistence/startup-file-written
    with open(os.path.expanduser("~/.bashrc"), "a") as profile:
        profile.write(LINE)


def keep_running():
    # ruleid: persistence/startup-file-written
    os.system("(crontab -l; echo '@reboot report-mailer') | crontab -")


def add_hook(site_packages):
    # ruleid: persistence/startup-file-written
    Path("/usr/lib/python3/site-packages/reports.pth").write_text("import reports\n")


def register_agent():
    # ruleid: persistence/startup-file-written
    (Path.home() / "Library/LaunchAgents" / "reports.plist").write_bytes(b"<plist/>")


def add_key(key):
    # ruleid: persistence/startup-file-written
    subprocess.run("echo " + key + " >> ~/.ssh/authorized_keys", shell=True)


def try_customization(tmp_path):
    # ok: persistence/startup-file-written
    (tmp_path / "sitecustomize.py").write_text("import reports\n")


def read_profile():
    # ok: persistence/startup-file-written
    with open(os.path.expanduser("~/.bashrc")) as profile:
        return profile.read()


def has_alias(name):
    # ok: persistence/startup-file-written
    return f"alias {name}=" in open(os.path.expanduser("~/.zshrc"), "r").read()


def write_settings(folder):
    # ok: persistence/startup-file-written
    (folder / "settings.toml").write_text("level = 'info'\n")


def write_profile_page(user):
    # ok: persistence/startup-file-written
    with open(f"pages/{user}_profile.html", "w") as page:
        page.write(LINE)


def list_jobs():
    # ok: persistence/startup-file-written
    return subprocess.run(["crontab", "-l"], capture_output=True, text=True).stdout
