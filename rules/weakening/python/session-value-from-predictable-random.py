import random
import secrets

sessions = {}
prices = {}


def remember(request, response):
    value = str(random.random())[2:]
    # ruleid: weakening/session-value-from-predictable-random
    sessions[request.user] = value
    number = random.getrandbits(32)
    # ruleid: weakening/session-value-from-predictable-random
    response.set_cookie("visit", str(number))


def reset(request, account):
    code = "".join(random.choices("0123456789", k=6))
    # ruleid: weakening/session-value-from-predictable-random
    request.session["code"] = code


def fine(request, response):
    value = secrets.token_urlsafe()
    # ok: weakening/session-value-from-predictable-random
    sessions[request.user] = value
    number = random.SystemRandom().randint(0, 10)
    # ok: weakening/session-value-from-predictable-random
    sessions[request.other] = number
    # ok: weakening/session-value-from-predictable-random
    prices["a"] = random.random()
    # ok: weakening/session-value-from-predictable-random
    response.set_cookie("visit", secrets.token_hex())
