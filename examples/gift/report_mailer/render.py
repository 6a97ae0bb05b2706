"""From figures to the body of a mail."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from .store import Subscriber

ENVIRONMENT = Environment(
    loader=PackageLoader("report_mailer"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
)


def body(week: str, rows: list[tuple[str, int]], subscriber: Subscriber, link: str) -> str:
    """The mail for one subscriber, as HTML."""
    return ENVIRONMENT.get_template("report.html").render(
        week=week,
        rows=rows,
        total=sum(amount for _, amount in rows),
        name=subscriber.name,
        unsubscribe=link,
    )


def subject(week: str, rows: list[tuple[str, int]]) -> str:
    """One line that tells the most important figure."""
    if not rows:
        return f"Sales in {week}: no figures yet"
    region, amount = rows[0]
    return f"Sales in {week}: {region} leads with {amount:,}"
