"""The store keeps what it is given."""

from report_mailer.store import Store, Subscriber


def store_with(*emails: str) -> Store:
    store = Store(":memory:")
    with store.connection:
        store.connection.executemany(
            "INSERT INTO subscribers (email, name) VALUES (?, ?)",
            [(email, email.split("@")[0]) for email in emails],
        )
    return store


def test_subscribers_come_in_order():
    store = store_with("zoe@example.invalid", "ada@example.invalid")
    assert list(store.subscribers()) == [
        Subscriber("ada@example.invalid", "ada"),
        Subscriber("zoe@example.invalid", "zoe"),
    ]


def test_who_unsubscribed_gets_no_mail():
    store = store_with("ada@example.invalid")
    assert store.unsubscribe("ada@example.invalid")
    assert not store.unsubscribe("nobody@example.invalid")
    assert list(store.subscribers()) == []


def test_deliveries_are_found_by_status():
    store = store_with()
    store.record("2031-W18", "ada@example.invalid", "failed")
    store.record("2031-W18", "zoe@example.invalid", "sent")
    assert store.deliveries("2031-W18", "failed") == [(1, "ada@example.invalid")]
