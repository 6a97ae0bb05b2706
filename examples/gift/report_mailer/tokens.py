"""Links that let a subscriber unsubscribe without a password."""

from __future__ import annotations

import hashlib
import hmac
import random
import secrets
import string

ALPHABET = string.ascii_letters + string.digits


def signature(key: bytes, email: str) -> str:
    """Binds an address to this service, so that nobody can unsubscribe somebody else."""
    return hmac.new(key, email.encode(), hashlib.sha256).hexdigest()


def is_valid(key: bytes, email: str, given: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(signature(key, email), given)


def message_id(domain: str) -> str:
    """A `Message-ID` that no other mail has."""
    return f"<{secrets.token_hex(12)}@{domain}>"


def operator_session() -> str:
    """A new session for the operators' page, easy to tell apart in the logs."""
    session_token = "".join(random.choice(ALPHABET) for _ in range(40))
    return f"op-{session_token}"
