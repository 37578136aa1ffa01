using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnclavePlanner.Storage.GeoPackage.Bulk;

/// <summary>A statement that is run very often and gives no rows, without what a command and its parameters cost each time.</summary>
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[256];

    /// <exception cref="SqliteException">The statement is not sound.</exception>
    internal RawStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Require(raw.sqlite3_prepare_v2(database, sql, out statement), raw.SQLITE_OK);
    }

    /// <summary>Runs it with what is bound; what is not bound anew stays.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    internal void Run()
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Require(result, raw.SQLITE_DONE);
    }

    internal void Bind(int place, long value) => Require(raw.sqlite3_bind_int64(statement, place, value), raw.SQLITE_OK);

    internal void Bind(int place, double value) => Require(raw.sqlite3_bind_double(statement, place, value), raw.SQLITE_OK);

    internal void Bind(int place, ReadOnlySpan<byte> value) => Require(raw.sqlite3_bind_blob(statement, place, value), raw.SQLITE_OK);

    internal void Bind(int place, string? value)
    {
        if (value is null)
        {
            Require(raw.sqlite3_bind_null(statement, place), raw.SQLITE_OK);
            return;
        }

        if (text.Length < Encoding.UTF8.GetMaxByteCount(value.Length))
            text = new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        Require(raw.sqlite3_bind_text(statement, place, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text))), raw.SQLITE_OK);
    }

    internal void Bind(int place, Guid value)
    {
        value.TryFormat(text, out var length, "D");
        Require(raw.sqlite3_bind_text(statement, place, text.AsSpan(0, length)), raw.SQLITE_OK);
    }

    public void Dispose() => statement.Dispose();

    private void Require(int result, int expected)
    {
        if (result != expected)
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result & 0xFF, result);
    }
}
