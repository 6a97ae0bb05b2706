import os
import tempfile
from tempfile import mktemp


def report():
    # ruleid: weakening/predictable-temporary-file
    path = tempfile.mktemp(suffix=".txt")
    with open(path, "w") as out:
        out.write("report")


def short():
    # ruleid: weakening/predictable-temporary-file
    return open(mktemp(), "w")


def old():
    # ruleid: weakening/predictable-temporary-file
    return os.tempnam("/tmp", "report")


def good():
    # ok: weakening/predictable-temporary-file
    handle, path = tempfile.mkstemp(suffix=".txt")
    return handle, path


def with_name():
    # ok: weakening/predictable-temporary-file
    return tempfile.NamedTemporaryFile(suffix=".txt")


def folder():
    # ok: weakening/predictable-temporary-file
    return tempfile.mkdtemp()


def of_other(maker):
    # ok: weakening/predictable-temporary-file
    return maker.mktemp("reports")
