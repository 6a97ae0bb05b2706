const { Pool } = require("pg");

const pool = new Pool();
const CUSTOMER_TABLE = "customers";

async function findCustomer(email) {
  // ruleid: injection/sql-from-interpolated-string-javascript
  const result = await pool.query(`SELECT id, name FROM customers WHERE email = '${email}'`);
  return result.rows[0];
}

async function renameCustomer(connection, id, name) {
  // ruleid: injection/sql-from-interpolated-string-javascript
  await connection.execute("UPDATE customers SET name = '" + name + "' WHERE id = " + id);
}

function removeOrders(database, customerId, done) {
  const statement = `DELETE FROM orders WHERE customer_id = ${customerId}`;
  console.log("removing orders");
  // ruleid: injection/sql-from-interpolated-string-javascript
  database.run(statement, done);
}

async function findInvoice(number) {
  // ok: injection/sql-from-interpolated-string-javascript
  return pool.query("SELECT total FROM invoices WHERE number = $1", [number]);
}

async function countCustomers() {
  // ok: injection/sql-from-interpolated-string-javascript
  return pool.query(`SELECT count(*) FROM ${CUSTOMER_TABLE}`);
}

async function tagged(sql, email) {
  // ok: injection/sql-from-interpolated-string-javascript
  return sql`SELECT id FROM customers WHERE email = ${email}`;
}

function longStatement(database, since) {
  const query = "SELECT number, total " + "FROM invoices " + "WHERE issued >= ?";
  // ok: injection/sql-from-interpolated-string-javascript
  return database.all(query, [since]);
}

async function page(client, name) {
  // ok: injection/sql-from-interpolated-string-javascript
  return client.get(`/pages/select/${name}/from`);
}

function escaped(connection, mysql, name) {
  // ok: injection/sql-from-interpolated-string-javascript
  return connection.query("SELECT * FROM users WHERE name = " + mysql.escape(name));
}

module.exports = { findCustomer, renameCustomer, removeOrders, findInvoice, countCustomers, tagged, longStatement, page, escaped };
