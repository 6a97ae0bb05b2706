import redis
from sqlalchemy import text


def reset(cursor, name):
    # ruleid: destruction/database-dropped
    cursor.execute("DROP DATABASE reports")
    # ruleid: destruction/database-dropped
    cursor.execute(f"drop schema {name} cascade")


def reset_engine(connection):
    # ruleid: destruction/database-dropped
    connection.execute(text("DROP SCHEMA public CASCADE"))


def reset_documents(client):
    # ruleid: destruction/database-dropped
    client.drop_database("reports")


def reset_cache():
    store = redis.Redis()
    # ruleid: destruction/database-dropped
    store.flushall()


def tidy(cursor, day):
    # ok: destruction/database-dropped
    cursor.execute("DELETE FROM reports WHERE day < ?", (day,))
    # ok: destruction/database-dropped
    cursor.execute("DROP INDEX reports_by_day")


def tidy_cache():
    store = redis.Redis()
    # ok: destruction/database-dropped
    store.delete("reports")


def explain(log):
    # ok: destruction/database-dropped
    log.execute("please do not drop database reports")
