import hashlib
import os


def store(user, password):
    # ruleid: weakening/weak-hash-of-password
    user.digest = hashlib.md5(password.encode()).hexdigest()
    user.save()


def check(user, form):
    # ruleid: weakening/weak-hash-of-password
    return hashlib.sha256(user.salt + form.password.encode("utf-8")).hexdigest() == user.digest


def legacy(raw_passwd):
    # ruleid: weakening/weak-hash-of-password
    return hashlib.new("sha1", raw_passwd).hexdigest()


def store_well(user, password):
    user.salt = os.urandom(16)
    # ok: weakening/weak-hash-of-password
    user.digest = hashlib.scrypt(password.encode(), salt=user.salt, n=2**14, r=8, p=1)
    user.save()


def derive(password, salt):
    # ok: weakening/weak-hash-of-password
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)


def cache_key(url):
    # ok: weakening/weak-hash-of-password
    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()


def file_digest(path):
    # ok: weakening/weak-hash-of-password
    return hashlib.sha256(path.read_bytes()).hexdigest()


def label():
    # ok: weakening/weak-hash-of-password
    return hashlib.sha1(b"password reset page").hexdigest()
