"""Settings, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What the service needs to know about the place it runs in."""

    database: str
    delivery_url: str
    sender: str
    key: bytes
    timeout: float = 10.0


def load() -> Settings:
    """Read the settings; a missing key is an error when a copy is stored, not before."""
    return Settings(
        database=os.environ.get("REPORT_MAILER_DATABASE", "reports.sqlite3"),
        delivery_url=os.environ.get(
            "REPORT_MAILER_DELIVERY_URL", "https://delivery.example.invalid/v1/messages"
        ),
        sender=os.environ.get("REPORT_MAILER_SENDER", "reports@example.invalid"),
        key=bytes.fromhex(os.environ.get("REPORT_MAILER_KEY", "")),
    )
