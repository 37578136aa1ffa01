using EnclavePlanner.Geodesy.Areas;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Union;
using CoverageUnion = NetTopologySuite.Operation.OverlayNG.CoverageUnion;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>How well a layer of land tiles its ground.</summary>
/// <param name="Overlaps">Pairs of features that lie on each other.</param>
/// <param name="OverlapArea">The area on which they do, m², pair by pair, by the plan's official method.</param>
/// <param name="Gaps">Holes that all features together leave.</param>
/// <param name="GapArea">Their area, m².</param>
/// <param name="Slivers">Features under 50 m², which are usually merged before they are handed in.</param>
public sealed record LayerTopology(int Overlaps, double OverlapArea, int Gaps, double GapArea, int Slivers)
{
    /// <summary>Beyond it the count is left to a check of its own: it would take longer than the import.</summary>
    internal const int MostFeatures = 20_000;

    /// <summary>The same for what it would take of the memory.</summary>
    internal const int MostVertices = 500_000;

    private const double SmallestUsual = 50;

    /// <summary>Below it an overlap is the roundness of the survey grid: 0.1 mm along a kilometre.</summary>
    private const double SmallestOverlap = 0.1;

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsSound => Overlaps == 0 && Gaps == 0 && Slivers == 0;

    /// <summary>Counts them.</summary>
    /// <param name="land">Valid polygons in one plane CRS, at most <see cref="MostFeatures"/> with <see cref="MostVertices"/>.</param>
    /// <param name="meter">Measures in that CRS.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static LayerTopology Of(IReadOnlyList<Geometry> land, AreaMeter meter, CancellationToken cancellation)
    {
        Geometry[] all = [.. land];
        // Only features whose edges do not match their neighbours' can overlap.
        var suspects = new List<Geometry>();
        var unmatched = CoverageValidator.Validate(all);
        for (var i = 0; i < all.Length; i++)
        {
            if (unmatched[i] is { IsEmpty: false })
                suspects.Add(all[i]);
        }

        cancellation.ThrowIfCancellationRequested();
        var (overlaps, overlapArea) = Overlapping(suspects, meter, cancellation);
        var whole = suspects.Count == 0 ? Joined(all) : UnaryUnionOp.Union(all);
        var (gaps, gapArea) = (0, 0.0);
        for (var i = 0; i < (whole?.NumGeometries ?? 0); i++)
        {
            if (whole!.GetGeometryN(i) is not Polygon part)
                continue;
            gaps += part.NumInteriorRings;
            gapArea += part.Holes.Sum(hole => meter.Measure(part.Factory.CreatePolygon(hole)).Value);
        }

        return new LayerTopology(overlaps, overlapArea, gaps, gapArea, all.Count(feature => meter.Measure(feature).Value < SmallestUsual));
    }

    /// <summary>
    /// The union of polygons whose edges all match. They go in as a multipolygon, which knows its dimension: a collection, asked
    /// for it at every edge, looks at all of its members each time.
    /// </summary>
    private static Geometry? Joined(Geometry[] all)
    {
        Polygon[] polygons = [.. all.SelectMany(PolygonExtracter.GetPolygons).Cast<Polygon>()];
        return polygons.Length == 0 ? null : CoverageUnion.Union(polygons[0].Factory.CreateMultiPolygon(polygons));
    }

    private static (int Pairs, double Area) Overlapping(List<Geometry> suspects, AreaMeter meter, CancellationToken cancellation)
    {
        var index = new STRtree<int>();
        for (var i = 0; i < suspects.Count; i++)
            index.Insert(suspects[i].EnvelopeInternal, i);
        var (pairs, area) = (0, 0.0);
        for (var i = 0; i < suspects.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var other in index.Query(suspects[i].EnvelopeInternal))
            {
                if (other <= i)
                    continue;
                var shared = meter.Measure(suspects[i].Intersection(suspects[other])).Value;
                if (shared < SmallestOverlap)
                    continue;
                pairs++;
                area += shared;
            }
        }

        return (pairs, area);
    }
}
