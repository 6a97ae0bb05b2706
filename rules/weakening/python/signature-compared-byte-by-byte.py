import hashlib
import hmac


def is_genuine(key, body, given):
    # ruleid: weakening/signature-compared-byte-by-byte
    return hmac.new(key, body, hashlib.sha256).hexdigest() == given


def check_hook(key, request):
    expected = "sha256=" + hmac.new(key, request.body, "sha256").hexdigest()
    # ruleid: weakening/signature-compared-byte-by-byte
    if request.headers["X-Signature"] != expected:
        raise PermissionError


def check_raw(key, body, given):
    digest = hmac.digest(key, body, "sha512")
    # ruleid: weakening/signature-compared-byte-by-byte
    return given == digest


def is_genuine_well(key, body, given):
    # ok: weakening/signature-compared-byte-by-byte
    return hmac.compare_digest(hmac.new(key, body, hashlib.sha256).hexdigest(), given)


def check_hook_well(key, request):
    expected = hmac.new(key, request.body, "sha256").hexdigest()
    # ok: weakening/signature-compared-byte-by-byte
    if not hmac.compare_digest(expected, request.headers["X-Signature"]):
        raise PermissionError


def same_file(left, right):
    # ok: weakening/signature-compared-byte-by-byte
    return hashlib.sha256(left).hexdigest() == hashlib.sha256(right).hexdigest()


def sized(key, body):
    digest = hmac.digest(key, body, "sha256")
    # ok: weakening/signature-compared-byte-by-byte
    return len(digest) == 32
