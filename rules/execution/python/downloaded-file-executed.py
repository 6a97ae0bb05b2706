import hashlib
import os
import subprocess
import urllib.request

import requests

ADDRESS = "https://tools.example.invalid/helper"


def start_helper(path):
    urllib.request.urlretrieve(ADDRESS, path)
    os.chmod(path, 0o755)
    # ruleid: execution/downloaded-file-executed
    subprocess.Popen([path, "--daemon"])


def start_second(path):
    with open(path, "wb") as out:
        out.write(requests.get(ADDRESS, timeout=5).content)
    # ruleid: execution/downloaded-file-executed
    os.startfile(path)


def start_third(path):
    answer = requests.get(ADDRESS, timeout=5)
    with open(path, "wb") as out:
        out.write(answer.content)
    # ruleid: execution/downloaded-file-executed
    os.system(f"python3 {path} &")


def verified(path, digest):
    urllib.request.urlretrieve(ADDRESS, path)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ValueError(path)
    # ok: execution/downloaded-file-executed
    subprocess.run([path], check=True)


def download(path):
    urllib.request.urlretrieve(ADDRESS, path)
    # ok: execution/downloaded-file-executed
    subprocess.run(["tar", "--version"], check=True)


def start_installed(path):
    # ok: execution/downloaded-file-executed
    subprocess.run([path, "--daemon"], check=True)


def read(path):
    urllib.request.urlretrieve(ADDRESS, path)
    # ok: execution/downloaded-file-executed
    return path.read_text()
