using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage.Bulk;

/// <summary>
/// Puts very many new rows into a feature table: without its triggers, whose work is done once for all rows at the end, and
/// where the table was empty without its indices too, which are then made from all rows. DDL is part of the transaction:
/// whatever goes wrong, all is as it was.
/// </summary>
internal sealed class BulkLoad : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly RowKind kind;
    private readonly string table;
    private readonly bool wasEmpty;
    private readonly RawStatement insert;
    private readonly RawStatement index;
    private readonly BoundFields fields;
    private readonly int numberPlace;
    private readonly HashSet<Guid> ids = [];
    private readonly PackedRTree tree = new();
    private long fid;
    private long count;

    internal BulkLoad(SqliteConnection connection, RowKind kind, string table)
    {
        (this.connection, this.kind, this.table) = (connection, kind, table);
        wasEmpty = !connection.Holds($"SELECT 1 FROM {TableNames.Quote(table)} LIMIT 1;");
        connection.Run(Editions.DropTriggerSql(table) + SpatialIndex.DropTriggerSql(table) + FeatureCount.DropSql(table)
            + (wasEmpty ? Editions.DropIndexSql(table) : ""));
        fid = connection.Integer("SELECT seq FROM sqlite_sequence WHERE name = $table;", ("$table", table));
        var columns = RowColumns.Of(kind).Select(column => column.Name).Append(RowColumns.ChangeSet).Append("fid").ToList();
        insert = new RawStatement(
            connection,
            $"INSERT INTO {TableNames.Quote(table)} ({string.Join(", ", columns.Select(TableNames.Quote))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))});");
        index = new RawStatement(connection, $"INSERT INTO {TableNames.Quote(SpatialIndex.Of(table))} VALUES (?, ?, ?, ?, ?);");
        fields = new BoundFields(insert, kind);
        numberPlace = columns.Count - 1;
    }

    /// <summary>Whether rows can be looked up in the table while it is loaded.</summary>
    internal bool HasIndices => !wasEmpty;

    /// <summary>Whether a row of the load has this identity.</summary>
    internal bool Holds(Guid id) => ids.Contains(id);

    internal void Add(PlanFeature row, long number)
    {
        ids.Add(row.Id);
        RowFields.Write(row, fields);
        insert.Bind(numberPlace, number);
        insert.Bind(numberPlace + 1, ++fid);
        insert.Run();
        count++;
        var envelope = row.Geometry.EnvelopeInternal;
        if (wasEmpty)
        {
            tree.Add(fid, envelope);
            return;
        }

        index.Bind(1, fid);
        index.Bind(2, envelope.MinX);
        index.Bind(3, envelope.MaxX);
        index.Bind(4, envelope.MinY);
        index.Bind(5, envelope.MaxY);
        index.Run();
    }

    /// <summary>Makes the indices and does what the triggers would have done. The load is over then.</summary>
    internal void End()
    {
        ids.Clear();
        ids.TrimExcess();
        if (wasEmpty)
        {
            tree.Write(connection, SpatialIndex.Of(table));
            connection.Run(Editions.IndexSql(table));
        }

        connection.Run(SpatialIndex.TriggerSql(table) + FeatureCount.Sql(table) + Editions.TriggerSql(table, kind));
        connection.Run(
            "UPDATE gpkg_ogr_contents SET feature_count = feature_count + $count WHERE table_name = $table;", ("$count", count), ("$table", table));
    }

    public void Dispose()
    {
        insert.Dispose();
        index.Dispose();
    }
}
