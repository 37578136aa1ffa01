using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>A table that another program wrote into, and what that program made of its rows, set aside in a temporary table.</summary>
internal sealed class OutsideTable
{
    /// <summary>The row's key in its table, which the other program may have taken from it.</summary>
    internal const string Key = "outside_fid";

    /// <summary>Whether the other program made the row.</summary>
    internal const string IsNew = "outside_is_new";

    private OutsideTable(string name, RowKind kind) => (Name, Kind) = (name, kind);

    internal string Name { get; }

    internal RowKind Kind { get; }

    /// <summary>The city whose land it holds; null for rows that do not lie on land.</summary>
    internal string? City => RowKinds.OnLand.Contains(Kind) ? TableNames.CityOf(Name, Kind) : null;

    /// <summary>The rows as the other program left them; a row that it deleted has no fid.</summary>
    internal string Aside => "temp." + TableNames.Quote("outside_" + Name);

    /// <summary>
    /// Sets aside what other programs wrote, and puts every table back to what was last committed. What the triggers of the
    /// spatial index and of the number of features do is right for this too; those of the history rest meanwhile.
    /// </summary>
    internal static IReadOnlyList<OutsideTable> SetAside(SqliteConnection connection)
    {
        var tables = new List<OutsideTable>();
        using (var names = connection.Statement(
            "SELECT DISTINCT table_name FROM plan_outside JOIN sqlite_schema s ON s.type = 'table' AND s.name = table_name;"))
        using (var record = names.ExecuteReader())
        {
            while (record.Read())
            {
                if (TableNames.KindOf(record.GetString(0)) is { } kind)
                    tables.Add(new OutsideTable(record.GetString(0), kind));
            }
        }

        foreach (var table in tables)
            table.PutBack(connection);
        connection.Run("DELETE FROM plan_outside;");
        return tables;
    }

    internal void Forget(SqliteConnection connection) => connection.Run($"DROP TABLE {Aside};");

    private void PutBack(SqliteConnection connection)
    {
        var present = TableNames.Quote(Name);
        var past = TableNames.Quote(TableNames.Past(Name));
        var columns = RowColumns.Of(Kind).Select(column => column.Name).Append(RowColumns.ChangeSet).Select(TableNames.Quote).ToList();
        var names = string.Join(", ", columns);
        var committed = $"SELECT row_fid, {names} FROM {past} WHERE fid IN ({RowTable.CommittedBeneath(Name)})";
        connection.Run($"""
            CREATE TEMP TABLE {TableNames.Quote("outside_" + Name)} AS
                SELECT o.fid AS {Key}, o.is_new AS {IsNew}, p.* FROM plan_outside o LEFT JOIN {present} p ON p.fid = o.fid WHERE o.table_name = '{Name}';
            {Editions.DropTriggerSql(Name)}
            DELETE FROM {present} WHERE fid IN (SELECT {Key} FROM {Aside} WHERE {IsNew} = 1);
            UPDATE {present} SET {string.Join(", ", columns.Select(column => $"{column} = e.{column}"))} FROM ({committed}) e WHERE {present}.fid = e.row_fid;
            INSERT INTO {present} (fid, {names}) SELECT * FROM ({committed}) e WHERE NOT EXISTS (SELECT 1 FROM {present} WHERE fid = e.row_fid);
            DELETE FROM {past} WHERE superseded_by IS NULL;
            {Editions.TriggerSql(Name, Kind)}
            """);
        if (City is not null)
            connection.Run($"UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM {present}) WHERE table_name = $table;", ("$table", Name));
    }
}
