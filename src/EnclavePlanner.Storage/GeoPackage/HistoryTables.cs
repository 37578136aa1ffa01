using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>The tables change_set and row_change: who did what, when, and the rows before and after.</summary>
internal static class HistoryTables
{
    internal static bool Contains(SqliteConnection connection, Guid id) =>
        connection.Holds("SELECT 1 FROM change_set WHERE id = $id;", ("$id", id.ToString("D")));

    /// <summary>Adds a ChangeSet; its rows follow, in their order.</summary>
    /// <returns>The statement that adds a row; give it each change.</returns>
    internal static ChangeRecorder Begin(SqliteConnection connection, ChangeSet changeSet)
    {
        connection.Run(
            """
            INSERT INTO change_set (id, author, time, title, reverts, row_count)
            VALUES ($id, $author, $time, $title, $reverts, $count);
            """,
            ("$id", changeSet.Id.ToString("D")),
            ("$author", changeSet.Author),
            ("$time", changeSet.Time.ToString("O", CultureInfo.InvariantCulture)),
            ("$title", changeSet.Title),
            ("$reverts", changeSet.Reverts?.ToString("D")),
            ("$count", changeSet.Changes.Length));
        return new ChangeRecorder(connection, connection.Integer("SELECT last_insert_rowid();"));
    }

    internal static PlanHistory Read(SqliteConnection connection)
    {
        using var command = connection.Statement("SELECT fid, id, author, time, title, reverts, row_count FROM change_set ORDER BY fid;");
        using var record = command.ExecuteReader();
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        while (record.Read())
            entries.Add(Entry(record));
        return PlanHistory.Of(entries.ToImmutable());
    }

    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN.</exception>
    internal static ChangeSet Read(SqliteConnection connection, Guid id)
    {
        HistoryEntry entry;
        using (var command = connection.Statement(
            "SELECT fid, id, author, time, title, reverts, row_count FROM change_set WHERE id = $id;", ("$id", id.ToString("D"))))
        using (var record = command.ExecuteReader())
        {
            if (!record.Read())
                throw new FaultException(new Fault(StorageTexts.Resources, "STO-CHANGE-UNKNOWN", id));
            entry = Entry(record);
        }

        var changes = ImmutableArray.CreateBuilder<RowChange>(entry.RowCount);
        using var rows = connection.Statement(
            "SELECT row_before, row_after FROM row_change WHERE change_set = $number ORDER BY fid;", ("$number", entry.Number));
        using var change = rows.ExecuteReader();
        while (change.Read())
            changes.Add(RowChange.Recorded(Row(change, 0), Row(change, 1)));
        if (changes.Count != entry.RowCount)
            throw new FormatException($"row_change: {changes.Count} of {entry.RowCount} rows of ChangeSet {id} are there.");
        return new ChangeSet
        {
            Id = entry.Id,
            Author = entry.Author,
            Time = entry.Time,
            Title = entry.Title,
            Reverts = entry.Reverts,
            Changes = changes.ToImmutable(),
        };
    }

    private static PlanRow? Row(SqliteDataReader record, int ordinal) =>
        record.IsDBNull(ordinal) ? null : RowJson.Read(record.GetString(ordinal));

    private static HistoryEntry Entry(SqliteDataReader record) => new(
        record.GetInt64(0),
        Guid.Parse(record.GetString(1)),
        record.GetString(2),
        DateTimeOffset.ParseExact(record.GetString(3), "O", CultureInfo.InvariantCulture),
        record.GetString(4),
        record.IsDBNull(5) ? null : Guid.Parse(record.GetString(5)),
        record.GetInt32(6));
}
