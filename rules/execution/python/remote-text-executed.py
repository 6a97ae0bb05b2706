import ast
import json
import urllib.request
from urllib.request import urlopen

import requests


def apply_hotfix():
    # ruleid: execution/remote-text-executed
    exec(requests.get("https://updates.example.invalid/hotfix.py", timeout=5).text)


def refresh_formula(name):
    response = requests.get(f"https://rates.example.invalid/{name}")
    response.raise_for_status()
    # ruleid: execution/remote-text-executed
    return eval(response.text)


def load_plugin():
    with urlopen("https://plugins.example.invalid/latest.py") as answer:
        source = answer.read().decode()
        # ruleid: execution/remote-text-executed
        exec(compile(source, "plugin", "exec"))


def obey(channel):
    # ruleid: execution/remote-text-executed
    exec(channel.recv(4096).decode())


def exchange_rates():
    response = requests.get("https://rates.example.invalid/all")
    # ok: execution/remote-text-executed
    return ast.literal_eval(response.text)


def read_manifest():
    with urllib.request.urlopen("https://plugins.example.invalid/manifest.json") as answer:
        # ok: execution/remote-text-executed
        return json.load(answer)


def evaluate_locally(formula):
    response = requests.get("https://rates.example.invalid/all")
    rates = response.json()
    # ok: execution/remote-text-executed
    return eval("rates['EUR'] * 2")


def run_script(path, context):
    requests.post("https://status.example.invalid/started", json={"script": str(path)})
    # ok: execution/remote-text-executed
    exec(path.read_text(), context)
