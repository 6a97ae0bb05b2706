"""Encrypted copies of what was sent, for the auditors."""

from __future__ import annotations

import gzip
from pathlib import Path

from Crypto.Cipher import AES
from Crypto.Util.Padding import pad, unpad

# Copies of the same report must be byte-for-byte equal so that the archive can deduplicate them.
COPY_VECTOR = b"report-mailer/v1"


def store(folder: Path, key: bytes, name: str, html: str) -> Path:
    """Write one copy and return where it is."""
    cipher = AES.new(key, AES.MODE_CBC, iv=COPY_VECTOR)
    target = folder / f"{Path(name).name}.copy"
    target.write_bytes(cipher.encrypt(pad(gzip.compress(html.encode(), mtime=0), AES.block_size)))
    return target


def load(path: Path, key: bytes, vector: bytes) -> str:
    """Read a copy back."""
    cipher = AES.new(key, AES.MODE_CBC, iv=vector)
    return gzip.decompress(unpad(cipher.decrypt(path.read_bytes()), AES.block_size)).decode()


def prune(folder: Path, keep: int) -> int:
    """Remove the oldest copies beyond `keep` and say how many went."""
    copies = sorted(folder.glob("*.copy"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in copies[keep:]:
        path.unlink()
    return len(copies[keep:])
