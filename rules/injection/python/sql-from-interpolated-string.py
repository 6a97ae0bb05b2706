import sqlite3

INVOICE_TABLE = "invoices"


def find_customer(connection, email):
    cursor = connection.cursor()
    # ruleid: injection/sql-from-interpolated-string
    cursor.execute(f"SELECT id, name FROM customers WHERE email = '{email}'")
    return cursor.fetchone()


def rename_customer(connection, customer_id, name):
    # ruleid: injection/sql-from-interpolated-string
    connection.execute("UPDATE customers SET name = '%s' WHERE id = %d" % (name, customer_id))


def orders_of(connection, customer_id):
    # ruleid: injection/sql-from-interpolated-string
    connection.execute("SELECT * FROM orders WHERE customer_id = " + customer_id)


def purge(connection, table, day):
    statement = "DELETE FROM {} WHERE created < '{}'".format(table, day)
    connection.rollback()
    # ruleid: injection/sql-from-interpolated-string
    connection.execute(statement)


def find_invoice(connection, number):
    # ok: injection/sql-from-interpolated-string
    return connection.execute("SELECT total FROM invoices WHERE number = ?", (number,)).fetchone()


def count_invoices(connection):
    # ok: injection/sql-from-interpolated-string
    return connection.execute(f"SELECT count(*) FROM {INVOICE_TABLE}").fetchone()[0]


def long_statement(connection, since):
    query = (
        "SELECT number, total "
        "FROM invoices "
        "WHERE issued >= ?"
    )
    # ok: injection/sql-from-interpolated-string
    return connection.execute(query, [since]).fetchall()


def drop_schema(connection, operations, table):
    # ok: injection/sql-from-interpolated-string
    connection.execute("DROP TABLE %s" % operations.quote_name(table))


def run_pipeline(executor, stage):
    # ok: injection/sql-from-interpolated-string
    executor.execute(f"please select a stage: {stage}")


def open_database(path):
    return sqlite3.connect(path)
