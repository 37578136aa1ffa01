using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// The overviews of a plan's cities, made when a tile first needs one and brought up to the state of the plan that it is cut
/// from. One past state is kept, the last that was looked at.
/// </summary>
internal sealed class ClassOverviews
{
    /// <summary>After actions of more rows than this an overview is made anew.</summary>
    private const int MostChanges = 5000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string City, long? AsOf), (long Number, ClassOverview Overview)> known = [];

    /// <summary>A tile that shows classes; null where it is to show its parcels one by one.</summary>
    internal byte[]? Cut(IPlanSession session, string city, TileAddress tile, long? asOf, CancellationToken cancellation)
    {
        var summary = session.Layers().FirstOrDefault(layer => layer.CityCode == city && layer.Layer == PlanLayer.Parcels);
        var deepest = ClassOverview.DeepestZoom(summary?.Count ?? 0, summary?.Extent);
        if (tile.Zoom > deepest)
            return null;
        ClassNumbers numbers;
        ClassCells? cells;
        lock (gate)
        {
            var overview = Current(session, city, asOf, deepest, cancellation);
            (numbers, cells) = (overview.Numbers, overview.Find(tile));
        }

        return cells?.Cut(numbers);
    }

    private ClassOverview Current(IPlanSession session, string city, long? asOf, int deepest, CancellationToken cancellation)
    {
        var number = asOf ?? session.LastNumber;
        if (known.TryGetValue((city, asOf), out var kept))
        {
            // A session that began before another has seen more is shown the more.
            if (kept.Number >= number)
                return kept.Overview;
            var entries = session.Entries(kept.Number);
            if (entries.Sum(entry => (long)entry.RowCount) <= MostChanges)
            {
                var changed = entries.SelectMany(entry => session.Changes(entry.Number))
                    .SelectMany(change => new[] { change.Before, change.After })
                    .OfType<PlanFeature>()
                    .Where(feature => feature.CityCode == city && RowKinds.Of(feature) == RowKind.Parcel)
                    .Select(feature => feature.Geometry.EnvelopeInternal)
                    .ToList();
                // What is drawn half when the reading fails is not kept.
                known.Remove((city, asOf));
                kept.Overview.Redraw(changed, window => session.TileParcels(city, window, asOf: null));
                known[(city, asOf)] = (number, kept.Overview);
                return kept.Overview;
            }
        }

        foreach (var past in known.Keys.Where(key => key.AsOf is { } other && asOf is not null && other != asOf).ToList())
            known.Remove(past);
        var overview = ClassOverview.Of(deepest, session.TileParcels(city, window: null, asOf), cancellation);
        known[(city, asOf)] = (number, overview);
        return overview;
    }
}
