using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// The past editions of a table's rows. Triggers keep them, so that no program that writes into the file can change a row
/// without leaving what it was; and where the writer is not this one, the row is named in plan_outside.
/// </summary>
internal static class Editions
{
    private static readonly string[] Indexed = ["id", RowColumns.ChangeSet];

    private static readonly string[] Keeping = ["past_update", "past_delete"];

    private static readonly string[] Noting = ["outside_replace", "outside_insert", "outside_update", "outside_delete"];

    /// <summary>The table of past editions of a row table, and what finds rows in both.</summary>
    internal static string TableSql(string table, RowKind kind)
    {
        var past = TableNames.Past(table);
        return $"""
            CREATE TABLE IF NOT EXISTS {TableNames.Quote(past)}
                (fid INTEGER PRIMARY KEY NOT NULL, row_fid INTEGER NOT NULL, {Columns(kind)}, superseded_by INTEGER);
            {IndexSql(table)}{Index(past, "id")}{Index(past, RowColumns.ChangeSet)}{Index(past, "superseded_by")}
            """;
    }

    /// <summary>The indices of a row table.</summary>
    internal static string IndexSql(string table) => string.Concat(Indexed.Select(column => Index(table, column)));

    /// <summary>Takes the indices of a row table away.</summary>
    internal static string DropIndexSql(string table) =>
        string.Concat(Indexed.Select(column => $"DROP INDEX {TableNames.Quote($"{table}_by_{column}")};\n"));

    /// <summary>The triggers of a row table.</summary>
    internal static string TriggerSql(string table, RowKind kind)
    {
        var present = TableNames.Quote(table);
        var past = TableNames.Quote(TableNames.Past(table));
        var names = Columns(kind);
        var old = string.Join(", ", RowColumns.Of(kind).Select(column => column.Name).Append(RowColumns.ChangeSet).Select(column => "OLD." + TableNames.Quote(column)));
        var keep = $"INSERT INTO {past} (row_fid, {names}, superseded_by) VALUES (OLD.fid, {old}, (SELECT number FROM plan_commit));";
        // INSERT OR REPLACE takes a row away without its trigger of deletion.
        var keepReplaced = $"INSERT INTO {past} (row_fid, {names}) SELECT fid, {names} FROM {present} WHERE fid = NEW.fid;";
        const string outside = "WHEN NOT EXISTS (SELECT 1 FROM plan_commit)";
        return Trigger(Keeping[0], $"BEFORE UPDATE ON {present}", keep)
            + Trigger(Keeping[1], $"BEFORE DELETE ON {present}", keep)
            + Trigger(Noting[0], $"BEFORE INSERT ON {present} {outside} AND EXISTS (SELECT 1 FROM {present} WHERE fid = NEW.fid)", keepReplaced + Note("NEW", 0))
            + Trigger(Noting[1], $"AFTER INSERT ON {present} {outside}", Note("NEW", 1))
            + Trigger(Noting[2], $"AFTER UPDATE ON {present} {outside}", Note("OLD", 0) + Note("NEW", 1))
            + Trigger(Noting[3], $"AFTER DELETE ON {present} {outside}", Note("OLD", 0));

        string Trigger(string name, string when, string then) =>
            $"CREATE TRIGGER {TableNames.Quote($"{table}_{name}")} {when} BEGIN {then} END;\n";

        // A row keeps its first note, whatever INSERT OR … the other program uses: that would override an OR of ours.
        string Note(string row, int isNew) => $"""
            INSERT INTO plan_outside (table_name, fid, is_new) SELECT '{table}', {row}.fid, {isNew}
            WHERE NOT EXISTS (SELECT 1 FROM plan_outside WHERE table_name = '{table}' AND fid = {row}.fid);
            """;
    }

    /// <summary>Takes the triggers of a row table away.</summary>
    internal static string DropTriggerSql(string table) =>
        string.Concat(Keeping.Concat(Noting).Select(name => $"DROP TRIGGER IF EXISTS {TableNames.Quote($"{table}_{name}")};\n"));

    private static string Columns(RowKind kind) =>
        string.Join(", ", RowColumns.Of(kind).Select(column => column.Name).Append(RowColumns.ChangeSet).Select(TableNames.Quote));

    private static string Index(string table, string column) =>
        $"CREATE INDEX IF NOT EXISTS {TableNames.Quote($"{table}_by_{column}")} ON {TableNames.Quote(table)} ({TableNames.Quote(column)});\n";
}
