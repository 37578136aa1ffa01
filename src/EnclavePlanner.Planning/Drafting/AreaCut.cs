using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// Cuts given areas off an area along lines parallel to one of its edges, each to 0.01 m². The ends of a cut lie on the survey
/// grid, and are chosen there so that the area comes out: a cut is parallel to within some millimetres over its length.
/// </summary>
public static class AreaCut
{
    /// <summary>m² within which a cut is made: half of what an official area shows.</summary>
    internal const double Tolerance = 0.0045;

    /// <summary>m² within which no better cut is looked for.</summary>
    internal const double Aim = 0.001;

    private const int FewTurns = 6;
    private const int MostTurns = 40;

    /// <summary>Cuts areas off one after the other, from the edge inwards.</summary>
    /// <param name="area">A polygon or a multipolygon on the survey grid. Parts of a concave one may be multipolygons.</param>
    /// <param name="meter">Measures areas of its CRS, by the method in which the areas are given.</param>
    /// <param name="asked">The areas, from the edge inwards.</param>
    /// <param name="edge">The edge that the cuts are parallel to.</param>
    /// <param name="label">What to call the area.</param>
    /// <returns>A part for each that is asked, and last the rest.</returns>
    /// <exception cref="FaultException">
    /// PLN-CUT-EDGE: the edge has no length. PLN-CUT-AREA: an area is not positive, or they leave no rest. PLN-CUT-FINE: on
    /// the survey grid no cut comes as near as 0.01 m².
    /// </exception>
    public static IReadOnlyList<Geometry> Of(Geometry area, AreaMeter meter, IReadOnlyList<SquareMetres> asked, LineSegment edge, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(edge);
        if (!(edge.Length > 0))
            throw DraftingFaults.Refusal("PLN-CUT-EDGE");
        var whole = meter.Measure(area);
        var total = SquareMetres.Sum(asked);
        if (asked.Any(one => !(one.Value >= Land.Tiling.LeastSquareMetres)) || !(total.Value <= whole.Value - Land.Tiling.LeastSquareMetres))
            throw DraftingFaults.Refusal("PLN-CUT-AREA", label, total.Value, whole.Value);
        return Of(area, meter, asked.Count, (part, _) => asked[part].Value, edge, label);
    }

    /// <summary>Cuts an area into equal parts, each a part of what the cuts before it have left, so that what rounding leaves is shared.</summary>
    /// <param name="area">As above.</param>
    /// <param name="meter">As above.</param>
    /// <param name="count">How many, two at least.</param>
    /// <param name="edge">As above.</param>
    /// <param name="label">As above.</param>
    /// <exception cref="FaultException">PLN-CUT-COUNT: fewer than two; or as above.</exception>
    public static IReadOnlyList<Geometry> Equal(Geometry area, AreaMeter meter, int count, LineSegment edge, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(edge);
        if (count is < 2 or > 1000)
            throw DraftingFaults.Refusal("PLN-CUT-COUNT", count);
        if (!(edge.Length > 0))
            throw DraftingFaults.Refusal("PLN-CUT-EDGE");
        return Of(area, meter, count - 1, (part, rest) => meter.Measure(rest).Value / (count - part), edge, label);
    }

    private static List<Geometry> Of(Geometry area, AreaMeter meter, int cuts, Func<int, Geometry, double> asked, LineSegment edge, string label)
    {
        var line = SweepLine.From(edge, area);
        var parts = new List<Geometry>();
        var rest = area;
        for (var part = 0; part < cuts; part++)
        {
            var (cut, left) = Of(rest, meter, asked(part, rest), line, label);
            parts.Add(cut);
            rest = left;
        }

        return [.. parts, rest];
    }

    private static (Geometry Cut, Geometry Left) Of(Geometry area, AreaMeter meter, double asked, SweepLine line, string label)
    {
        // Areas of the plane and of the method differ by some parts in a hundred thousand, and nearly alike all over a parcel.
        var ratio = PlanarArea.Measure(area).Value / meter.Measure(area).Value;
        var plane = asked * ratio;
        var (best, least) = (((Geometry, Geometry)?)null, Tolerance);
        for (var turn = 0; turn < (best is null ? MostTurns : FewTurns) && least > Aim; turn++)
        {
            if (ParallelCut.Behind(area, line, Distance(area, line, plane), plane) is not var (cut, left))
                break;
            var error = asked - meter.Measure(cut).Value;
            if (Math.Abs(error) < least)
                (best, least) = ((cut, left), Math.Abs(error));
            plane += (error + Aside(turn)) * ratio;
        }

        return best ?? throw DraftingFaults.Refusal("PLN-CUT-FINE", label, asked);
    }

    /// <summary>
    /// The pieces of 70 m into which the official method cuts edges begin elsewhere with every place of a node, which shifts the
    /// area of a large parcel by some thousandths of a m². Where this turns in a circle, other places are tried.
    /// </summary>
    private static double Aside(int turn) => turn < FewTurns ? 0 : (turn % 2 == 0 ? Aim : -Aim) * (turn - FewTurns) / 2;

    /// <summary>Where the line has so many m² of the plane behind it; by bisection, for the area grows with the distance but not smoothly.</summary>
    private static double Distance(Geometry area, SweepLine line, double behind)
    {
        var (low, high) = line.Span(area);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return middle;
            if (line.AreaBehind(area, middle) < behind)
                low = middle;
            else
                high = middle;
        }
    }
}
