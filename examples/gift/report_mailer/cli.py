"""The command line."""

from __future__ import annotations

import argparse
import logging
from urllib.parse import urlencode

from . import delivery, health, render, settings, tokens
from .store import Store
from .web import create_app

logger = logging.getLogger(__name__)


def send(week: str) -> int:
    """Send the report of one week; the result is the number of messages that failed."""
    configuration = settings.load()
    store = Store(configuration.database)
    rows = store.sales(week)
    sent = failed = 0
    for subscriber in store.subscribers():
        query = urlencode(
            {
                "email": subscriber.email,
                "signature": tokens.signature(configuration.key, subscriber.email),
            }
        )
        html = render.body(week, rows, subscriber, f"https://reports.example.invalid/unsubscribe?{query}")
        try:
            delivery.send(configuration, subscriber.email, render.subject(week, rows), html)
        except delivery.DeliveryError as error:
            logger.warning("not delivered: %s", error)
            store.record(week, subscriber.email, "failed")
            failed += 1
        else:
            store.record(week, subscriber.email, "sent")
            sent += 1
    health.heartbeat(sent, failed)
    return failed


def main() -> int:
    """Entry point of `report-mailer`."""
    parser = argparse.ArgumentParser(description="send the weekly sales report")
    commands = parser.add_subparsers(dest="command", required=True)
    sending = commands.add_parser("send", help="send the report of one week")
    sending.add_argument("--week", required=True)
    serving = commands.add_parser("serve", help="serve the operators' page")
    serving.add_argument("--port", type=int, default=8080)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    try:
        if arguments.command == "send":
            return min(send(arguments.week), 1)
        create_app().run(host="127.0.0.1", port=arguments.port)
    except Exception as error:
        health.crash(error)
        raise
    return 0
