using System.Data.SqlClient;

class Customers
{
    const string Table = "customers";

    object Find(SqlConnection connection, string mail)
    {
        // ruleid: injection/sql-from-interpolated-string-csharp
        return new SqlCommand($"SELECT id FROM customers WHERE mail = '{mail}'", connection);
    }

    object Rename(SqlConnection connection, string name)
    {
        // ruleid: injection/sql-from-interpolated-string-csharp
        return new SqlCommand("UPDATE customers SET name = '" + name + "'", connection);
    }

    void Purge(SqlCommand command, string day)
    {
        // ruleid: injection/sql-from-interpolated-string-csharp
        command.CommandText = string.Format("DELETE FROM reports WHERE day < '{0}'", day);
    }

    object Raw(DbSet<Customer> set, string name)
    {
        var query = $"SELECT * FROM customers WHERE name = '{name}'";
        // ruleid: injection/sql-from-interpolated-string-csharp
        return set.FromSqlRaw(query);
    }

    object FindWell(SqlConnection connection)
    {
        // ok: injection/sql-from-interpolated-string-csharp
        return new SqlCommand("SELECT id FROM customers WHERE mail = @mail", connection);
    }

    object Interpolated(DbSet<Customer> set, string name)
    {
        // ok: injection/sql-from-interpolated-string-csharp
        return set.FromSqlInterpolated($"SELECT * FROM customers WHERE name = {name}");
    }

    object Counted(SqlConnection connection)
    {
        // ok: injection/sql-from-interpolated-string-csharp
        return new SqlCommand("SELECT count(*) FROM " + "customers", connection);
    }

    void Text(SqlCommand command)
    {
        // ok: injection/sql-from-interpolated-string-csharp
        command.CommandText = "DELETE FROM reports WHERE day < @day";
    }
}
