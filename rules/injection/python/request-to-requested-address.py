from urllib.request import urlopen

import httpx
import requests
from flask import request

MIRRORS = {"eu": "https://eu.example.invalid", "us": "https://us.example.invalid"}


def preview():
    # ruleid: injection/request-to-requested-address
    return requests.get(request.args["address"], timeout=5).text


def forward():
    target = request.json["callback"]
    # ruleid: injection/request-to-requested-address
    return httpx.post(target, json={"state": "done"}).status_code


def picture():
    # ruleid: injection/request-to-requested-address
    return urlopen(request.form.get("picture")).read()


def on_host():
    host = request.args["host"]
    # ruleid: injection/request-to-requested-address
    return requests.get(f"https://{host}/health", timeout=5).text


def joined():
    # ok: injection/request-to-requested-address
    return requests.get("https://reports.example.invalid/" + request.args["number"], timeout=5).text


def from_table():
    # ok: injection/request-to-requested-address
    return requests.get(MIRRORS[request.args["region"]], timeout=5).text


def search():
    # ok: injection/request-to-requested-address
    return requests.get("https://search.example.invalid", params={"q": request.args["q"]}, timeout=5).text


def by_number():
    number = request.args["number"]
    # ok: injection/request-to-requested-address
    return requests.get(f"https://reports.example.invalid/{number}", timeout=5).text


def allowed():
    target = request.args["target"]
    if not is_public(target):
        return "refused"
    # ok: injection/request-to-requested-address
    return requests.get(target, timeout=5).text


def is_public(address):
    return address.startswith("https://public.example.invalid/")
