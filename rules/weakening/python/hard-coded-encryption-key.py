import os

import jwt
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import algorithms

REPORT_KEY = b"not a real key!!"


def encrypt(data):
    # ruleid: weakening/hard-coded-encryption-key
    return AES.new(REPORT_KEY, AES.MODE_GCM).encrypt(data)


def box():
    # ruleid: weakening/hard-coded-encryption-key
    return Fernet("bm90LWEta2V5LW5vdC1hLWtleS1ub3QtYS1rZXktMDE=")


def algorithm():
    # ruleid: weakening/hard-coded-encryption-key
    return algorithms.AES(b"0123456789abcdef")


def issue(user):
    # ruleid: weakening/hard-coded-encryption-key
    return jwt.encode({"sub": user.name}, "change-me", algorithm="HS256")


def encrypt_with_configured_key(data):
    # ok: weakening/hard-coded-encryption-key
    return AES.new(bytes.fromhex(os.environ["REPORT_KEY"]), AES.MODE_GCM).encrypt(data)


def fresh_box():
    # ok: weakening/hard-coded-encryption-key
    return Fernet(Fernet.generate_key())


def issue_with_loaded_key(user, keys):
    # ok: weakening/hard-coded-encryption-key
    return jwt.encode({"sub": user.name, "iss": "reports"}, keys.private, algorithm="ES256")


def stored_box(path):
    # ok: weakening/hard-coded-encryption-key
    return Fernet(path.read_bytes())


def make_widget(factory):
    # ok: weakening/hard-coded-encryption-key
    return factory.new("button", label="Send")


def make_report(registry):
    # ok: weakening/hard-coded-encryption-key
    return registry.new("report", registry.MONTHLY)
