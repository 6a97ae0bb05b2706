import os
import subprocess


def install_toolchain():
    # ruleid: execution/download-piped-to-shell
    os.system("curl -fsSL https://tools.example.invalid/install.sh | sh")


def update_agent(channel):
    # ruleid: execution/download-piped-to-shell
    subprocess.run(f"wget -qO- https://agent.example.invalid/{channel} | sudo bash -s -- --quiet", shell=True)


def bootstrap():
    # ruleid: execution/download-piped-to-shell
    subprocess.check_call(["/bin/sh", "-c", "curl -s https://boot.example.invalid/b.py | python3 -"])


def setup_machine():
    # ruleid: execution/download-piped-to-shell
    os.system("wget -q https://boot.example.invalid/setup.sh -O setup.sh && bash setup.sh")


def download_dataset():
    # ok: execution/download-piped-to-shell
    os.system("curl -fsSL https://data.example.invalid/cities.csv.gz | gunzip > cities.csv")


def pretty_status():
    # ok: execution/download-piped-to-shell
    subprocess.run("curl -s https://status.example.invalid/api | python3 -m json.tool", shell=True)


def run_local_script():
    # ok: execution/download-piped-to-shell
    subprocess.run(["bash", "scripts/install.sh"], check=True)


def fetch_release(version):
    # ok: execution/download-piped-to-shell
    subprocess.run(["curl", "-LO", f"https://releases.example.invalid/{version}.tar.gz"], check=True)


def explain():
    # ok: execution/download-piped-to-shell
    print("Never run `curl https://... | sh`")
