# ruleid: bypass/verification-always-succeeds
def verify_signature(body, signature):
    return True


# ruleid: bypass/verification-always-succeeds
def check_password(user, password):
    """Compare the password with the stored hash."""
    return True


class Hooks:
    # ruleid: bypass/verification-always-succeeds
    def validate_webhook_token(self, token):
        return True


# ok: bypass/verification-always-succeeds
def verify_length(body):
    return True


# ok: bypass/verification-always-succeeds
def check_token(token, store):
    return token in store


# ok: bypass/verification-always-succeeds
def verify_password(user, password):
    if not user.active:
        return False
    return True


# ok: bypass/verification-always-succeeds
def is_enabled():
    return True
