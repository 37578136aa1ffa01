using System.Collections.Concurrent;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The shortest geodesic between two edges. Its length changes, when an end moves along its edge, by the cosine of the
/// angle between them (first variation of length), so the nearest place is where that is nought. The distance from a
/// point to an edge, and the least such distance along the other edge, have one minimum each on pieces as short as ours.
/// For one thread: it remembers its last geodesic.
/// </summary>
internal sealed class GeodesicBetweenEdges(Ellipsoid ellipsoid)
{
    /// <summary>How near to the right place an end is sought by nested searches; the length is then better still.</summary>
    private const double PlaceToleranceMetres = 1e-6;

    /// <summary>How near to the right place the foot of a perpendicular is sought: the survey grid.</summary>
    private const double FootToleranceMetres = 1e-4;

    /// <summary>How near to the least its length must be.</summary>
    private const double LengthToleranceMetres = 1e-7;

    /// <summary>The direction of a shorter line hangs on the last digits of its ends.</summary>
    private const double NearMetres = 0.01;

    /// <summary>Farther apart a place where the geodesic meets an edge at a right angle may be the farthest on it.</summary>
    private const double MostArcForFoot = 1;

    /// <summary>Of a direction: what the rounding of the ends and of differences of them leaves in it.</summary>
    private const double DirectionRounding = 1e-8;

    /// <summary>Made once for each ellipsoid, of which the known datums have a handful.</summary>
    private static readonly ConcurrentDictionary<Ellipsoid, Geodesic> Made = new();

    private readonly Geodesic _geodesic = Made.GetOrAdd(ellipsoid, on => new Geodesic(on));
    private readonly double _semiMinor = ellipsoid.SemiMinorAxisMetres;
    private (GeographicPoint From, GeographicPoint To, FirstVariation Line)? _last;

    /// <summary>The geodesic between two places; the last one is remembered, for neighbouring edges share an end.</summary>
    internal FirstVariation Line(in PlacedVertex from, in PlacedVertex to)
    {
        if (_last is { } last && last.From == from.Place && last.To == to.Place)
            return last.Line;
        var line = new FirstVariation(ellipsoid, from, to, _geodesic.Inverse(from.Place, to.Place));
        _last = (from.Place, to.Place, line);
        return line;
    }

    internal NearestResult Shortest(in EdgePiece a, in EdgePiece b) => AtAnEnd(a, b) ?? Anywhere(a, b);

    /// <summary>
    /// The common case, that the nearest place is an end of an edge. The chords say which end; the geodesic from there
    /// proves it, if it grows when its end moves into the edge, by more than all that is curved can take back. Else null.
    /// </summary>
    private NearestResult? AtAnEnd(in EdgePiece a, in EdgePiece b)
    {
        var (onA, onB) = Vector3.NearestParts(a.Start.Geocentric, a.End.Geocentric, b.Start.Geocentric, b.End.Geocentric);
        bool endOfA = onA is 0 or 1, endOfB = onB is 0 or 1;
        if (!endOfA && !endOfB)
            return null;
        PlacedVertex from = a.At(onA), to = b.At(onB);
        if (!endOfB)
            return Foot(from, b, onB, ahead: true) is { } end && Grows(a, onA, -1 * end.Line.StartTangent, FootMargin(a, b, end.Line)) ? Result(end.Line, from, end.Place) : null;
        if (!endOfA)
            return Foot(to, a, onA, ahead: false) is { } start && Grows(b, onB, start.Line.EndTangent, FootMargin(a, b, start.Line)) ? Result(start.Line, start.Place, to) : null;
        var line = Line(from, to);
        if (line.Line.LengthMetres < NearMetres)
            return null;
        var taken = line.Taken(a.Metres + a.Slack, b.Metres + b.Slack);
        return Grows(a, onA, -1 * line.StartTangent, Margin(a, taken)) && Grows(b, onB, line.EndTangent, Margin(b, taken)) ? Result(line, from, to) : null;
    }

    private static NearestResult Result(in FirstVariation line, in PlacedVertex from, in PlacedVertex to) =>
        new(line.Line.LengthMetres, line.Line.StartAzimuthDegrees, from.Place, to.Place);

    /// <summary>Whether a line, whose end moves away along <paramref name="away"/>, grows when the end moves into the edge from this end of it.</summary>
    private static bool Grows(in EdgePiece edge, double part, Vector3 away, double margin)
    {
        if (edge.Metres == 0)
            return true;
        var slope = (edge.End.Geocentric - edge.Start.Geocentric).Dot(away) / edge.Metres;
        return part == 0 ? slope > margin : slope < -margin;
    }

    /// <summary>
    /// What can be taken from a slope: its error by the chord for the curve, the rounding of a direction, and what the first
    /// variation lacks at the other end of the edge, which is most in proportion.
    /// </summary>
    private static double Margin(in EdgePiece edge, double taken) => edge.Metres > 0 ? 1e-6 + (8 * edge.Slack + taken) / edge.Metres : 0;

    /// <summary>The same beside a foot, where the line turns when the foot moves: the second derivative from below.</summary>
    private double FootMargin(in EdgePiece a, in EdgePiece b, in FirstVariation line) => 1e-4 + Margin(a, 0) + Margin(b, 0)
        + 4 * (a.Metres + b.Metres) * (line.Line.LengthMetres / _semiMinor + 1) / _semiMinor;

    /// <summary>
    /// The place of an edge nearest to a point, where the line between them meets the edge at a right angle, by Newton's method
    /// from a good guess; null where that leads off the edge. There the second derivative of the length is at least cot(θ)/b, as on
    /// a sphere of radius b (Rauch), less the edge's curvature, at most 8 slack/length²; where it is not positive: null.
    /// </summary>
    /// <param name="point">From where.</param>
    /// <param name="edge">On which.</param>
    /// <param name="part">The guess.</param>
    /// <param name="ahead">Whether the line runs from the point to the edge.</param>
    private (PlacedVertex Place, FirstVariation Line)? Foot(in PlacedVertex point, in EdgePiece edge, double part, bool ahead)
    {
        for (var step = 0; step < 5; step++)
        {
            var place = edge.At(part);
            var line = ahead ? Line(point, place) : Line(place, point);
            double length = line.Line.LengthMetres, arc = length / _semiMinor;
            if (length < NearMetres || arc > MostArcForFoot)
                return null;
            var curvature = 1 / (Math.Tan(arc) * _semiMinor);
            if (curvature < 8 * edge.Slack / (edge.Metres * edge.Metres))
                return null;
            var slope = edge.Tangent(part).Dot(ahead ? line.EndTangent : -1 * line.StartTangent);
            var tolerance = Math.Max(DirectionRounding, Math.Min(FootToleranceMetres / length, Math.Sqrt(2 * LengthToleranceMetres / length)));
            if (Math.Abs(slope) < tolerance * edge.Metres)
                return (place, line);
            part -= slope / ((edge.Metres * edge.Metres - slope * slope) * curvature);
            if (part is not (> 0 and < 1))
                return null;
        }

        return null;
    }

    /// <summary>The general case, by nested searches along both edges.</summary>
    internal NearestResult Anywhere(EdgePiece a, EdgePiece b)
    {
        var part = LeastPart(a.Metres, along =>
        {
            var start = a.At(along);
            var (line, _) = FromPoint(start, b);
            return (line.Line.LengthMetres, line.Line.LengthMetres == 0 ? 0 : -a.Tangent(along).Dot(line.StartTangent));
        });
        var from = a.At(part);
        var (shortest, to) = FromPoint(from, b);
        return Result(shortest, from, to);
    }

    private (FirstVariation Line, PlacedVertex To) FromPoint(PlacedVertex point, EdgePiece edge)
    {
        var part = LeastPart(edge.Metres, along =>
        {
            var line = Line(point, edge.At(along));
            return (line.Line.LengthMetres, line.Line.LengthMetres == 0 ? 0 : edge.Tangent(along).Dot(line.EndTangent));
        });
        var nearest = edge.At(part);
        return (Line(point, nearest), nearest);
    }

    /// <summary>
    /// Where a length of one minimum on 0 … 1 has it, from its slope: an end, or the zero of the slope by the false
    /// position method in Illinois's form, with a halving at every third step so that it always ends. Where it falls towards both
    /// ends, as it can far beyond a quarter of the earth, the better end.
    /// </summary>
    private static double LeastPart(double metres, Func<double, (double Length, double Slope)> at)
    {
        if (metres == 0)
            return 0;
        double low = 0, high = 1;
        var (lengthLow, atLow) = at(0);
        var (lengthHigh, atHigh) = at(1);
        if (atLow >= 0 || atHigh <= 0)
            return (atLow >= 0 && atHigh <= 0 ? lengthLow <= lengthHigh : atLow >= 0) ? 0 : 1;
        var tolerance = PlaceToleranceMetres / metres;
        double middle = double.NaN, before = 0;
        for (var step = 1; high - low > tolerance; step++)
        {
            var next = step % 3 == 0 ? (low + high) / 2 : low - atLow * (high - low) / (atHigh - atLow);
            var settled = Math.Abs(next - middle) < tolerance / 4 && step % 3 != 0;
            middle = next;
            var slope = at(middle).Slope;
            if (slope == 0 || settled)
                break;
            if (slope < 0)
            {
                (low, atLow) = (middle, slope);
                if (before < 0)
                    atHigh /= 2;
            }
            else
            {
                (high, atHigh) = (middle, slope);
                if (before > 0)
                    atLow /= 2;
            }

            before = slope;
        }

        return middle;
    }
}
