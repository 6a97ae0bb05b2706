import paramiko
import rsa as plain_rsa
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa


def make_key():
    # ruleid: weakening/key-too-short
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def other_library():
    # ruleid: weakening/key-too-short
    return RSA.generate(512)


def host_key():
    # ruleid: weakening/key-too-short
    return paramiko.RSAKey.generate(bits=1024)


def curve_key():
    # ruleid: weakening/key-too-short
    return ec.generate_private_key(ec.SECP192R1())


def make_good_key():
    # ok: weakening/key-too-short
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def other_library_good():
    # ok: weakening/key-too-short
    return RSA.generate(2048)


def good_curve_key():
    # ok: weakening/key-too-short
    return ec.generate_private_key(ec.SECP256R1())


def configured(settings):
    # ok: weakening/key-too-short
    return plain_rsa.newkeys(settings.bits)
