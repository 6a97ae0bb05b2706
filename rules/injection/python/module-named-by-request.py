import importlib
import json

from flask import request

KINDS = {"json": json}


def plug_in():
    # ruleid: injection/module-named-by-request
    return importlib.import_module(request.args["plugin"])


def handler():
    name = request.json["handler"]
    # ruleid: injection/module-named-by-request
    return globals()[name]()


def nested():
    kind = request.form["kind"]
    # ruleid: injection/module-named-by-request
    return importlib.import_module(f"reports.{kind}")


def from_table():
    # ok: injection/module-named-by-request
    return KINDS[request.args["kind"]]


def constant():
    # ok: injection/module-named-by-request
    return importlib.import_module("reports.daily")


def configured(settings):
    # ok: injection/module-named-by-request
    return importlib.import_module(settings["module"])


def checked():
    name = request.args["name"]
    if name not in KINDS:
        return None
    # ok: injection/module-named-by-request
    return importlib.import_module(name)
