package reports

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
)

const customerTable = "customers"

func findCustomer(db *sql.DB, email string) *sql.Row {
	// ruleid: injection/sql-from-interpolated-string-go
	return db.QueryRow(fmt.Sprintf("SELECT id, name FROM customers WHERE email = '%s'", email))
}

func ordersOf(ctx context.Context, db *sql.DB, request *http.Request) (*sql.Rows, error) {
	// ruleid: injection/sql-from-interpolated-string-go
	return db.QueryContext(ctx, "SELECT * FROM orders WHERE owner = "+request.FormValue("owner"))
}

func rename(tx *sql.Tx, id int, name string) error {
	statement := fmt.Sprintf("UPDATE customers SET name = '%v' WHERE id = %d", name, id)
	// ruleid: injection/sql-from-interpolated-string-go
	_, err := tx.Exec(statement)
	return err
}

func findInvoice(db *sql.DB, number string) *sql.Row {
	// ok: injection/sql-from-interpolated-string-go
	return db.QueryRow("SELECT total FROM invoices WHERE number = $1", number)
}

func countCustomers(db *sql.DB) *sql.Row {
	// ok: injection/sql-from-interpolated-string-go
	return db.QueryRow("SELECT count(*) FROM " + customerTable)
}

func page(db *sql.DB, limit int) (*sql.Rows, error) {
	// ok: injection/sql-from-interpolated-string-go
	return db.Query(fmt.Sprintf("SELECT id FROM invoices LIMIT %d", limit))
}

func download(client *http.Client, name string) (*http.Response, error) {
	// ok: injection/sql-from-interpolated-string-go
	return client.Get("https://reports.example.invalid/" + name)
}

func longStatement(db *sql.DB, since string) (*sql.Rows, error) {
	query := "SELECT number, total " +
		"FROM invoices " +
		"WHERE issued >= $1"
	// ok: injection/sql-from-interpolated-string-go
	return db.Query(query, since)
}
