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
internal static class TableOrder
{
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
        cancellation.ThrowIfCancellationRequested();
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
