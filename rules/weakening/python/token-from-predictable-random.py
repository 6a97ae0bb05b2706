import random
import secrets
import string

ALPHABET = string.ascii_letters + string.digits
VOCABULARY = ["red", "green", "blue"]


def send_reset_mail(user, mailer):
    # ruleid: weakening/token-from-predictable-random
    reset_token = "".join(random.choice(ALPHABET) for _ in range(32))
    mailer.send(user.email, reset_token)


def open_session(response):
    # ruleid: weakening/token-from-predictable-random
    session_id = "%032x" % random.getrandbits(128)
    response.set_cookie("sid", session_id)


def generate_otp():
    # ruleid: weakening/token-from-predictable-random
    return str(random.randint(100000, 999999))


class Account:
    def __init__(self):
        # ruleid: weakening/token-from-predictable-random
        self.api_key = "".join(random.choices(ALPHABET, k=40))


def send_safe_reset_mail(user, mailer):
    # ok: weakening/token-from-predictable-random
    reset_token = secrets.token_urlsafe(32)
    mailer.send(user.email, reset_token)


def pick_color():
    # ok: weakening/token-from-predictable-random
    color = random.choice(VOCABULARY)
    return color


def mask_one(tokens):
    # ok: weakening/token-from-predictable-random
    token = random.choice(tokens)
    return token


def strong_password():
    # ok: weakening/token-from-predictable-random
    return "".join(secrets.choice(ALPHABET) for _ in range(20))


def back_off(attempt):
    # ok: weakening/token-from-predictable-random
    delay = random.random() * 2**attempt
    return delay


def system_token():
    generator = random.SystemRandom()
    # ok: weakening/token-from-predictable-random
    token = "".join(generator.choice(ALPHABET) for _ in range(32))
    return token
