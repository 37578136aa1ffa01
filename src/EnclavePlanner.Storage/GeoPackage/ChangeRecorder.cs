using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Writes the rows of one ChangeSet into the history.</summary>
internal sealed class ChangeRecorder : IDisposable
{
    private readonly SqliteCommand insert;

    internal ChangeRecorder(SqliteConnection connection, long changeSet) => insert = connection.Statement(
        "INSERT INTO row_change (change_set, row_before, row_after) VALUES ($changeSet, $before, $after);",
        ("$changeSet", changeSet),
        ("$before", null),
        ("$after", null));

    internal void Add(RowChange change)
    {
        insert.Parameters[1].Value = change.Before is { } before ? RowJson.Write(before) : DBNull.Value;
        insert.Parameters[2].Value = change.After is { } after ? RowJson.Write(after) : DBNull.Value;
        insert.ExecuteNonQuery();
    }

    public void Dispose() => insert.Dispose();
}
