package invalid.example.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

final class CustomerStore {
    private static final String TABLE = "customers";
    private final Connection connection;

    CustomerStore(Connection connection) {
        this.connection = connection;
    }

    ResultSet find(String email) throws SQLException {
        Statement statement = connection.createStatement();
        // ruleid: injection/sql-from-interpolated-string-java
        return statement.executeQuery("SELECT id FROM customers WHERE email = '" + email + "'");
    }

    void rename(long id, String name) throws SQLException {
        String update = String.format("UPDATE customers SET name = '%s' WHERE id = %d", name, id);
        Statement statement = connection.createStatement();
        // ruleid: injection/sql-from-interpolated-string-java
        statement.executeUpdate(update);
    }

    PreparedStatement halfPrepared(Request request) throws SQLException {
        // ruleid: injection/sql-from-interpolated-string-java
        return connection.prepareStatement("DELETE FROM orders WHERE day < ? AND owner = " + request.owner());
    }

    ResultSet findSafely(String email) throws SQLException {
        // ok: injection/sql-from-interpolated-string-java
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM customers WHERE email = ?");
        statement.setString(1, email);
        // ok: injection/sql-from-interpolated-string-java
        return statement.executeQuery();
    }

    PreparedStatement fromConstants() throws SQLException {
        // ok: injection/sql-from-interpolated-string-java
        return connection.prepareStatement("SELECT id FROM " + TABLE + " WHERE email = ?");
    }

    PreparedStatement fromOtherConstants() throws SQLException {
        // ok: injection/sql-from-interpolated-string-java
        return connection.prepareStatement("SELECT id FROM " + Schema.CUSTOMERS + " WHERE active = 1");
    }

    void log(Journal journal, String name) {
        // ok: injection/sql-from-interpolated-string-java
        journal.update("renamed to " + name);
    }

    PreparedStatement longStatement() throws SQLException {
        String query = "SELECT number, total "
            + "FROM invoices "
            + "WHERE issued >= ?";
        // ok: injection/sql-from-interpolated-string-java
        return connection.prepareStatement(query);
    }
}
