import os

from Crypto.Cipher import AES
from Crypto.Util.Padding import pad, unpad
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ZERO_VECTOR = b"\x00" * 16
FIXED_VECTOR = b"0123456789abcdef"


def encrypt_report(key, report):
    # ruleid: weakening/static-initialization-vector
    return AES.new(key, AES.MODE_CBC, b"report-mailer-iv").encrypt(pad(report, 16))


def encrypt_backup(key, data):
    # ruleid: weakening/static-initialization-vector
    cipher = AES.new(key, AES.MODE_CBC, iv=ZERO_VECTOR)
    return cipher.encrypt(pad(data, AES.block_size))


def encryptor(key):
    # ruleid: weakening/static-initialization-vector
    return Cipher(algorithms.AES(key), modes.CTR(FIXED_VECTOR)).encryptor()


def seal(key, message):
    # ruleid: weakening/static-initialization-vector
    return AESGCM(key).encrypt(bytes(12), message, None)


def encrypt_fresh(key, data):
    vector = os.urandom(16)
    # ok: weakening/static-initialization-vector
    return vector + AES.new(key, AES.MODE_CBC, iv=vector).encrypt(pad(data, 16))


def decrypt(key, blob):
    # ok: weakening/static-initialization-vector
    return unpad(AES.new(key, AES.MODE_CBC, blob[:16]).decrypt(blob[16:]), 16)


def automatic(key):
    # ok: weakening/static-initialization-vector
    return AES.new(key, AES.MODE_EAX)


def seal_fresh(key, message):
    nonce = os.urandom(12)
    # ok: weakening/static-initialization-vector
    return nonce + AESGCM(key).encrypt(nonce, message, b"reports/v1")


def factory(registry):
    # ok: weakening/static-initialization-vector
    return registry.new("report", registry.DEFAULT, "monthly")
