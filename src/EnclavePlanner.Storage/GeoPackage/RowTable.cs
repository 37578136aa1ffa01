using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// The rows of one kind, and of one city where they lie on land. Statements are prepared at first use and live as long
/// as the transaction that the table was opened in.
/// </summary>
internal sealed class RowTable : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly RowKind kind;
    private readonly string columns;
    private readonly Lazy<(SqliteCommand Command, ColumnWriter Writer)> insert;
    private readonly Lazy<(SqliteCommand Command, ColumnWriter Writer)> update;
    private readonly Lazy<SqliteCommand> delete;
    private readonly Lazy<SqliteCommand> select;
    private readonly Envelope entered = new();
    private readonly Envelope left = new();

    internal RowTable(SqliteConnection connection, RowKind kind, string name)
    {
        (this.connection, this.kind, Name) = (connection, kind, name);
        var names = RowColumns.Of(kind).Select(column => column.Name).ToList();
        columns = string.Join(", ", names.Select(TableNames.Quote));
        var table = TableNames.Quote(name);
        insert = new(() => PrepareWriting($"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", names.Select(column => "$" + column))});", names));
        update = new(() => PrepareWriting(
            $"UPDATE {table} SET {string.Join(", ", names.Where(column => column != "id").Select(column => $"{TableNames.Quote(column)} = ${column}"))} WHERE id = $id;",
            names));
        delete = new(() => connection.Statement($"DELETE FROM {table} WHERE id = $id;", ("$id", "")));
        select = new(() => connection.Statement($"SELECT {columns} FROM {table} WHERE id = $id;", ("$id", "")));
    }

    internal string Name { get; }

    /// <summary>Whether a row was written or deleted.</summary>
    internal bool IsTouched { get; private set; }

    internal bool IsEmpty => !connection.Holds($"SELECT 1 FROM {TableNames.Quote(Name)} LIMIT 1;");

    internal void Insert(PlanRow row) => Write(insert.Value, row);

    internal void Update(PlanRow before, PlanRow after)
    {
        Left(before);
        Write(update.Value, after);
    }

    internal void Delete(PlanRow row)
    {
        Left(row);
        IsTouched = true;
        delete.Value.Parameters[0].Value = row.Id.ToString("D");
        delete.Value.ExecuteNonQuery();
    }

    internal PlanRow? Find(Guid id)
    {
        select.Value.Parameters[0].Value = id.ToString("D");
        using var record = select.Value.ExecuteReader();
        return record.Read() ? Read(record, new ColumnReader(record), 0) : null;
    }

    internal IEnumerable<PlanRow> ReadAll()
    {
        using var command = connection.Statement($"SELECT {columns} FROM {TableNames.Quote(Name)};");
        using var record = command.ExecuteReader();
        var reader = new ColumnReader(record);
        for (var count = 1; record.Read(); count++)
            yield return Read(record, reader, count);
    }

    /// <summary>
    /// Brings gpkg_contents up to date after rows were written: the time, and on land the extent. It grows by what came;
    /// only where what went lay on its edge are all envelopes looked through.
    /// </summary>
    internal void Describe(DateTimeOffset time)
    {
        connection.Run(
            "UPDATE gpkg_contents SET last_change = $time WHERE table_name = $table;",
            ("$time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            ("$table", Name));
        if (!RowKinds.OnLand.Contains(kind))
            return;
        var extent = Extent("SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = $table;");
        extent = left.IsNull || extent.MinX < left.MinX && extent.MaxX > left.MaxX && extent.MinY < left.MinY && extent.MaxY > left.MaxY
            ? Together(extent, entered)
            : Extent($"SELECT min(ST_MinX(geom)), max(ST_MaxX(geom)), min(ST_MinY(geom)), max(ST_MaxY(geom)) FROM {TableNames.Quote(Name)};");
        connection.Run(
            "UPDATE gpkg_contents SET min_x = $minX, max_x = $maxX, min_y = $minY, max_y = $maxY WHERE table_name = $table;",
            ("$minX", extent.IsNull ? null : extent.MinX),
            ("$maxX", extent.IsNull ? null : extent.MaxX),
            ("$minY", extent.IsNull ? null : extent.MinY),
            ("$maxY", extent.IsNull ? null : extent.MaxY),
            ("$table", Name));
    }

    public void Dispose()
    {
        foreach (var writing in new[] { insert, update }.Where(statement => statement.IsValueCreated))
            writing.Value.Command.Dispose();
        foreach (var statement in new[] { delete, select }.Where(statement => statement.IsValueCreated))
            statement.Value.Dispose();
    }

    private void Write((SqliteCommand Command, ColumnWriter Writer) statement, PlanRow row)
    {
        IsTouched = true;
        if (row is PlanFeature feature)
            entered.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        RowFields.Write(row, statement.Writer);
        statement.Command.ExecuteNonQuery();
    }

    private void Left(PlanRow row)
    {
        if (row is PlanFeature feature)
            left.ExpandToInclude(feature.Geometry.EnvelopeInternal);
    }

    private PlanRow Read(SqliteDataReader record, ColumnReader reader, int place)
    {
        try
        {
            return RowFields.Read(kind, reader);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            var id = record.GetValue(record.GetOrdinal("id"));
            throw new FormatException($"{Name} {(id is DBNull ? place : id)}: {fault.Message}", fault);
        }
    }

    private static Envelope Together(Envelope one, Envelope other)
    {
        one.ExpandToInclude(other);
        return one;
    }

    private Envelope Extent(string sql)
    {
        using var command = connection.Statement(sql, ("$table", Name));
        using var record = command.ExecuteReader();
        return record.Read() && !record.IsDBNull(0) && !record.IsDBNull(1) && !record.IsDBNull(2) && !record.IsDBNull(3)
            ? new Envelope(record.GetDouble(0), record.GetDouble(1), record.GetDouble(2), record.GetDouble(3))
            : new Envelope();
    }

    private (SqliteCommand Command, ColumnWriter Writer) PrepareWriting(string sql, IEnumerable<string> names)
    {
        var command = connection.Statement(sql, [.. names.Select(name => ("$" + name, (object?)null))]);
        return (command, new ColumnWriter(command));
    }
}
