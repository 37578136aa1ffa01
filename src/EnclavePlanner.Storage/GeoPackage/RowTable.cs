using System.Globalization;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage.Bulk;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// The rows of one kind, and of one city where they lie on land: their present editions, and the past ones beside them.
/// Statements are prepared at first use and live as long as the transaction that the table was opened in.
/// </summary>
internal sealed partial class RowTable : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string columns;
    private readonly string present;
    private readonly string past;
    private readonly bool hasOutsideRows;
    private readonly bool isGone;
    private readonly Lazy<(SqliteCommand Command, ColumnWriter Writer)> insert;
    private readonly Lazy<(SqliteCommand Command, ColumnWriter Writer)> update;
    private readonly Lazy<SqliteCommand> delete;
    private readonly Lazy<SqliteCommand> select;
    private readonly Lazy<SqliteCommand> selectMany;
    private BulkLoad? load;
    private readonly Envelope entered = new();
    private readonly Envelope left = new();

    /// <param name="connection">The open file.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="hasOutsideRows">
    /// Whether another program wrote rows that were not taken in yet: they do not count, and the editions that they supersede still do.
    /// </param>
    /// <param name="isGone">Whether only past editions are left: the city has gone.</param>
    internal RowTable(SqliteConnection connection, RowKind kind, string name, bool hasOutsideRows, bool isGone = false)
    {
        (this.connection, Kind, Name, this.hasOutsideRows, this.isGone) = (connection, kind, name, hasOutsideRows, isGone);
        var names = RowColumns.Of(kind).Select(column => column.Name).ToList();
        columns = string.Join(", ", names.Select(TableNames.Quote));
        present = TableNames.Quote(name);
        past = TableNames.Quote(TableNames.Past(name));
        insert = new(() => PrepareWriting(
            $"INSERT INTO {present} ({columns}, {RowColumns.ChangeSet}) VALUES ({string.Join(", ", names.Select(column => "$" + column))}, $change_set);",
            names));
        update = new(() => PrepareWriting(
            $"UPDATE {present} SET {string.Join(", ", names.Where(column => column != "id").Select(column => $"{TableNames.Quote(column)} = ${column}"))}, {RowColumns.ChangeSet} = $change_set WHERE id = $id;",
            names));
        delete = new(() => connection.Statement($"DELETE FROM {present} WHERE id = $id;", ("$id", "")));
        select = new(() => connection.Statement(Valid("id = $id"), ("$id", "")));
        selectMany = new(() => connection.Statement(Valid("id IN (SELECT value FROM json_each($ids))"), ("$ids", "")));
    }

    /// <summary>
    /// The editions, by their fid among the past ones, that were the committed ones when another program first touched
    /// their rows. What it wrote over since is past too, but was never committed.
    /// </summary>
    internal static string CommittedBeneath(string table)
    {
        var past = TableNames.Quote(TableNames.Past(table));
        return $"""
            SELECT min(fid) FROM {past} WHERE superseded_by IS NULL
            AND row_fid IN (SELECT fid FROM plan_outside WHERE table_name = '{table}' AND is_new = 0) GROUP BY row_fid
            """;
    }

    internal RowKind Kind { get; }

    internal string Name { get; }

    /// <summary>Whether a row was written or deleted.</summary>
    internal bool IsTouched { get; private set; }

    /// <summary>How many rows there are.</summary>
    internal long Count => connection.Integer($"SELECT count(*) FROM ({Valid("TRUE")});");

    internal bool IsEmpty => !connection.Holds($"SELECT 1 FROM {present} LIMIT 1;");

    internal void Insert(PlanRow row, long number)
    {
        if (load is null)
        {
            Write(insert.Value, row, number);
            return;
        }

        Note(row);
        load.Add((PlanFeature)row, number);
    }

    /// <summary>Takes the rows from here to the next other use of the table as very many.</summary>
    internal void BeginLoad() => load ??= new BulkLoad(connection, Kind, Name);

    internal void Update(PlanRow before, PlanRow after, long number)
    {
        EndLoad();
        Left(before);
        Write(update.Value, after, number);
    }

    internal void Delete(PlanRow row)
    {
        EndLoad();
        Left(row);
        IsTouched = true;
        delete.Value.Parameters[0].Value = row.Id.ToString("D");
        delete.Value.ExecuteNonQuery();
    }

    /// <summary>The present row under the table's own key.</summary>
    internal PlanRow? FindByFid(long fid) => Query(Valid("fid = $fid", "row_fid = $fid"), ("$fid", fid)).FirstOrDefault();

    internal PlanRow? Find(Guid id)
    {
        EndLoad();
        select.Value.Parameters[0].Value = id.ToString("D");
        using var record = select.Value.ExecuteReader();
        return record.Read() ? Read(record, new ColumnReader(record), 0) : null;
    }

    /// <summary>The rows of these identities that are here.</summary>
    internal IReadOnlyList<PlanRow> Find(IReadOnlySet<Guid> ids)
    {
        if (ids.Count == 0)
            return [];
        if (load is { HasIndices: false } && !ids.Any(load.Holds))
            return [];
        if (load is { HasIndices: false })
            EndLoad();
        selectMany.Value.Parameters[0].Value = IdList(ids);
        using var record = selectMany.Value.ExecuteReader();
        var reader = new ColumnReader(record);
        var found = new List<PlanRow>();
        while (record.Read())
            found.Add(Read(record, reader, 0));
        return found;
    }

    /// <summary>Ends a load of very many rows: they are as if they had come one by one.</summary>
    internal void EndLoad()
    {
        if (load is null)
            return;
        load.End();
        load.Dispose();
        load = null;
    }

    /// <summary>The rows as they are.</summary>
    internal IEnumerable<PlanRow> ReadAll() => Query(Valid("TRUE"));

    /// <summary>The rows as they were after an action.</summary>
    internal IEnumerable<PlanRow> ReadAsOf(long number) => Query(
        $"{Valid($"{RowColumns.ChangeSet} <= $number")} UNION ALL SELECT {columns} FROM {past} WHERE {RowColumns.ChangeSet} <= $number AND superseded_by > $number",
        ("$number", number));

    /// <summary>The rows that an action wrote, as it left them.</summary>
    internal IEnumerable<PlanRow> WrittenBy(long number) => Query(
        $"{Valid($"{RowColumns.ChangeSet} = $number")} UNION ALL SELECT {columns} FROM {past} WHERE {RowColumns.ChangeSet} = $number AND superseded_by > $number",
        ("$number", number));

    /// <summary>The rows that an action changed or took away, as it found them.</summary>
    internal IEnumerable<PlanRow> SupersededBy(long number) => Query(
        $"SELECT {columns} FROM {past} WHERE superseded_by = $number AND {RowColumns.ChangeSet} < $number", ("$number", number));

    /// <summary>The present rows whose envelopes meet a window.</summary>
    internal IEnumerable<PlanRow> Within(Envelope window) => Query(
        Valid(InTree, MeetsByBlob), Corners(window));

    /// <summary>The rows of these identities, as they are or were after an action.</summary>
    internal IEnumerable<PlanRow> Some(IReadOnlyCollection<Guid> ids, long? asOf)
    {
        List<(string, object?)> values = [("$ids", IdList(ids))];
        if (asOf is { } number)
            values.Add(("$number", number));
        return Query(AsOf("id IN (SELECT value FROM json_each($ids))", columns, asOf), [.. values]);
    }

    /// <summary>Of those, the ones that an action after this number wrote.</summary>
    internal IEnumerable<PlanRow> WithinWrittenAfter(Envelope window, long number) => Query(
        Valid($"{RowColumns.ChangeSet} > $number AND {InTree}", $"{RowColumns.ChangeSet} > $number AND {MeetsByBlob}"),
        [.. Corners(window), ("$number", number)]);

    internal IEnumerable<PlanRow> Numbered(string number) => Query(Valid("number = $number"), ("$number", number));

    internal bool HasRowOf(string column, string value) =>
        connection.Holds($"SELECT 1 FROM {present} WHERE {TableNames.Quote(column)} = $value LIMIT 1;", ("$value", value));

    /// <summary>All editions of a row: it, the number of the action that wrote it, and of the one that superseded it.</summary>
    internal IEnumerable<(PlanRow Row, long Written, long? Superseded)> EditionsOf(Guid id)
    {
        using var command = connection.Statement(
            $"SELECT {columns}, {RowColumns.ChangeSet}, superseded_by FROM {past} WHERE id = $id AND superseded_by NOT NULL UNION ALL {Valid("id = $id", read: $"{columns}, {RowColumns.ChangeSet}, NULL")}",
            ("$id", id.ToString("D")));
        using var record = command.ExecuteReader();
        var reader = new ColumnReader(record);
        while (record.Read())
            yield return (Read(record, reader, 0), reader.Integer(RowColumns.ChangeSet), reader.OptionalInteger("superseded_by"));
    }

    /// <summary>How many rows an action left here.</summary>
    internal long CountWrittenBy(long number) =>
        connection.Integer($"SELECT count(*) FROM {present} WHERE {RowColumns.ChangeSet} = $number;", ("$number", number));

    /// <summary>How many committed editions an action superseded here.</summary>
    internal long CountSupersededBy(long number) => connection.Integer(
        $"SELECT count(*) FROM {past} WHERE superseded_by = $number AND {RowColumns.ChangeSet} < $number;", ("$number", number));

    /// <summary>How many rows an action took away from here and left in none of these tables of the kind.</summary>
    internal long CountTakenAway(long number, IEnumerable<RowTable> ofTheKind)
    {
        var elsewhere = string.Concat(ofTheKind.Select(table =>
            $" AND NOT EXISTS (SELECT 1 FROM {table.present} WHERE id = p.id AND {RowColumns.ChangeSet} = $number)"));
        return connection.Integer(
            $"SELECT count(*) FROM {past} p WHERE superseded_by = $number AND {RowColumns.ChangeSet} < $number{elsewhere};", ("$number", number));
    }

    /// <summary>
    /// Brings gpkg_contents up to date after rows were written: the time, and on land the extent. It grows by what came;
    /// only where what went lay on its edge are all envelopes looked through.
    /// </summary>
    internal void Describe(DateTimeOffset time)
    {
        connection.Run(
            "UPDATE gpkg_contents SET last_change = $time WHERE table_name = $table;",
            ("$time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            ("$table", Name));
        if (!RowKinds.OnLand.Contains(Kind))
            return;
        var extent = Extent("SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = $table;");
        if (left.IsNull || extent.MinX < left.MinX && extent.MaxX > left.MaxX && extent.MinY < left.MinY && extent.MaxY > left.MaxY)
            extent.ExpandToInclude(entered);
        else
            extent = Extent($"SELECT min(ST_MinX(geom)), max(ST_MaxX(geom)), min(ST_MinY(geom)), max(ST_MaxY(geom)) FROM {present};");
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
        load?.Dispose();
        foreach (var statement in new[] { delete, select, selectMany }.Where(statement => statement.IsValueCreated))
            statement.Value.Dispose();
    }

    private string InTree => $"fid IN (SELECT id FROM {Tree} WHERE {Meets})";

    private const string Meets = "maxx >= $minX AND minx <= $maxX AND maxy >= $minY AND miny <= $maxY";

    private const string MeetsByBlob = "ST_MaxX(geom) >= $minX AND ST_MinX(geom) <= $maxX AND ST_MaxY(geom) >= $minY AND ST_MinY(geom) <= $maxY";

    private string Tree => TableNames.Quote(SpatialIndex.Of(Name));

    /// <summary>
    /// The committed editions that meet a condition, whatever another program made of them since: what it wrote does not
    /// count before it is taken in, and what it wrote over does.
    /// </summary>
    /// <param name="condition">On the columns of a row.</param>
    /// <param name="outsideCondition">The same for editions that are not in the spatial index; null where it makes no difference.</param>
    /// <param name="read">The columns of the result; null for those of a row.</param>
    private string Valid(string condition, string? outsideCondition = null, string? read = null)
    {
        read ??= columns;
        if (isGone)
            return $"SELECT {read} FROM {past} WHERE FALSE";
        if (!hasOutsideRows)
            return $"SELECT {read} FROM {present} WHERE {condition}";
        return $"""
            SELECT {read} FROM {present} WHERE ({condition}) AND fid NOT IN (SELECT fid FROM plan_outside WHERE table_name = '{Name}')
            UNION ALL SELECT {read} FROM {past} WHERE ({outsideCondition ?? condition}) AND fid IN ({CommittedBeneath(Name)})
            """;
    }

    /// <summary>The committed editions that meet a condition now, or met it after the action $number.</summary>
    private string AsOf(string condition, string read, long? asOf) => asOf is null
        ? Valid(condition, read: read)
        : Valid($"{RowColumns.ChangeSet} <= $number AND {condition}", read: read)
            + $" UNION ALL SELECT {read} FROM {past} WHERE {RowColumns.ChangeSet} <= $number AND superseded_by > $number AND {condition}";

    private static string IdList(IEnumerable<Guid> ids) => $"[\"{string.Join("\",\"", ids)}\"]";

    private IEnumerable<PlanRow> Query(string sql, params (string Name, object? Value)[] parameters)
    {
        EndLoad();
        using var command = connection.Statement(sql, parameters);
        using var record = command.ExecuteReader();
        var reader = new ColumnReader(record);
        for (var count = 1; record.Read(); count++)
            yield return Read(record, reader, count);
    }

    private void Write((SqliteCommand Command, ColumnWriter Writer) statement, PlanRow row, long number)
    {
        Note(row);
        RowFields.Write(row, statement.Writer);
        statement.Writer.Integer(RowColumns.ChangeSet, number);
        statement.Command.ExecuteNonQuery();
    }

    private void Note(PlanRow row)
    {
        IsTouched = true;
        if (row is PlanFeature feature)
            entered.ExpandToInclude(feature.Geometry.EnvelopeInternal);
    }

    private void Left(PlanRow row)
    {
        if (row is PlanFeature feature)
            left.ExpandToInclude(feature.Geometry.EnvelopeInternal);
    }

    private PlanRow Read(SqliteDataReader record, ColumnReader reader, int place) => Named(record, place, () => RowFields.Read(Kind, reader));

    /// <summary>What is read from a record; a fault in it names the row.</summary>
    private TRead Named<TRead>(SqliteDataReader record, int place, Func<TRead> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            var id = record.GetValue(record.GetOrdinal("id"));
            throw new FormatException($"{Name} {(id is DBNull ? place : id)}: {fault.Message}", fault);
        }
    }

    private Envelope Extent(string sql)
    {
        using var command = connection.Statement(sql, sql.Contains("$table", StringComparison.Ordinal) ? [("$table", Name)] : []);
        using var record = command.ExecuteReader();
        return record.Read() && !record.IsDBNull(0) && !record.IsDBNull(1) && !record.IsDBNull(2) && !record.IsDBNull(3)
            ? new Envelope(record.GetDouble(0), record.GetDouble(1), record.GetDouble(2), record.GetDouble(3))
            : new Envelope();
    }

    private static (string Name, object? Value)[] Corners(Envelope window) =>
        [("$minX", window.MinX), ("$maxX", window.MaxX), ("$minY", window.MinY), ("$maxY", window.MaxY)];

    private (SqliteCommand Command, ColumnWriter Writer) PrepareWriting(string sql, IEnumerable<string> names)
    {
        var command = connection.Statement(sql, [.. names.Append(RowColumns.ChangeSet).Select(name => ("$" + name, (object?)null))]);
        return (command, new ColumnWriter(command));
    }
}
