from Crypto.Cipher import AES, DES3
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def hide_number(key, number):
    # ruleid: weakening/block-cipher-in-ecb-mode
    return AES.new(key, AES.MODE_ECB).encrypt(number.zfill(16).encode())


def legacy_terminal(key):
    # ruleid: weakening/block-cipher-in-ecb-mode
    return DES3.new(key, mode=DES3.MODE_ECB)


def encryptor(key):
    # ruleid: weakening/block-cipher-in-ecb-mode
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor()


def good_encryptor(key, nonce):
    # ok: weakening/block-cipher-in-ecb-mode
    return Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()


def sealed(key):
    # ok: weakening/block-cipher-in-ecb-mode
    return AES.new(key, AES.MODE_GCM)


def refuse_legacy(mode):
    # ok: weakening/block-cipher-in-ecb-mode
    if mode == AES.MODE_ECB:
        raise ValueError("ECB is not supported")


def exchange_rate(bank):
    # ok: weakening/block-cipher-in-ecb-mode
    return bank.ECB("EUR", "USD")
