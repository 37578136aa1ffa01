using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// The overviews of a plan's cities, made when a tile first needs one and brought up to the state of the plan that it is cut
/// from. One past state is kept, the last that was looked at. One that is under way is finished, whoever gave up waiting for it.
/// </summary>
internal sealed class ClassOverviews
{
    /// <summary>After actions of more rows than this an overview is made anew.</summary>
    private const int MostChanges = 5000;

    /// <summary>A tile deeper than the overview shows its parcels one by one up to so many.</summary>
    private const int MostOneByOne = 4 * ClassOverview.MostParcels;

    private readonly Lock gate = new();
    private readonly Dictionary<(string City, long? AsOf, ParcelTheme Theme), Kept> known = [];

    /// <summary>A tile of a city's parcels.</summary>
    internal byte[] Cut(IPlanSession session, string city, TileAddress tile, long? asOf, ParcelTheme theme)
    {
        var key = ThemeColumns.KeyOf(theme);
        if (FindCells(session, city, tile, asOf, theme) is var (numbers, cells))
            return cells.Cut(numbers, key);
        if (session.HasMoreParcels(city, tile.WindowWithMargin, asOf, MostOneByOne))
            return ClassOverview.CutAlone(tile, key, session.Outlines(city, theme, tile.Window, asOf));
        // Areas are measured here, whichever store has the land; PostGIS knows no official ones.
        return tile.Zoom >= TileAddress.NumberedZoom
            ? ParcelCutter.Cut(tile, key, session.TileParcels(city, theme, tile.WindowWithMargin, asOf), OfficialArea(session, asOf))
            : session.Tile(city, theme, tile, asOf);
    }

    private static AreaMethod OfficialArea(IPlanSession session, long? asOf) =>
        (asOf is null ? session.All<Plan>(RowKind.Plan) : session.Rows(RowKind.Plan, asOf).OfType<Plan>()).Single().OfficialArea;

    private (ClassNumbers Numbers, ClassCells Cells)? FindCells(IPlanSession session, string city, TileAddress tile, long? asOf, ParcelTheme theme)
    {
        int? deepest = asOf is null ? DeepestZoom(session, city) : null;
        if (tile.Zoom > deepest)
            return null;
        lock (gate)
        {
            var overview = Current(session, city, asOf, theme, deepest);
            return overview?.Find(tile) is { } cells ? (overview.Numbers, cells) : null;
        }
    }

    private static int DeepestZoom(IPlanSession session, string city)
    {
        var summary = session.Layers().FirstOrDefault(layer => layer.CityCode == city && layer.Layer == PlanLayer.Parcels);
        return ClassOverview.DeepestZoom(summary?.Count ?? 0, summary?.Extent);
    }

    /// <summary>The same for the past, of which no summary is kept.</summary>
    private static int DeepestZoom(IPlanSession session, string city, long asOf)
    {
        var (count, extent, rings) = (0L, new Envelope(), new Rings());
        foreach (var parcel in session.Outlines(city, ParcelTheme.LandUse, window: null, asOf))
        {
            WkbReading.ReadRings(parcel.Binary, rings);
            extent.ExpandToInclude(rings.Envelope);
            count++;
        }

        return ClassOverview.DeepestZoom(count, extent);
    }

    /// <returns>Null where a past state had so few parcels that there is none.</returns>
    private ClassOverview? Current(IPlanSession session, string city, long? asOf, ParcelTheme theme, int? deepest)
    {
        var number = asOf ?? session.LastNumber;
        if (known.TryGetValue((city, asOf, theme), out var kept))
        {
            // A session that began before another has seen more is shown the more.
            if (kept.Number >= number)
                return kept.Overview;
            var entries = session.Entries(kept.Number);
            if (kept.Overview is { } overview && entries.Sum(entry => (long)entry.RowCount) <= MostChanges)
            {
                var changed = entries.SelectMany(entry => session.Changes(entry.Number))
                    .SelectMany(change => new[] { change.Before, change.After })
                    .OfType<PlanFeature>()
                    .Where(feature => feature.CityCode == city && RowKinds.Of(feature) == RowKind.Parcel)
                    .Select(feature => feature.Geometry.EnvelopeInternal)
                    .ToList();
                // What is drawn half when the reading fails is not kept.
                known.Remove((city, asOf, theme));
                overview.Redraw(changed, window => session.Outlines(city, theme, window, asOf: null));
                known[(city, asOf, theme)] = new Kept(number, overview);
                return overview;
            }
        }

        foreach (var past in known.Keys.Where(key => key.AsOf is { } other && asOf is not null && other != asOf).ToList())
            known.Remove(past);
        var zoom = deepest ?? DeepestZoom(session, city, number);
        var made = zoom < 0 ? null : ClassOverview.Of(zoom, session.Outlines(city, theme, window: null, asOf));
        known[(city, asOf, theme)] = new Kept(number, made);
        return made;
    }

    private sealed record Kept(long Number, ClassOverview? Overview);
}
