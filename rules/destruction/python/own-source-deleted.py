import os
import shutil
import sys
from pathlib import Path


def vanish():
    # ruleid: destruction/own-source-deleted
    os.remove(os.path.abspath(__file__))


def vanish_path():
    # ruleid: destruction/own-source-deleted
    Path(__file__).unlink(missing_ok=True)


def vanish_script():
    # ruleid: destruction/own-source-deleted
    os.unlink(sys.argv[0])


def vanish_all():
    # ruleid: destruction/own-source-deleted
    shutil.rmtree(os.path.dirname(__file__))


def clear(path):
    # ok: destruction/own-source-deleted
    os.remove(path)


def beside():
    # ok: destruction/own-source-deleted
    os.remove(os.path.join(os.path.dirname(__file__), "cache.db"))


def source():
    # ok: destruction/own-source-deleted
    return open(__file__).read()


def cache():
    # ok: destruction/own-source-deleted
    shutil.rmtree(Path(__file__).parent / "__pycache__")
