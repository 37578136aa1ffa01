using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
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
internal sealed class DisplacedLand
{
    private const double Nearest = 300;

    private const double Farthest = 1400;

    /// <summary>Two sources draw the same boundary with other vertices; the districts of Shenzhen differ by 0.5 %.</summary>
    private const double SizeTolerance = 0.01;

    private const double AreaTolerance = 0.03;

    private const double LeastOverlap = 0.1;

    private readonly STRtree<LandOutline>? own;
    private readonly LayerExtent imported = new();
    private (LandOutline Land, LandOutline Own)? first;
    private int count;

    /// <param name="layers">The layers that the city has.</param>
    internal DisplacedLand(IEnumerable<LayerOutline> layers)
    {
        var lands = layers.SelectMany(layer => layer.Lands).ToList();
        if (lands.Count == 0)
            return;
        own = new STRtree<LandOutline>();
        foreach (var land in lands)
            own.Insert(land.Extent, land);
    }

    /// <summary>Whether the same land displaced can still have a part of its extent in common with it.</summary>
    internal static bool CanOverlap(Envelope extent) => Math.Max(extent.Width, extent.Height) > Nearest / Math.Sqrt(2);

    /// <summary>Looks at a feature that is imported.</summary>
    internal void Note(PlanFeature feature)
    {
        if (own is null || feature.Geometry is not (Polygon or MultiPolygon))
            return;
        imported.Add(feature);
        if (CanOverlap(feature.Geometry.EnvelopeInternal) && Beside(LandOutline.Of(feature)))
            count++;
    }

    /// <summary>What there is to tell when all features have been looked at; null where there is nothing.</summary>
    internal LocalizedText? Notice()
    {
        if (imported.Whole is { } whole && CanOverlap(whole.Extent) && Beside(whole))
            count = imported.Count;
        return first is var (land, beside)
            ? ExchangeTexts.Say("NoticeDisplaced", Math.Round(DistanceBetween(land, beside)), beside.Label, count)
            : null;
    }

    private bool Beside(LandOutline land)
    {
        if (own!.Query(land.Extent).FirstOrDefault(other => AreDisplaced(land, other)) is not { } other)
            return false;
        first ??= (land, other);
        return true;
    }

    private static bool AreDisplaced(LandOutline land, LandOutline own) =>
        land.IsLayer == own.IsLayer
        && DistanceBetween(land, own) is >= Nearest and <= Farthest
        && land.Extent.Intersection(own.Extent).Area >= LeastOverlap * land.Extent.Area
        && AreAlike(land.Extent.Width, own.Extent.Width, SizeTolerance)
        && AreAlike(land.Extent.Height, own.Extent.Height, SizeTolerance)
        && (land.IsLayer || AreAlike(land.Area!.Value, own.Area!.Value, AreaTolerance));

    private static double DistanceBetween(LandOutline land, LandOutline own) => land.Extent.Centre.Distance(own.Extent.Centre);

    private static bool AreAlike(double first, double second, double tolerance) =>
        Math.Abs(first - second) <= tolerance * Math.Max(first, second);
}
