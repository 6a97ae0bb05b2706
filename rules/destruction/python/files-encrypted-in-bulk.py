import os
from pathlib import Path

from cryptography.fernet import Fernet


def protect(folder, key):
    cipher = Fernet(key)
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as source:
                data = source.read()
            # ruleid: destruction/files-encrypted-in-bulk
            sealed = cipher.encrypt(data)
            with open(path, "wb") as target:
                target.write(sealed)


def protect_paths(folder: Path, cipher):
    for path in folder.rglob("*.docx"):
        # ruleid: destruction/files-encrypted-in-bulk
        path.write_bytes(cipher.encrypt(path.read_bytes()))


def protect_and_rename(folder, cipher):
    for root, _, names in os.walk(folder):
        for name in names:
            # ruleid: destruction/files-encrypted-in-bulk
            cipher.encrypt_file(os.path.join(root, name))
            os.rename(os.path.join(root, name), os.path.join(root, name + ".sealed"))


def copy(folder, key, store):
    cipher = Fernet(key)
    for root, _, names in os.walk(folder):
        for name in names:
            # ok: destruction/files-encrypted-in-bulk
            store.put(name, cipher.encrypt(Path(root, name).read_bytes()))


def one(path, cipher):
    # ok: destruction/files-encrypted-in-bulk
    path.write_bytes(cipher.encrypt(path.read_bytes()))


def messages(cipher, queue):
    for message in queue:
        # ok: destruction/files-encrypted-in-bulk
        queue.answer(cipher.encrypt(message))


def strip(folder: Path):
    for path in folder.rglob("*.txt"):
        # ok: destruction/files-encrypted-in-bulk
        path.write_bytes(path.read_bytes().strip())
