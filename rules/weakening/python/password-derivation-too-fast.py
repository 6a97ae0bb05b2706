import hashlib

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ROUNDS = 1000


def derive(password, salt):
    # ruleid: weakening/password-derivation-too-fast
    return hashlib.pbkdf2_hmac("sha256", password, salt, 1000)


def derive_by_name(password, salt):
    # ruleid: weakening/password-derivation-too-fast
    return hashlib.pbkdf2_hmac("sha512", password, salt, iterations=ROUNDS, dklen=32)


def key_of(salt, digest, password):
    # ruleid: weakening/password-derivation-too-fast
    kdf = PBKDF2HMAC(algorithm=digest, length=32, salt=salt, iterations=5_000)
    # ruleid: weakening/password-derivation-too-fast
    other = PBKDF2(password, salt, dkLen=32, count=4096)
    # ruleid: weakening/password-derivation-too-fast
    quick = hashlib.scrypt(password, salt=salt, n=16, r=8, p=1)
    return kdf, other, quick


def stored(password):
    # ruleid: weakening/password-derivation-too-fast
    return bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))


def derive_well(password, salt):
    # ok: weakening/password-derivation-too-fast
    return hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)


def derive_as_configured(password, salt, settings):
    # ok: weakening/password-derivation-too-fast
    return hashlib.pbkdf2_hmac("sha256", password, salt, settings.rounds)


def stored_well(password):
    # ok: weakening/password-derivation-too-fast
    return bcrypt.hashpw(password, bcrypt.gensalt(12))


def memory_hard(password, salt):
    # ok: weakening/password-derivation-too-fast
    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)


def default_cost(password):
    # ok: weakening/password-derivation-too-fast
    return bcrypt.hashpw(password, bcrypt.gensalt())
