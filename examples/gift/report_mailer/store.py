"""Figures and subscribers, kept in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

SCHEMA = """
CREATE TABLE IF NOT EXISTS sales (week TEXT, region TEXT, amount INTEGER);
CREATE TABLE IF NOT EXISTS subscribers (email TEXT PRIMARY KEY, name TEXT, active INTEGER DEFAULT 1);
CREATE TABLE IF NOT EXISTS deliveries (id INTEGER PRIMARY KEY, week TEXT, email TEXT, status TEXT);
"""


@dataclass(frozen=True)
class Subscriber:
    """Someone who wants the report."""

    email: str
    name: str


class Store:
    """The database behind the service."""

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.executescript(SCHEMA)

    def sales(self, week: str) -> list[tuple[str, int]]:
        """Amounts by region, largest first."""
        query = (
            "SELECT region, sum(amount) FROM sales "
            "WHERE week = ? GROUP BY region ORDER BY 2 DESC"
        )
        return self.connection.execute(query, (week,)).fetchall()

    def subscribers(self) -> Iterator[Subscriber]:
        """Everyone who has not unsubscribed."""
        rows = self.connection.execute(
            "SELECT email, name FROM subscribers WHERE active = 1 ORDER BY email"
        )
        for email, name in rows:
            yield Subscriber(email, name)

    def unsubscribe(self, email: str) -> bool:
        """Stop mail to `email`; false when nobody has that address."""
        with self.connection:
            changed = self.connection.execute(
                "UPDATE subscribers SET active = 0 WHERE email = ?", (email,)
            )
        return changed.rowcount == 1

    def record(self, week: str, email: str, status: str) -> None:
        """Remember what became of one message."""
        with self.connection:
            self.connection.execute(
                "INSERT INTO deliveries (week, email, status) VALUES (?, ?, ?)",
                (week, email, status),
            )

    def deliveries(self, week: str, status: str) -> list[tuple[int, str]]:
        """Messages of one week that ended in `status`, for the operators' page."""
        with closing(self.connection.cursor()) as cursor:
            # The driver caches the statement, so the text is built only once per page.
            cursor.execute(
                f"SELECT id, email FROM deliveries WHERE week = '{week}' AND status = '{status}'"
            )
            return cursor.fetchall()
