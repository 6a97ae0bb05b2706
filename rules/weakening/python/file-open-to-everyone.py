import os
import stat
from pathlib import Path


def share(path):
    # ruleid: weakening/file-open-to-everyone
    os.chmod(path, 0o777)
    # ruleid: weakening/file-open-to-everyone
    Path(path).chmod(0o666)
    # ruleid: weakening/file-open-to-everyone
    os.chmod(path, os.stat(path).st_mode | stat.S_IWOTH)
    # ruleid: weakening/file-open-to-everyone
    os.fchmod(path, 0o0777)


def keep(path):
    # ok: weakening/file-open-to-everyone
    os.chmod(path, 0o755)
    # ok: weakening/file-open-to-everyone
    Path(path).chmod(0o600)
    # ok: weakening/file-open-to-everyone
    os.makedirs(path, 0o777, exist_ok=True)
    # ok: weakening/file-open-to-everyone
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    # ok: weakening/file-open-to-everyone
    os.chmod("/srv/drop", 0o1777)
