using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Recognises imported land that runs beside the plan's own of the same place, as data of web maps (GCJ-02, BD-09) does. Two
/// lands are taken for the same one displaced when their extents are equally wide and high, their areas equal, their
/// middles 300 to 1400 m apart, and a tenth of their extents in common, which neighbours have not; or when that holds for the whole import and a whole layer. Land
/// narrower than the displacement is judged only as part of its layer: alone it would be its neighbour.
/// </summary>
internal static class DisplacedLand
{
    private const double Nearest = 300;

    private const double Farthest = 1400;

    /// <summary>Two sources draw the same boundary with other vertices; the districts of Shenzhen differ by 0.5 %.</summary>
    private const double SizeTolerance = 0.01;

    private const double AreaTolerance = 0.03;

    private const double LeastOverlap = 0.1;

    internal static LocalizedText? Notice(PlanContents plan, City city, IReadOnlyCollection<RowChange> rows)
    {
        var own = plan.Features.Where(feature => feature.CityCode == city.Code && feature.Geometry is Polygon or MultiPolygon).ToList();
        var imported = rows.Select(row => (PlanFeature)row.After!).Where(feature => feature.Geometry is Polygon or MultiPolygon).ToList();
        if (own.Count == 0 || imported.Count == 0)
            return null;
        var tree = new STRtree<Land>();
        foreach (var land in own.GroupBy(feature => feature.GetType()).SelectMany(Lands).Where(land => land.CanOverlap))
            tree.Insert(land.Extent, land);
        var displaced = Lands(imported).Where(land => land.CanOverlap)
            .Select(land => (Land: land, Own: tree.Query(land.Extent).FirstOrDefault(land.IsDisplaced)))
            .Where(pair => pair.Own is not null)
            .ToList();
        if (displaced.Count == 0)
            return null;
        var (first, beside) = displaced[0];
        var count = displaced.Exists(pair => pair.Land.IsLayer) ? imported.Count : displaced.Count;
        return ExchangeTexts.Say("NoticeDisplaced", Math.Round(first.DistanceTo(beside!)), beside!.Label, count);
    }

    /// <summary>Each by itself, and all together where they are several.</summary>
    private static IEnumerable<Land> Lands(IEnumerable<PlanFeature> features)
    {
        var all = features.ToList();
        foreach (var feature in all)
            yield return new Land(feature.Geometry.EnvelopeInternal, feature.Geometry, feature.Label);
        if (all.Count < 2)
            yield break;
        var extent = new Envelope();
        foreach (var feature in all)
            extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        yield return new Land(extent, null, all[0].Label);
    }

    private sealed record Land(Envelope Extent, Geometry? Geometry, string Label)
    {
        internal bool IsLayer => Geometry is null;

        internal bool CanOverlap => Math.Max(Extent.Width, Extent.Height) > Nearest / Math.Sqrt(2);

        internal bool IsDisplaced(Land own) =>
            IsLayer == own.IsLayer
            && DistanceTo(own) is >= Nearest and <= Farthest
            && Extent.Intersection(own.Extent).Area >= LeastOverlap * Extent.Area
            && AreAlike(Extent.Width, own.Extent.Width, SizeTolerance)
            && AreAlike(Extent.Height, own.Extent.Height, SizeTolerance)
            && (IsLayer || AreAlike(PlaneArea(Geometry!), PlaneArea(own.Geometry!), AreaTolerance));

        internal double DistanceTo(Land own) => Extent.Centre.Distance(own.Extent.Centre);

        private static bool AreAlike(double first, double second, double tolerance) =>
            Math.Abs(first - second) <= tolerance * Math.Max(first, second);

        private static double PlaneArea(Geometry geometry) => PlanarArea.Measure(geometry).Value;
    }
}
