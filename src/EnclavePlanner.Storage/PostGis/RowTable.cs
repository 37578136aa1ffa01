using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Tables;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>The rows of one kind of one plan: their present editions, and the past ones beside them.</summary>
internal sealed class RowTable
{
    private const string Alive = "t.plan_id = $1";

    private readonly NpgsqlConnection connection;
    private readonly Guid plan;
    private readonly string postGis;
    private readonly bool isRestricted;
    private readonly string name;
    private readonly string columns;
    private readonly string select;
    private readonly string selectPast;

    /// <param name="connection">The session's.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="postGis">The schema of PostGIS, quoted. Its functions are named in full: nobody else's can stand in for them.</param>
    /// <param name="isRestricted">Whether row-level security keeps this user's windows from the spatial index (0006-rights).</param>
    internal RowTable(NpgsqlConnection connection, Guid plan, RowKind kind, string postGis, bool isRestricted)
    {
        (this.connection, this.plan, Kind, this.postGis, this.isRestricted) = (connection, plan, kind, postGis, isRestricted);
        name = $"enclave.{RowKinds.NameOf(kind)}";
        columns = TableColumns.Selected(kind, "t");
        select = $"SELECT {columns} FROM {name} t WHERE {Alive}";
        selectPast = $"SELECT {columns} FROM {name}_past t WHERE {Alive}";
    }

    internal RowKind Kind { get; }

    internal string SelectSome => $"{select} AND t.id = ANY($2)";

    internal string SelectAll => select;

    internal IEnumerable<PlanRow> ReadAll() => Query(select, plan);

    /// <summary>The rows as they were after an action.</summary>
    internal IEnumerable<PlanRow> ReadAsOf(long number) => Query(
        $"{select} AND t.change_set <= $2 UNION ALL {selectPast} AND t.change_set <= $2 AND t.superseded_by > $2", plan, number);

    /// <summary>The rows of a city, as they are or were after an action.</summary>
    internal IEnumerable<PlanRow> ReadLayer(string city, long? asOf) => asOf is { } number
        ? Query(
            $"{select} AND t.city = $2 AND t.change_set <= $3 UNION ALL {selectPast} AND t.city = $2 AND t.change_set <= $3 AND t.superseded_by > $3",
            plan, city, number)
        : Query($"{select} AND t.city = $2", plan, city);

    /// <summary>
    /// The present rows whose envelopes meet a window. The index keeps envelopes in single precision, so that it can give
    /// neighbours too; these are left out.
    /// </summary>
    internal IEnumerable<PlanRow> Within(string city, Envelope window, long writtenAfter = 0) => window.IsNull
        ? []
        : Query(
            isRestricted
                ? $"SELECT {columns} FROM {name}_within($1, $2, {postGis}.ST_MakeEnvelope($3, $4, $5, $6), $7) t"
                : $"{select} AND t.city = $2 AND t.geom OPERATOR({postGis}.&&) {postGis}.ST_MakeEnvelope($3, $4, $5, $6) AND t.change_set > $7",
            plan, city, window.MinX, window.MinY, window.MaxX, window.MaxY, writtenAfter)
        .Where(row => ((PlanFeature)row).Geometry.EnvelopeInternal.Intersects(window));

    /// <summary>What puts the rows that a table shows into their order; as they are, or were after an action.</summary>
    internal IEnumerable<TableKey> TableKeys(TableQuery query, long? asOf)
    {
        List<object?> values = [plan];
        var found = "";
        if (query.Text.Length > 0)
        {
            // Latin letters only are alike, as in the file.
            static string Like(string column, string pattern) => $@"lower(t.{column} COLLATE ""C"") LIKE lower({pattern}::text COLLATE ""C"") ESCAPE '\'";
            found = $" AND ({string.Join(" OR ", TableSearch.TextColumns(Kind).Select(column => Like(column, "$2")))} "
                + $"OR {Like("land_use_code", "$3")} OR t.land_use_code = ANY($4))";
            values.AddRange([TableSearch.Anywhere(query.Text), TableSearch.AtBeginning(query.Text), query.Codes.ToArray()]);
        }

        var read = $"SELECT t.id, t.city, t.number, t.{TableSearch.ColumnOf(query.SortBy, Kind)} FROM";
        var sql = $"{read} {name} t WHERE {Alive}{found}";
        if (asOf is { } number)
        {
            values.Add(number);
            var after = $"t.change_set <= ${values.Count}";
            sql += $" AND {after} UNION ALL {read} {name}_past t WHERE {Alive}{found} AND {after} AND t.superseded_by > ${values.Count}";
        }

        using var command = connection.Statement(sql, values);
        using var record = command.ExecuteReader();
        while (record.Read())
            yield return new TableKey(record.GetGuid(0), record.GetString(1), record.GetString(2), record.IsDBNull(3) ? null : record.GetString(3));
    }

    /// <summary>The rows of these identities, as they are or were after an action.</summary>
    internal IEnumerable<PlanRow> Some(IReadOnlyCollection<Guid> ids, long? asOf) => asOf is { } number
        ? Query(
            $"{SelectSome} AND t.change_set <= $3 UNION ALL {selectPast} AND t.id = ANY($2) AND t.change_set <= $3 AND t.superseded_by > $3",
            plan, ids.ToArray(), number)
        : Query(SelectSome, plan, ids.ToArray());

    internal IEnumerable<PlanRow> Numbered(string city, string number) => Query($"{select} AND t.city = $2 AND t.number = $3", plan, city, number);

    /// <summary>The rows before and after an action, as pairs.</summary>
    internal IEnumerable<(PlanRow? Before, PlanRow? After)> Changes(long number)
    {
        var before = $"{selectPast} AND t.superseded_by = $2";
        var after = $"{select} AND t.change_set = $2 UNION ALL {selectPast} AND t.change_set = $2 AND t.superseded_by > $2";
        using var command = connection.Statement($"SELECT * FROM ({before}) b FULL JOIN ({after}) a ON a.id = b.id", plan, number);
        // The join answers only when it has one side together.
        command.CommandTimeout = 60;
        using var record = command.ExecuteReader();
        var was = new RecordReader(record, Kind);
        var became = new RecordReader(record, Kind, TableColumns.Of(Kind).Length);
        while (record.Read())
            yield return (was.HasRow ? was.Row() : null, became.HasRow ? became.Row() : null);
    }

    /// <summary>All editions of a row: it, the number of the action that wrote it, and of the one that superseded it.</summary>
    internal string SelectEditions =>
        $"SELECT {columns}, t.change_set, NULL::bigint FROM {name} t WHERE {Alive} AND t.id = $2 "
        + $"UNION ALL SELECT {columns}, t.change_set, t.superseded_by FROM {name}_past t WHERE {Alive} AND t.id = $2";

    internal void Insert(IReadOnlyCollection<PlanRow> rows, long number)
    {
        var arrays = new ColumnArrays(Kind, rows);
        connection.Run(
            $"INSERT INTO {name} (plan_id, change_set, {TableColumns.Named(Kind)}) SELECT $1, $2, "
            + $"{string.Join(", ", TableColumns.Of(Kind).Select(column => TableColumns.Arrived(column, "u")))} FROM {Unnested()}",
            [plan, number, .. arrays.Parameters()]);
    }

    internal void Copy(IEnumerable<PlanRow> rows, long number) => CopyWriter.Write(connection, Kind, plan, number, rows);

    /// <exception cref="UnauthorizedAccessException">A row is not this user's to change.</exception>
    internal void Update(IReadOnlyCollection<PlanRow> rows, long number)
    {
        var arrays = new ColumnArrays(Kind, rows);
        var sets = TableColumns.Of(Kind).Where(column => column.Name != "id")
            .Select(column => $"\"{column.Name}\" = {TableColumns.Arrived(column, "u")}");
        var count = connection.Run(
            $"UPDATE {name} t SET change_set = $2, {string.Join(", ", sets)} FROM {Unnested()} WHERE {Alive} AND t.id = u.id",
            [plan, number, .. arrays.Parameters()]);
        RequireAll(rows.Count, count);
    }

    /// <exception cref="UnauthorizedAccessException">A row is not this user's to change.</exception>
    internal void Delete(IReadOnlyCollection<PlanRow> rows) =>
        RequireAll(rows.Count, connection.Run($"DELETE FROM {name} t WHERE {Alive} AND t.id = ANY($2)", plan, rows.Select(row => row.Id).ToArray()));

    private string Unnested()
    {
        const int first = 3;
        var arrays = TableColumns.Of(Kind).Select((column, index) => $"${first + index}");
        return $"unnest({string.Join(", ", arrays)}) AS u ({TableColumns.Named(Kind)})";
    }

    private IEnumerable<PlanRow> Query(string sql, params object?[] values)
    {
        using var command = connection.Statement(sql, values);
        using var record = command.ExecuteReader();
        var reader = new RecordReader(record, Kind);
        while (record.Read())
            yield return reader.Row();
    }

    /// <summary>The plan is held and the rows were there: those that are passed over are not this user's to change.</summary>
    private void RequireAll(int expected, int changed)
    {
        if (changed != expected)
            throw new UnauthorizedAccessException($"{name}: {expected - changed}");
    }
}
