using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>All row tables of a plan, within one transaction.</summary>
internal sealed class PlanTables : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<(RowKind Kind, string? City), RowTable> tables = [];

    /// <exception cref="FormatException">The file's table of cities is damaged.</exception>
    internal PlanTables(SqliteConnection connection)
    {
        this.connection = connection;
        foreach (var kind in RowKinds.Landless)
            tables.Add((kind, null), new RowTable(connection, kind, TableNames.Of(kind)));
        foreach (var city in All<City>(RowKind.City))
        {
            if (!TableNames.IsCode(city.Code) || tables.ContainsKey((RowKind.Parcel, city.Code)))
                throw new FormatException($"city {city.Id}: '{city.Code}' is no code of its own.");
            AddLand(city);
        }
    }

    internal IReadOnlyList<TRow> All<TRow>(RowKind kind)
        where TRow : PlanRow => [.. tables[(kind, null)].ReadAll().Cast<TRow>()];

    internal IEnumerable<PlanRow> ReadAll() => tables.Values.SelectMany(table => table.ReadAll());

    /// <summary>A row of whatever kind, or null.</summary>
    internal PlanRow? Find(Guid id) =>
        tables.Values.Reverse().Select(table => table.Find(id)).FirstOrDefault(row => row is not null);

    /// <summary>The row that <paramref name="row"/> is an edition of: looked for where that one was, then everywhere.</summary>
    internal PlanRow? FindPresent(PlanRow row) => TableOf(row)?.Find(row.Id) ?? Find(row.Id);

    /// <summary>A row of this identity that is in the new row's way.</summary>
    internal PlanRow? FindTwin(PlanRow entering) => TableOf(entering)?.Find(entering.Id);

    /// <exception cref="ArgumentException">The row's city is not in the plan yet.</exception>
    internal void Apply(RowChange change)
    {
        if (change.Before is City leaving && (change.After is not City staying || staying.Code != leaving.Code || staying.Epsg != leaving.Epsg))
            RemoveLand(leaving);
        if (change.After is City entering && !tables.ContainsKey((RowKind.Parcel, entering.Code)))
        {
            GeoPackageSchema.AddCity(connection, entering);
            AddLand(entering);
        }

        var from = change.Before is { } before ? TableOf(before) : null;
        var to = change.After is { } after
            ? TableOf(after) ?? throw new ArgumentException("A ChangeSet names a city before the land in it.", nameof(change))
            : null;
        if (ReferenceEquals(from, to))
        {
            to!.Update(change.Before!, change.After!);
            return;
        }

        from?.Delete(change.Before!);
        to?.Insert(change.After!);
    }

    /// <summary>Whether anything lies on this city's land.</summary>
    internal bool HasLand(City city) => RowKinds.OnLand.Any(kind => tables[(kind, city.Code)] is { IsEmpty: false });

    internal IEnumerable<Plot> PlotsOf(Guid scheme) =>
        Land(RowKind.Plot).SelectMany(table => table.ReadAll()).OfType<Plot>().Where(plot => plot.SchemeId == scheme);

    internal IEnumerable<Enclave> Enclaves() => Land(RowKind.Enclave).SelectMany(table => table.ReadAll()).Cast<Enclave>();

    internal void Describe(DateTimeOffset time)
    {
        foreach (var table in tables.Values.Where(table => table.IsTouched))
            table.Describe(time);
    }

    public void Dispose()
    {
        foreach (var table in tables.Values)
            table.Dispose();
    }

    private IEnumerable<RowTable> Land(RowKind kind) => tables.Where(table => table.Key.Kind == kind).Select(table => table.Value);

    private RowTable? TableOf(PlanRow row) => tables.GetValueOrDefault((RowKinds.Of(row), (row as PlanFeature)?.CityCode));

    private void AddLand(City city)
    {
        foreach (var kind in RowKinds.OnLand)
            tables.Add((kind, city.Code), new RowTable(connection, kind, TableNames.Of(kind, city.Code)));
    }

    private void RemoveLand(City city)
    {
        foreach (var kind in RowKinds.OnLand)
        {
            tables.Remove((kind, city.Code), out var table);
            table!.Dispose();
        }

        GeoPackageSchema.RemoveCity(connection, city);
    }
}
