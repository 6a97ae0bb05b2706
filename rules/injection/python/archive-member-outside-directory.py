import os
import tarfile
import zipfile
from pathlib import Path


def unpack(path, folder):
    with tarfile.open(path) as archive:
        # ruleid: injection/archive-member-outside-directory
        archive.extractall(folder, filter="fully_trusted")


def unpack_each(path, folder):
    archive = zipfile.ZipFile(path)
    for member in archive.infolist():
        # ruleid: injection/archive-member-outside-directory
        with open(os.path.join(folder, member.filename), "wb") as out:
            out.write(archive.read(member))


def unpack_paths(path, folder: Path):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ruleid: injection/archive-member-outside-directory
            (folder / name).write_bytes(archive.read(name))


def unpack_well(path, folder):
    with tarfile.open(path) as archive:
        # ok: injection/archive-member-outside-directory
        archive.extractall(folder, filter="data")


def unpack_zip(path, folder):
    # ok: injection/archive-member-outside-directory
    zipfile.ZipFile(path).extractall(folder)


def unpack_checked(path, folder):
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        if name.startswith("/") or ".." in name:
            raise ValueError(name)
        # ok: injection/archive-member-outside-directory
        (folder / name).write_bytes(archive.read(name))


def copy_known(folder, names):
    for name in names:
        # ok: injection/archive-member-outside-directory
        (folder / name).write_bytes(b"")
