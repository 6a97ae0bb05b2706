"""The mail says what the figures say."""

from report_mailer import render
from report_mailer.store import Subscriber

ADA = Subscriber("ada@example.invalid", "Ada <3")


def test_subject_names_the_leader():
    assert render.subject("2031-W18", [("north", 1200), ("south", 900)]) == (
        "Sales in 2031-W18: north leads with 1,200"
    )


def test_names_are_escaped():
    html = render.body("2031-W18", [("north", 1)], ADA, "https://reports.example.invalid/unsubscribe")
    assert "Ada &lt;3" in html
