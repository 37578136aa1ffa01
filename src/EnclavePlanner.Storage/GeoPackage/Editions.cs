using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// The past editions of a table's rows. Triggers keep them, so that no program that writes into the file can change a row
/// without leaving what it was; and where the writer is not this one, the row is named in plan_outside.
/// </summary>
internal static class Editions
{
    /// <summary>The indices and triggers of a row table, and its table of past editions with theirs.</summary>
    internal static string Sql(string table, IReadOnlyList<string> columns, RowKind kind)
    {
        var present = TableNames.Quote(table);
        var past = TableNames.Quote(TableNames.Past(table));
        var names = string.Join(", ", columns.Append(RowColumns.ChangeSet).Select(TableNames.Quote));
        var old = string.Join(", ", columns.Append(RowColumns.ChangeSet).Select(column => "OLD." + TableNames.Quote(column)));
        var keep = $"INSERT INTO {past} (row_fid, {names}, superseded_by) VALUES (OLD.fid, {old}, (SELECT number FROM plan_commit));";
        const string outside = "WHEN NOT EXISTS (SELECT 1 FROM plan_commit)";
        string Trigger(string name, string when, string then) =>
            $"CREATE TRIGGER {TableNames.Quote($"{table}_{name}")} {when} BEGIN {then} END;\n";
        string Note(string row, int isNew) =>
            $"INSERT OR IGNORE INTO plan_outside (table_name, fid, is_new) VALUES ('{table}', {row}.fid, {isNew});";
        return $"CREATE TABLE IF NOT EXISTS {past} (fid INTEGER PRIMARY KEY NOT NULL, row_fid INTEGER NOT NULL, {names}, superseded_by INTEGER);\n"
            + Index(table, "id")
            + Index(table, RowColumns.ChangeSet)
            + (RowKinds.OnLand.Contains(kind) ? Index(table, "number") : "")
            + Index(TableNames.Past(table), "id")
            + Index(TableNames.Past(table), RowColumns.ChangeSet)
            + Index(TableNames.Past(table), "superseded_by")
            + Trigger("past_update", $"BEFORE UPDATE ON {present}", keep)
            + Trigger("past_delete", $"BEFORE DELETE ON {present}", keep)
            + Trigger("outside_insert", $"AFTER INSERT ON {present} {outside}", Note("NEW", 1))
            + Trigger("outside_update", $"AFTER UPDATE ON {present} {outside}", Note("OLD", 0))
            + Trigger("outside_delete", $"AFTER DELETE ON {present} {outside}", Note("OLD", 0));
    }

    private static string Index(string table, string column) =>
        $"CREATE INDEX IF NOT EXISTS {TableNames.Quote($"{table}_by_{column}")} ON {TableNames.Quote(table)} ({TableNames.Quote(column)});\n";
}
