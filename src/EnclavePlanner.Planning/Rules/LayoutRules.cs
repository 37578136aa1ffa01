using System.Collections.Immutable;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Texts;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.RelateNG;

namespace EnclavePlanner.Planning.Rules;

/// <summary>
/// 拓扑检查: what keeps the plots of a scheme from laying out the park's land exactly once. Such comes of drafting with topology
/// switched off, and of imports; and a layout that is not finished has gaps.
/// </summary>
public sealed class LayoutRules
{
    /// <summary>m² below which an overlap is what grid steps leave.</summary>
    private const double LeastOverlap = 1e-6;

    /// <summary>m² below which land is not shown, and what grid steps along the boundary leave.</summary>
    private const double LeastLand = 0.01;

    private readonly IReadOnlyList<Plot> plots;
    private readonly AreaMeter meter;
    private readonly STRtree<Plot> index = new();
    private readonly CancellationToken cancellation;

    private LayoutRules(IReadOnlyList<Plot> plots, AreaMeter meter, CancellationToken cancellation)
    {
        (this.plots, this.meter, this.cancellation) = (plots, meter, cancellation);
        foreach (var plot in plots)
            index.Insert(plot.Geometry.EnvelopeInternal, plot);
    }

    /// <summary>Overlaps of plots first, then land of the boundary that no plot has, then what lies beyond it; each by its size, the largest first.</summary>
    /// <param name="plots">The plots of one scheme.</param>
    /// <param name="boundary">The park's boundary, in the same CRS; null where there is none.</param>
    /// <param name="meter">Measures areas of that CRS.</param>
    /// <param name="cancellation">Stops the work between two plots.</param>
    public static ImmutableArray<Finding> Check(IReadOnlyList<Plot> plots, Geometry? boundary, AreaMeter meter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plots);
        ArgumentNullException.ThrowIfNull(meter);
        if (plots.Count == 0)
            return [];
        var rules = new LayoutRules(plots, meter, cancellation);
        var laidOut = UnaryUnionNG.Union(plots[0].Geometry.Factory.BuildGeometry(plots.Select(plot => plot.Geometry)), SurveyGrid.PrecisionModel);
        return
        [
            .. rules.Overlaps().OrderByDescending(finding => finding.Area),
            .. rules.Gaps(laidOut, boundary).OrderByDescending(finding => finding.Area),
            .. rules.Beyond(laidOut, boundary).OrderByDescending(finding => finding.Area),
        ];
    }

    private IEnumerable<Finding> Overlaps()
    {
        foreach (var plot in plots)
        {
            cancellation.ThrowIfCancellationRequested();
            var prepared = RelateNG.Prepare(plot.Geometry);
            foreach (var other in index.Query(plot.Geometry.EnvelopeInternal).Where(other => plot.Id.CompareTo(other.Id) < 0))
            {
                if (!prepared.Evaluate(other.Geometry, RelatePredicate.Matches("T********")))
                    continue;
                var overlap = Land(OverlayNGRobust.Overlay(plot.Geometry, other.Geometry, OverlayNG.INTERSECTION));
                var area = meter.Measure(overlap);
                if (area.Value >= LeastOverlap)
                    yield return Found("PLN-LAYOUT-OVERLAP", [plot, other], overlap, area, plot.Label, other.Label);
            }
        }
    }

    /// <summary>Pieces within the boundary, and holes between plots wherever they lie.</summary>
    private IEnumerable<Finding> Gaps(Geometry laidOut, Geometry? boundary)
    {
        var factory = laidOut.Factory;
        var holes = Polygons(laidOut).SelectMany(polygon => polygon.InteriorRings).Select(ring => (Geometry)factory.CreatePolygon((LinearRing)ring));
        var wanted = UnaryUnionNG.Union(factory.BuildGeometry(boundary is null ? holes : holes.Append(boundary)), SurveyGrid.PrecisionModel);
        if (wanted.IsEmpty)
            yield break;
        foreach (var piece in Pieces(wanted, laidOut))
        {
            var area = meter.Measure(piece);
            yield return Found("PLN-LAYOUT-GAP", Touching(piece), piece, area);
        }
    }

    private IEnumerable<Finding> Beyond(Geometry laidOut, Geometry? boundary)
    {
        if (boundary is null)
            yield break;
        foreach (var piece in Pieces(laidOut, boundary))
        {
            var (area, concerned) = (meter.Measure(piece), Touching(piece));
            yield return Found("PLN-LAYOUT-BEYOND", concerned, piece, area, string.Join(", ", concerned.Select(plot => plot.Label).Take(3)));
        }
    }

    private IEnumerable<Polygon> Pieces(Geometry whole, Geometry without) =>
        Polygons(OverlayNGRobust.Overlay(whole, without, OverlayNG.DIFFERENCE)).Where(piece => meter.Measure(piece).Value >= LeastLand);

    private List<Plot> Touching(Polygon piece)
    {
        var prepared = RelateNG.Prepare(piece);
        return [.. index.Query(piece.EnvelopeInternal).Where(plot => prepared.Evaluate(plot.Geometry, RelatePredicate.Intersects())).OrderBy(plot => plot.Number, Plans.NumberOrder.Instance)];
    }

    private static Finding Found(string rule, List<Plot> concerned, Geometry place, SquareMetres area, params object[] arguments) => new(
        new LocalizedText(PlanningTexts.Resources, rule, [area.Value, .. arguments]), [.. concerned.Select(plot => plot.Id)], place, area);

    /// <summary>Without points and lines in which areas merely touch.</summary>
    private static Geometry Land(Geometry overlay) => overlay.Factory.BuildGeometry(Polygons(overlay));

    private static IEnumerable<Polygon> Polygons(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();
}
