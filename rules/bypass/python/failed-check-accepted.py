import ssl

import jwt
from cryptography.exceptions import InvalidSignature


def check(key, body, signature):
    try:
        key.verify(signature, body)
    # ruleid: bypass/failed-check-accepted
    except InvalidSignature:
        pass
    return True


def claims(token, key):
    try:
        jwt.decode(token, key, algorithms=["RS256"])
    # ruleid: bypass/failed-check-accepted
    except jwt.InvalidTokenError as error:
        print(error)
        return True
    return True


def connect(link):
    try:
        link.do_handshake()
    # ruleid: bypass/failed-check-accepted
    except ssl.SSLCertVerificationError:
        pass


def check_well(key, body, signature):
    try:
        key.verify(signature, body)
    # ok: bypass/failed-check-accepted
    except InvalidSignature:
        return False
    return True


def claims_well(token, key):
    try:
        return jwt.decode(token, key, algorithms=["RS256"])
    # ok: bypass/failed-check-accepted
    except jwt.InvalidTokenError:
        raise PermissionError from None


def any_of(keys, body, signature):
    for key in keys:
        try:
            return key.verify(signature, body)
        # ok: bypass/failed-check-accepted
        except InvalidSignature:
            pass
    raise PermissionError


def absent(path):
    try:
        path.unlink()
    # ok: bypass/failed-check-accepted
    except FileNotFoundError:
        pass


def parse(text):
    try:
        return int(text)
    # ok: bypass/failed-check-accepted
    except ValueError:
        return True
