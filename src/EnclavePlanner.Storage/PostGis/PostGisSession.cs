using System.Collections.Immutable;
using System.Data;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>
/// One transaction on a plan in a database. One that reads sees one state of the plan. One that writes takes the plan when
/// it begins its action, and from there on sees what was committed until then: nobody else can write in between.
/// </summary>
internal sealed partial class PostGisSession : IPlanSession
{
    private const string EntryColumns = """SELECT number, id, author, "time", title, reverts, row_count FROM enclave.change_set WHERE plan_id = $1""";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly Guid plan;
    private readonly Surroundings surroundings;
    private readonly ImmutableArray<RowTable> tables;

    /// <summary>Rows of kinds that an action looks at whatever it changes, fetched with its beginning.</summary>
    private readonly Dictionary<RowKind, IReadOnlyList<PlanRow>> atHand = [];

    /// <summary>What this action wrote into layers in which the plan had nothing: of them nothing else can be present.</summary>
    private readonly Dictionary<RowKind, HashSet<Guid>> written = [];

    /// <summary>Kinds whose indices are away until the action is finished.</summary>
    private readonly List<RowKind> aside = [];

    /// <summary>Rows that wait until there are more to be sent with them.</summary>
    private (RowTable Table, List<PlanRow> Rows)? gathered;

    /// <summary>Rows that are on their way to the server while the next are looked at.</summary>
    private Task copying = Task.CompletedTask;

    private long number;

    /// <param name="connection">An open connection; the session closes it.</param>
    /// <param name="plan">The plan's place in the database.</param>
    /// <param name="isWriting">Whether it is to write.</param>
    /// <param name="surroundings">What the database is like.</param>
    internal PostGisSession(NpgsqlConnection connection, Guid plan, bool isWriting, Surroundings surroundings)
    {
        (this.connection, this.plan, this.surroundings) = (connection, plan, surroundings);
        transaction = connection.BeginTransaction(isWriting ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead);
        tables = [.. Enum.GetValues<RowKind>().Select(kind => new RowTable(connection, plan, kind, surroundings.PostGis, !surroundings.CanCopy))];
    }

    /// <summary>The connection, once nothing is on its way over it.</summary>
    private NpgsqlConnection Connection
    {
        get
        {
            Settle();
            return connection;
        }
    }

    /// <summary>The tables, once nothing is on its way to them.</summary>
    private ImmutableArray<RowTable> Tables
    {
        get
        {
            Settle();
            return tables;
        }
    }

    private TileReading TileReading => new(Connection, plan, surroundings);

    private void Settle()
    {
        Send();
        copying.GetAwaiter().GetResult();
    }

    public long LastNumber => (long)Connection.Scalar("SELECT coalesce(max(number), 0) FROM enclave.change_set WHERE plan_id = $1", plan)!;

    public ImmutableArray<HistoryEntry> Entries(long after = 0)
    {
        using var command = Connection.Statement(EntryColumns + " AND number > $2 ORDER BY number", plan, after);
        using var record = command.ExecuteReader();
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        while (record.Read())
            entries.Add(Entry(record));
        return entries.ToImmutable();
    }

    public HistoryEntry? Entry(Guid id)
    {
        using var command = Connection.Statement(EntryColumns + " AND id = $2", plan, id);
        using var record = command.ExecuteReader();
        return record.Read() ? Entry(record) : null;
    }

    public IReadOnlyList<TRow> All<TRow>(RowKind kind)
        where TRow : PlanRow =>
        [.. (atHand.TryGetValue(kind, out var rows) ? rows : Tables[(int)kind].ReadAll()).Cast<TRow>()];

    public PlanRow? Find(Guid id)
    {
        using var batch = Connection.CreateBatch();
        foreach (var table in Tables)
            batch.Add(table.SelectSome, plan, new[] { id });
        return Fetch(batch, Tables).Values.FirstOrDefault();
    }

    public IReadOnlyDictionary<Guid, PlanRow> Present(IReadOnlyCollection<PlanRow> editions)
    {
        var sought = new List<(RowKind Kind, Guid[] Ids)>();
        foreach (var ofKind in editions.GroupBy(RowKinds.Of))
        {
            var ids = ofKind.Select(row => row.Id);
            if (written.TryGetValue(ofKind.Key, out var known))
                ids = ids.Where(known.Contains);
            sought.Add((ofKind.Key, [.. ids]));
        }

        sought.RemoveAll(kind => kind.Ids.Length == 0);
        if (sought.Count == 0)
            return ImmutableDictionary<Guid, PlanRow>.Empty;
        using var batch = Connection.CreateBatch();
        foreach (var (kind, ids) in sought)
            batch.Add(Tables[(int)kind].SelectSome, plan, ids);
        return Fetch(batch, sought.Select(kind => Tables[(int)kind.Kind]));
    }

    public IReadOnlyDictionary<Guid, PlanRow> Parcels(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0)
            return ImmutableDictionary<Guid, PlanRow>.Empty;
        using var batch = Connection.CreateBatch();
        batch.Add(Tables[(int)RowKind.Parcel].SelectSome, plan, ids.ToArray());
        return Fetch(batch, [Tables[(int)RowKind.Parcel]]);
    }

    public IEnumerable<PlanRow> Rows(RowKind kind, long? asOf) =>
        asOf is { } number ? Tables[(int)kind].ReadAsOf(number) : Tables[(int)kind].ReadAll();

    public IEnumerable<PlanFeature> Layer(RowKind kind, string cityCode, long? asOf) => Tables[(int)kind].ReadLayer(cityCode, asOf).Cast<PlanFeature>();

    public IEnumerable<LayerSummary> Layers()
    {
        var known = new Dictionary<(string Kind, string City), (long Count, Envelope? Extent)>();
        using (var command = Connection.Statement(
            "SELECT kind, city, row_count, min_x, max_x, min_y, max_y FROM enclave.layer_summary WHERE plan_id = $1", plan))
        using (var record = command.ExecuteReader())
        {
            while (record.Read())
            {
                known[(record.GetString(0), record.GetString(1))] = (record.GetInt64(2), record.IsDBNull(3)
                    ? null
                    : new Envelope(record.GetDouble(3), record.GetDouble(4), record.GetDouble(5), record.GetDouble(6)));
            }
        }

        return
        [
            .. from city in All<City>(RowKind.City)
               from kind in RowKinds.OnLand
               let layer = known.GetValueOrDefault((RowKinds.NameOf(kind), city.Code))
               select new LayerSummary(city.Code, RowKinds.LayerOf(kind), layer.Count, layer.Extent),
        ];
    }

    public IEnumerable<PlanFeature> Window(RowKind kind, string cityCode, Envelope window) =>
        Tables[(int)kind].Within(cityCode, window).Cast<PlanFeature>();

    public IEnumerable<ClassOutline> Outlines(string cityCode, ParcelTheme theme, Envelope? window, long? asOf) =>
        TileReading.Outlines(cityCode, theme, window, asOf);

    public IEnumerable<TileParcel> TileParcels(string cityCode, ParcelTheme theme, Envelope window, long? asOf) =>
        TileReading.Parcels(cityCode, theme, window, asOf);

    public bool HasMoreParcels(string cityCode, Envelope window, long? asOf, int most) => TileReading.HasMore(cityCode, window, asOf, most);

    public byte[] Tile(string cityCode, ParcelTheme theme, TileAddress tile, long? asOf) => TileReading.Tile(cityCode, theme, tile, asOf);

    public IEnumerable<PlanFeature> WrittenAfter(long number, RowKind kind, string cityCode, Envelope window) =>
        Tables[(int)kind].Within(cityCode, window, number).Cast<PlanFeature>();

    public IEnumerable<PlanFeature> Numbered(RowKind kind, string cityCode, string number) =>
        Tables[(int)kind].Numbered(cityCode, number).Cast<PlanFeature>();

    public IEnumerable<TableKey> TableKeys(RowKind kind, TableQuery query, long? asOf) => Tables[(int)kind].TableKeys(query, asOf);

    public IEnumerable<PlanFeature> Features(RowKind kind, IReadOnlyCollection<Guid> ids, long? asOf) =>
        Tables[(int)kind].Some(ids, asOf).Cast<PlanFeature>();

    public IEnumerable<(string CityCode, string? Class, long Count)> ParcelCounts(ParcelTheme theme, long? asOf) => TileReading.Counts(theme, asOf);

    public bool HasLand(City city) => Connection.Holds(
        "SELECT 1 FROM enclave.layer_summary WHERE plan_id = $1 AND city = $2 AND row_count > 0 LIMIT 1", plan, city.Code);

    public bool HasPlots(Guid scheme) =>
        Connection.Holds("SELECT 1 FROM enclave.plot WHERE plan_id = $1 AND scheme_id = $2 LIMIT 1", plan, scheme);

    public IEnumerable<RowChange> Changes(long number)
    {
        var citiesThatGo = new List<RowChange>();
        foreach (var table in Tables)
        {
            foreach (var (before, after) in table.Changes(number))
            {
                var change = RowChange.Recorded(before, after);
                if (change is { Before: City, After: null })
                    citiesThatGo.Add(change);
                else
                    yield return change;
            }
        }

        foreach (var city in citiesThatGo)
            yield return city;
    }

    public IReadOnlyList<(long Number, RowChange Change)> ChangesOf(Guid row)
    {
        var before = new Dictionary<long, PlanRow>();
        var after = new Dictionary<long, PlanRow>();
        using var batch = Connection.CreateBatch();
        foreach (var table in Tables)
            batch.Add(table.SelectEditions, plan, row);
        using var record = batch.ExecuteReader();
        foreach (var table in Tables)
        {
            var reader = new RecordReader(record, table.Kind);
            var written = TableColumns.Of(table.Kind).Length;
            while (record.Read())
            {
                after[record.GetInt64(written)] = reader.Row();
                if (!record.IsDBNull(written + 1))
                    before[record.GetInt64(written + 1)] = reader.Row();
            }

            record.NextResult();
        }

        return [.. before.Keys.Union(after.Keys).Order()
            .Select(action => (action, RowChange.Recorded(before.GetValueOrDefault(action), after.GetValueOrDefault(action))))];
    }

    public IReadOnlyList<(long Number, Descent Descent)> Descents()
    {
        using var command = Connection.Statement(
            "SELECT change_set, ancestor, descendant FROM enclave.descent WHERE plan_id = $1 ORDER BY change_set, place", plan);
        using var record = command.ExecuteReader();
        var descents = new List<(long, Descent)>();
        while (record.Read())
            descents.Add((record.GetInt64(0), new Descent(record.GetGuid(1), record.GetGuid(2))));
        return descents;
    }

    /// <summary>
    /// Commits by a statement of its own, because the transaction's Commit has no patience of its own: what became of it must
    /// be found out in time too.
    /// </summary>
    public void Commit()
    {
        using var commit = Connection.Statement("COMMIT");
        commit.CommandTimeout = Connections.ShortPatience;
        commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        // What is on its way ends first, however it ends: the transaction takes it back.
        ((IAsyncResult)copying).AsyncWaitHandle.WaitOne();
        try
        {
            transaction.Dispose();
        }
        catch (NpgsqlException)
        {
            // A connection that is lost has rolled back already.
        }

        connection.Dispose();
    }

    /// <summary>The rows of a batch with one query per table.</summary>
    private static Dictionary<Guid, PlanRow> Fetch(NpgsqlBatch batch, IEnumerable<RowTable> asked)
    {
        var found = new Dictionary<Guid, PlanRow>();
        using var record = batch.ExecuteReader();
        foreach (var table in asked)
        {
            foreach (var row in Result(record, table.Kind))
                found[row.Id] = row;
        }

        return found;
    }

    /// <summary>The rows of the present result of a batch, and on to the next.</summary>
    private static List<PlanRow> Result(NpgsqlDataReader record, RowKind kind)
    {
        var reader = new RecordReader(record, kind);
        var rows = new List<PlanRow>();
        while (record.Read())
            rows.Add(reader.Row());
        record.NextResult();
        return rows;
    }

    private static HistoryEntry Entry(NpgsqlDataReader record) => new(
        record.GetInt64(0),
        record.GetGuid(1),
        record.GetString(2),
        Words.TimeOf(record.GetString(3)),
        record.GetString(4),
        record.IsDBNull(5) ? null : record.GetGuid(5),
        checked((int)record.GetInt64(6)));
}
