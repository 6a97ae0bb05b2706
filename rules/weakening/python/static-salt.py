import crypt
import hashlib
import os

import bcrypt
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SALT = b"report-mailer"


def derive(password):
    # ruleid: weakening/static-salt
    return hashlib.pbkdf2_hmac("sha256", password, b"pepper and salt", 600_000)


def derive_named(password):
    # ruleid: weakening/static-salt
    return hashlib.scrypt(password, salt=SALT, n=2**14, r=8, p=1)


def key():
    # ruleid: weakening/static-salt
    return Scrypt(salt="fixed".encode("ascii"), length=32, n=2**15, r=8, p=1)


def unix_hash(password):
    # ruleid: weakening/static-salt
    return crypt.crypt(password, "$6$abcdefgh$")


def derive_well(password):
    salt = os.urandom(16)
    # ok: weakening/static-salt
    return salt, hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)


def check(password, entry):
    # ok: weakening/static-salt
    return hashlib.scrypt(password, salt=entry.salt, n=2**14, r=8, p=1) == entry.digest


def stored(password):
    # ok: weakening/static-salt
    return bcrypt.hashpw(password, bcrypt.gensalt())


def check_stored(password, entry):
    # ok: weakening/static-salt
    return bcrypt.hashpw(password, entry.encode()) == entry
