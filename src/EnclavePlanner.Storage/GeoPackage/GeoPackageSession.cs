using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tiles;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>One transaction on a plan file.</summary>
internal sealed class GeoPackageSession : IPlanSession
{
    private const string EntryColumns = "SELECT number, id, author, time, title, reverts, row_count FROM change_set";

    /// <summary>So many new rows of one table, one after the other, are the beginning of very many.</summary>
    private const int ManyRows = 1000;

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly bool isTransactionOurs;
    private readonly bool hasOutsideRows;
    private readonly Dictionary<(RowKind Kind, string? City), RowTable> tables = [];
    private readonly HashSet<RowKind> touched = [];
    private List<RowTable>? gone;
    private ChangeSetHead? action;
    private long number;

    /// <exception cref="FormatException">The file's table of cities is damaged.</exception>
    internal GeoPackageSession(SqliteConnection connection, bool isWriting)
        : this(connection, connection.BeginTransaction(deferred: !isWriting), isTransactionOurs: true)
    {
    }

    /// <summary>A session within a transaction that was begun already, and whose end is not the session's.</summary>
    internal GeoPackageSession(SqliteConnection connection, SqliteTransaction transaction)
        : this(connection, transaction, isTransactionOurs: false)
    {
    }

    private GeoPackageSession(SqliteConnection connection, SqliteTransaction transaction, bool isTransactionOurs)
    {
        (this.connection, this.transaction, this.isTransactionOurs) = (connection, transaction, isTransactionOurs);
        try
        {
            hasOutsideRows = connection.Holds("SELECT 1 FROM plan_outside LIMIT 1;");
            foreach (var kind in RowKinds.Landless)
                tables.Add((kind, null), new RowTable(connection, kind, TableNames.Of(kind), hasOutsideRows));
            foreach (var city in All<City>(RowKind.City))
            {
                if (!CityCodes.IsCode(city.Code) || tables.ContainsKey((RowKind.Parcel, city.Code)))
                    throw new FormatException($"city {city.Id}: '{city.Code}' is no code of its own.");
                AddLand(city);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether another program wrote rows that were not taken in yet.</summary>
    internal bool HasOutsideRows => hasOutsideRows;

    public long LastNumber => connection.Integer("SELECT max(number) FROM change_set;");

    public ImmutableArray<HistoryEntry> Entries(long after = 0)
    {
        using var command = connection.Statement(EntryColumns + " WHERE number > $after ORDER BY number;", ("$after", after));
        using var record = command.ExecuteReader();
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        while (record.Read())
            entries.Add(Entry(record));
        return entries.ToImmutable();
    }

    public HistoryEntry? Entry(Guid id)
    {
        using var command = connection.Statement(EntryColumns + " WHERE id = $id;", ("$id", id.ToString("D")));
        using var record = command.ExecuteReader();
        return record.Read() ? Entry(record) : null;
    }

    public IReadOnlyList<TRow> All<TRow>(RowKind kind)
        where TRow : PlanRow => [.. OfKind(kind).SelectMany(table => table.ReadAll()).Cast<TRow>()];

    public PlanRow? Find(Guid id) => tables.Values.Select(table => table.Find(id)).FirstOrDefault(row => row is not null);

    /// <summary>The present row under its table's own key.</summary>
    internal PlanRow? FindByFid(RowKind kind, string? city, long fid) => tables.GetValueOrDefault((kind, city))?.FindByFid(fid);

    public IReadOnlyDictionary<Guid, PlanRow> Present(IReadOnlyCollection<PlanRow> editions)
    {
        var found = new Dictionary<Guid, PlanRow>();
        foreach (var kind in editions.GroupBy(RowKinds.Of))
        {
            // A row can have moved to another city since, and so to another table of its kind.
            var missing = kind.Select(edition => edition.Id).ToHashSet();
            foreach (var table in OfKind(kind.Key))
            {
                foreach (var row in table.Find(missing))
                {
                    found[row.Id] = row;
                    missing.Remove(row.Id);
                }
            }
        }

        return found;
    }

    public IReadOnlyDictionary<Guid, PlanRow> Parcels(IReadOnlyCollection<Guid> ids)
    {
        var missing = ids.ToHashSet();
        var found = new Dictionary<Guid, PlanRow>();
        foreach (var row in OfKind(RowKind.Parcel).SelectMany(table => table.Find(missing)))
            found[row.Id] = row;
        return found;
    }

    public IEnumerable<PlanRow> Rows(RowKind kind, long? asOf) => asOf is { } number
        ? EverKept(kind).SelectMany(table => table.ReadAsOf(number))
        : OfKind(kind).SelectMany(table => table.ReadAll());

    public IEnumerable<PlanFeature> Layer(RowKind kind, string cityCode, long? asOf)
    {
        if (asOf is not { } number)
            return tables.GetValueOrDefault((kind, cityCode))?.ReadAll().Cast<PlanFeature>() ?? [];
        return EverKept(kind, cityCode).SelectMany(table => table.ReadAsOf(number)).Cast<PlanFeature>();
    }

    public IEnumerable<LayerSummary> Layers()
    {
        foreach (var ((kind, city), table) in tables.Where(table => table.Key.City is not null))
        {
            using var command = connection.Statement(
                """
                SELECT o.feature_count, c.min_x, c.max_x, c.min_y, c.max_y
                FROM gpkg_contents c JOIN gpkg_ogr_contents o ON o.table_name = c.table_name WHERE c.table_name = $table;
                """,
                ("$table", table.Name));
            using var record = command.ExecuteReader();
            if (!record.Read())
                throw new FormatException($"gpkg_contents: {table.Name} is missing.");
            var extent = record.IsDBNull(1) ? null : new Envelope(record.GetDouble(1), record.GetDouble(2), record.GetDouble(3), record.GetDouble(4));
            var count = hasOutsideRows ? table.Count : record.GetInt64(0);
            yield return new LayerSummary(city!, RowKinds.LayerOf(kind), count, count == 0 ? null : extent);
        }
    }

    public IEnumerable<PlanFeature> Window(RowKind kind, string cityCode, Envelope window) =>
        tables.GetValueOrDefault((kind, cityCode))?.Within(window).Cast<PlanFeature>() ?? [];

    public IEnumerable<ClassOutline> Outlines(string cityCode, ParcelTheme theme, Envelope? window, long? asOf) =>
        ParcelTables(cityCode, asOf).SelectMany(table => table.Outlines(theme, window, asOf));

    public IEnumerable<TileParcel> TileParcels(string cityCode, ParcelTheme theme, Envelope window, long? asOf) =>
        ParcelTables(cityCode, asOf).SelectMany(table => table.TileParcels(theme, window, asOf));

    public bool HasMoreParcels(string cityCode, Envelope window, long? asOf, int most) =>
        ParcelTables(cityCode, asOf).Sum(table => table.CountWithin(window, asOf, most + 1)) > most;

    public byte[] Tile(string cityCode, ParcelTheme theme, TileAddress tile, long? asOf) =>
        ParcelCutter.Cut(tile, ThemeColumns.KeyOf(theme), TileParcels(cityCode, theme, tile.WindowWithMargin, asOf), default);

    public IEnumerable<PlanFeature> WrittenAfter(long number, RowKind kind, string cityCode, Envelope window) =>
        tables.GetValueOrDefault((kind, cityCode))?.WithinWrittenAfter(window, number).Cast<PlanFeature>() ?? [];

    public IEnumerable<PlanFeature> Numbered(RowKind kind, string cityCode, string number) =>
        tables.GetValueOrDefault((kind, cityCode))?.Numbered(number).Cast<PlanFeature>() ?? [];

    public IEnumerable<TableKey> TableKeys(RowKind kind, TableQuery query, long? asOf) =>
        (asOf is null ? OfKind(kind) : EverKept(kind)).SelectMany(table => table.TableKeys(query, asOf));

    public IEnumerable<PlanFeature> Features(RowKind kind, IReadOnlyCollection<Guid> ids, long? asOf) =>
        (asOf is null ? OfKind(kind) : EverKept(kind)).SelectMany(table => table.Some(ids, asOf)).Cast<PlanFeature>();

    public IEnumerable<(string CityCode, string? Class, long Count)> ParcelCounts(ParcelTheme theme, long? asOf) =>
        (asOf is null ? OfKind(RowKind.Parcel) : EverKept(RowKind.Parcel)).SelectMany(table => table.ClassCounts(theme, asOf));

    public bool HasLand(City city) =>
        RowKinds.OnLand.Any(kind => tables.GetValueOrDefault((kind, city.Code)) is { IsEmpty: false });

    public bool HasPlots(Guid scheme) => OfKind(RowKind.Plot).Any(table => table.HasRowOf("scheme_id", scheme.ToString("D")));

    public IEnumerable<RowChange> Changes(long number)
    {
        var citiesThatGo = new List<RowChange>();
        long superseded = 0;
        foreach (var kind in Enum.GetValues<RowKind>())
        {
            var before = EverKept(kind).SelectMany(table => table.SupersededBy(number)).ToDictionary(row => row.Id);
            superseded += before.Count;
            foreach (var after in EverKept(kind).SelectMany(table => table.WrittenBy(number)))
            {
                before.Remove(after.Id, out var was);
                yield return RowChange.Recorded(was, after);
            }

            foreach (var gone in before.Values)
            {
                if (kind == RowKind.City)
                    citiesThatGo.Add(RowChange.Delete(gone));
                else
                    yield return RowChange.Delete(gone);
            }
        }

        foreach (var city in citiesThatGo)
            yield return city;
        if (connection.Integer("SELECT superseded_count FROM change_set WHERE number = $number;", ("$number", number)) is var count && count != superseded)
            throw new FormatException($"{superseded} of {count} past editions of action {number} are there.");
    }

    public IReadOnlyList<(long Number, RowChange Change)> ChangesOf(Guid row)
    {
        var before = new Dictionary<long, PlanRow>();
        var after = new Dictionary<long, PlanRow>();
        foreach (var (edition, written, superseded) in EverKept().SelectMany(table => table.EditionsOf(row)))
        {
            if (superseded == written)
                continue;
            after[written] = edition;
            if (superseded is { } end)
                before[end] = edition;
        }

        return [.. before.Keys.Union(after.Keys).Order()
            .Select(action => (action, RowChange.Recorded(before.GetValueOrDefault(action), after.GetValueOrDefault(action))))];
    }

    public IReadOnlyList<(long Number, Descent Descent)> Descents()
    {
        using var command = connection.Statement("SELECT change_set, ancestor, descendant FROM descent ORDER BY fid;");
        using var record = command.ExecuteReader();
        var descents = new List<(long, Descent)>();
        while (record.Read())
            descents.Add((record.GetInt64(0), new Descent(Guid.Parse(record.GetString(1)), Guid.Parse(record.GetString(2)))));
        return descents;
    }

    public long Begin(ChangeSetHead head)
    {
        action = head;
        number = LastNumber + 1;
        connection.Run("INSERT INTO plan_commit (number) VALUES ($number);", ("$number", number));
        connection.Run(
            """
            INSERT INTO change_set (number, id, author, time, title, reverts, row_count)
            VALUES ($number, $id, $author, $time, $title, $reverts, 0);
            """,
            ("$number", number),
            ("$id", head.Id.ToString("D")),
            ("$author", head.Author),
            ("$time", Words.Of(head.Time)),
            ("$title", head.Title),
            ("$reverts", head.Reverts?.ToString("D")));
        return number;
    }

    public void Write(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count >= ManyRows && TableOf((changes[0].After ?? changes[0].Before)!) is { } table
            && changes.All(change => change is { Before: null, After: PlanFeature row } && TableOf(row) == table))
            table.BeginLoad();
        foreach (var change in changes)
        {
            touched.Add(RowKinds.Of((change.After ?? change.Before)!));
            Write(change);
        }
    }

    public void Finish(ImmutableArray<Descent> descents)
    {
        foreach (var descent in descents)
        {
            connection.Run(
                "INSERT INTO descent (change_set, ancestor, descendant) VALUES ($number, $ancestor, $descendant);",
                ("$number", number),
                ("$ancestor", descent.Ancestor.ToString("D")),
                ("$descendant", descent.Descendant.ToString("D")));
        }

        foreach (var table in tables.Values)
            table.EndLoad();
        long count = 0;
        long superseded = 0;
        foreach (var kind in touched)
        {
            var ofTheKind = OfKind(kind).ToList();
            count += ofTheKind.Sum(table => table.CountWrittenBy(number)) + EverKept(kind).Sum(table => table.CountTakenAway(number, ofTheKind));
            superseded += EverKept(kind).Sum(table => table.CountSupersededBy(number));
        }

        connection.Run(
            "UPDATE change_set SET row_count = $count, superseded_count = $superseded WHERE number = $number;",
            ("$count", count),
            ("$superseded", superseded),
            ("$number", number));
        connection.Run("DELETE FROM plan_commit;");
        foreach (var table in tables.Values.Where(table => table.IsTouched))
            table.Describe(action!.Time);
    }

    public void Commit() => transaction.Commit();

    public void Dispose()
    {
        foreach (var table in tables.Values)
            table.Dispose();
        if (isTransactionOurs)
            transaction.Dispose();
    }

    /// <exception cref="ArgumentException">The row's city is not in the plan yet.</exception>
    private void Write(RowChange change)
    {
        if (change.Before is City leaving && (change.After is not City staying || staying.Code != leaving.Code || staying.Epsg != leaving.Epsg))
            RemoveLand(leaving);
        if (change.After is City entering && !tables.ContainsKey((RowKind.Parcel, entering.Code)))
        {
            GeoPackageSchema.AddCity(connection, entering);
            AddLand(entering);
            gone = null;
        }

        var from = change.Before is { } before ? TableOf(before) : null;
        var to = change.After is { } after
            ? TableOf(after) ?? throw new ArgumentException("A ChangeSet names a city before the land in it.", nameof(change))
            : null;
        if (ReferenceEquals(from, to))
        {
            to!.Update(change.Before!, change.After!, number);
            return;
        }

        from?.Delete(change.Before!);
        to?.Insert(change.After!, number);
    }

    private IEnumerable<RowTable> OfKind(RowKind kind) => tables.Where(table => table.Key.Kind == kind).Select(table => table.Value);

    /// <summary>The tables of a kind, those of cities that are gone included.</summary>
    private IEnumerable<RowTable> EverKept(RowKind kind) => OfKind(kind).Concat(Gone.Where(table => table.Kind == kind));

    private IEnumerable<RowTable> EverKept(RowKind kind, string cityCode) =>
        EverKept(kind).Where(table => TableNames.CityOf(table.Name, kind) == cityCode);

    /// <summary>Where a city's parcels are: in one table now, and in those of this code that are gone for the past.</summary>
    private IEnumerable<RowTable> ParcelTables(string cityCode, long? asOf) => asOf is not null
        ? EverKept(RowKind.Parcel, cityCode)
        : tables.TryGetValue((RowKind.Parcel, cityCode), out var table) ? [table] : [];

    private IEnumerable<RowTable> EverKept() => tables.Values.Concat(Gone);

    private List<RowTable> Gone => gone ??= FindGone();

    private List<RowTable> FindGone()
    {
        var present = tables.Values.Select(table => table.Name).ToHashSet();
        var found = new List<RowTable>();
        using var command = connection.Statement("SELECT substr(name, 6) FROM sqlite_schema WHERE type = 'table' AND name GLOB 'past_*';");
        using var record = command.ExecuteReader();
        while (record.Read())
        {
            var name = record.GetString(0);
            if (present.Contains(name))
                continue;
            if (TableNames.KindOf(name) is { } kind)
                found.Add(new RowTable(connection, kind, name, hasOutsideRows, isGone: true));
        }

        return found;
    }

    private RowTable? TableOf(PlanRow row) => tables.GetValueOrDefault((RowKinds.Of(row), (row as PlanFeature)?.CityCode));

    private void AddLand(City city)
    {
        foreach (var kind in RowKinds.OnLand)
            tables.Add((kind, city.Code), new RowTable(connection, kind, TableNames.Of(kind, city.Code), hasOutsideRows));
    }

    private void RemoveLand(City city)
    {
        foreach (var kind in RowKinds.OnLand)
        {
            tables.Remove((kind, city.Code), out var table);
            table!.Dispose();
        }

        GeoPackageSchema.RemoveCity(connection, city);
        gone = null;
    }

    private static HistoryEntry Entry(SqliteDataReader record) => new(
        record.GetInt64(0),
        Guid.Parse(record.GetString(1)),
        record.GetString(2),
        DateTimeOffset.ParseExact(record.GetString(3), "O", CultureInfo.InvariantCulture),
        record.GetString(4),
        record.IsDBNull(5) ? null : Guid.Parse(record.GetString(5)),
        record.GetInt32(6));
}
