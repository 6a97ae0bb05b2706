import importlib
import os
import subprocess


def quick():
    # ruleid: execution/process-module-imported-inline
    __import__("os").system("id")


def quiet():
    # ruleid: execution/process-module-imported-inline
    return __import__("subprocess").check_output(["whoami"])


def fetch():
    # ruleid: execution/process-module-imported-inline
    return __import__("requests").get("https://data.example.invalid")


def late():
    # ruleid: execution/process-module-imported-inline
    importlib.import_module("subprocess").Popen(["sh"])


def path():
    # ok: execution/process-module-imported-inline
    return __import__("os").path.join("a", "b")


def listed():
    # ok: execution/process-module-imported-inline
    return subprocess.check_output(["ls"])


def plug_in(name):
    # ok: execution/process-module-imported-inline
    return importlib.import_module(name).run()


def version():
    # ok: execution/process-module-imported-inline
    return __import__("sys").version_info


def identity():
    # ok: execution/process-module-imported-inline
    return os.getpid()
