using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.Tables;

/// <summary>
/// Puts the features of a table in order. The store finds them; the order is made here, so that both stores have the same:
/// none of them counts numbers as people do or knows official areas.
/// </summary>
public static class TableOrder
{
    /// <summary>Puts features that are at hand into a table's order, and leaves out what its filter does not find.</summary>
    /// <param name="features">Features of the table's layer.</param>
    /// <param name="query">Which, and in which order.</param>
    /// <param name="area">The official area of a feature, m².</param>
    public static ImmutableArray<Guid> Of(IEnumerable<PlanFeature> features, TableQuery query, Func<PlanFeature, double> area)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(area);
        var found = features.Where(feature => TableSearch.Finds(query, feature)).ToDictionary(feature => feature.Id);
        var keys = found.Values.Select(feature => new TableKey(feature.Id, feature.CityCode, feature.Number, TableSearch.FieldOf(query.SortBy, feature))).ToList();
        return Arrange(keys, query, query.SortBy == TableField.Area ? found.ToDictionary(pair => pair.Key, pair => area(pair.Value)) : null);
    }

    internal static ImmutableArray<Guid> Of(IPlanSession session, TableQuery query, long? asOf, CancellationToken cancellation)
    {
        var kind = RowKinds.Of(query.Layer);
        var keys = new List<TableKey>();
        foreach (var key in session.TableKeys(kind, query, asOf))
        {
            cancellation.ThrowIfCancellationRequested();
            keys.Add(key);
        }

        var areas = query.SortBy == TableField.Area ? Areas(session, kind, keys, asOf, cancellation) : null;
        cancellation.ThrowIfCancellationRequested();
        return Arrange(keys, query, areas);
    }

    private static ImmutableArray<Guid> Arrange(List<TableKey> keys, TableQuery query, Dictionary<Guid, double>? areas)
    {
        Comparison<TableKey> byField = query.SortBy switch
        {
            TableField.Area => (left, right) => areas![left.Id].CompareTo(areas[right.Id]),
            TableField.Number => (left, right) => NumberOrder.Instance.Compare(left.Number, right.Number),
            TableField.Name or TableField.Owner => InAlphabet(query),
            _ => (left, right) => string.CompareOrdinal(left.Sorted, right.Sorted),
        };
        var hasEmpty = query.SortBy is TableField.Name or TableField.Owner or TableField.LandUse;
        keys.Sort((left, right) =>
        {
            if (hasEmpty && left.Sorted is null != right.Sorted is null)
                return left.Sorted is null ? 1 : -1;
            var order = query.IsDescending ? byField(right, left) : byField(left, right);
            if (order == 0)
                order = string.CompareOrdinal(left.CityCode, right.CityCode);
            if (order == 0)
                order = NumberOrder.Instance.Compare(left.Number, right.Number);
            return order == 0 ? left.Id.CompareTo(right.Id) : order;
        });
        return [.. keys.Select(key => key.Id)];
    }

    private static Comparison<TableKey> InAlphabet(TableQuery query)
    {
        var alphabet = query.Culture.CompareInfo;
        return (left, right) => alphabet.Compare(left.Sorted, right.Sorted);
    }

    private static Dictionary<Guid, double> Areas(
        IPlanSession session, RowKind kind, List<TableKey> keys, long? asOf, CancellationToken cancellation)
    {
        var method = session.Rows(RowKind.Plan, asOf).OfType<Plan>().Single().OfficialArea;
        var cities = session.Rows(RowKind.City, asOf).OfType<City>().ToDictionary(city => city.Code);
        var wanted = keys.Select(key => key.Id).ToHashSet();
        var areas = new Dictionary<Guid, double>(keys.Count);
        foreach (var code in keys.Select(key => key.CityCode).Distinct())
        {
            var meter = new AreaMeter(cities[code].Crs, method);
            foreach (var feature in session.Layer(kind, code, asOf).Where(feature => wanted.Contains(feature.Id)))
            {
                cancellation.ThrowIfCancellationRequested();
                areas[feature.Id] = meter.Measure(feature.Geometry).Value;
            }
        }

        return areas;
    }
}
