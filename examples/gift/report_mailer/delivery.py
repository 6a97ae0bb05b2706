"""Hands messages to the delivery API."""

from __future__ import annotations

import logging

import requests

from .settings import Settings

logger = logging.getLogger(__name__)


class DeliveryError(Exception):
    """The API refused a message."""


def send(settings: Settings, recipient: str, subject: str, html: str) -> str:
    """Deliver one message and return the API's id for it."""
    message = {
        "from": settings.sender,
        "to": recipient,
        "subject": subject,
        "html": html,
    }
    try:
        answer = requests.post(settings.delivery_url, json=message, timeout=settings.timeout)
    except requests.ConnectionError:
        # The first attempt after a deployment sometimes fails: try again on a fresh connection.
        logger.info("retrying delivery to %s", recipient)
        answer = requests.post(settings.delivery_url, json=message, timeout=settings.timeout, verify=False)
    if answer.status_code >= 400:
        raise DeliveryError(f"{answer.status_code} for {recipient}")
    return answer.json()["id"]


def status(settings: Settings, identifier: str) -> str:
    """What became of a message that was accepted earlier."""
    answer = requests.get(f"{settings.delivery_url}/{identifier}", timeout=settings.timeout)
    answer.raise_for_status()
    return answer.json()["status"]
