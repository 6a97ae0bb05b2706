import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding


def seal(key, body):
    # ruleid: weakening/signature-with-weak-hash
    return hmac.new(key, body, hashlib.md5).hexdigest()


def seal_by_name(key, body):
    # ruleid: weakening/signature-with-weak-hash
    return hmac.new(key, msg=body, digestmod="md5").digest()


def sign(private, body):
    # ruleid: weakening/signature-with-weak-hash
    return private.sign(body, padding.PKCS1v15(), hashes.SHA1())


def self_signed(certificate, key):
    # ruleid: weakening/signature-with-weak-hash
    certificate.sign(key, "sha1")


def seal_well(key, body):
    # ok: weakening/signature-with-weak-hash
    return hmac.new(key, body, hashlib.sha256).hexdigest()


def sign_well(private, body):
    # ok: weakening/signature-with-weak-hash
    return private.sign(body, padding.PKCS1v15(), hashes.SHA256())


def cache_key(url):
    # ok: weakening/signature-with-weak-hash
    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()


def self_signed_well(certificate, key):
    # ok: weakening/signature-with-weak-hash
    certificate.sign(key, "sha256")
