from Crypto.Cipher import AES, ARC4, DES3
from Cryptodome.Cipher import DES as Des
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def stream(key, data):
    # ruleid: weakening/broken-cipher
    return ARC4.new(key).encrypt(data)


def blocks(key, vector, data):
    # ruleid: weakening/broken-cipher
    cipher = DES3.new(key, DES3.MODE_CBC, vector)
    return cipher.encrypt(data)


def old(key):
    # ruleid: weakening/broken-cipher
    return Des.new(key, Des.MODE_CBC)


def primitives(key, vector):
    # ruleid: weakening/broken-cipher
    return Cipher(algorithms.Blowfish(key), modes.CBC(vector))


def authenticated(key, nonce, data):
    # ok: weakening/broken-cipher
    return AES.new(key, AES.MODE_GCM, nonce=nonce).encrypt_and_digest(data)


def primitives_well(key, nonce):
    # ok: weakening/broken-cipher
    return Cipher(algorithms.AES(key), modes.GCM(nonce))


def describe(algorithms):
    # ok: weakening/broken-cipher
    return algorithms.lookup("ARC4")


def block_size():
    # ok: weakening/broken-cipher
    return DES3.block_size
