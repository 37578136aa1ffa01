namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The shortest geodesic between two edges. Its length changes, when an end moves along its edge, by the cosine of the
/// angle between them (first variation of length), so the nearest place is where that is nought. The distance from a
/// point to an edge, and the least such distance along the other edge, have one minimum each on pieces as short as ours.
/// </summary>
internal sealed class GeodesicBetweenEdges(Ellipsoid ellipsoid)
{
    /// <summary>How near to the right place an end is sought; the length is then better still.</summary>
    private const double PlaceToleranceMetres = 1e-6;

    /// <summary>The direction of a shorter line hangs on the last digits of its ends.</summary>
    private const double NearMetres = 0.01;

    private readonly Geodesic _geodesic = new(ellipsoid);

    internal NearestResult Shortest(EdgePiece a, EdgePiece b) => AtAnEnd(a, b) ?? Anywhere(a, b);

    /// <summary>
    /// The common case, that the nearest place is an end of an edge. The chords say which end; the geodesic from there
    /// proves it, if it grows when its end moves into the edge, by more than all that is curved can take back. Else null.
    /// </summary>
    private NearestResult? AtAnEnd(EdgePiece a, EdgePiece b)
    {
        var (onA, onB) = Vector3.NearestParts(a.Start, a.End, b.Start, b.End);
        bool endOfA = onA is 0 or 1, endOfB = onB is 0 or 1;
        if (!endOfA && !endOfB)
            return null;
        var from = a.At(onA);
        var to = b.At(onB);
        if (!endOfB)
            (onB, to) = FromGuess(from, b, onB) is { } part ? (part, b.At(part)) : (onB, to);
        else if (!endOfA)
            (onA, from) = FromGuess(to, a, onA) is { } part ? (part, a.At(part)) : (onA, from);
        var line = _geodesic.Inverse(from, to);
        if (line.LengthMetres < NearMetres)
            return null;
        var margin = Margin(a, b, line.LengthMetres);
        var proven = Holds(a, onA, -1 * Vector3.Towards(from, line.StartAzimuthDegrees), margin)
            && Holds(b, onB, Vector3.Towards(to, line.EndAzimuthDegrees), margin);
        return proven ? new NearestResult(line.LengthMetres, line.StartAzimuthDegrees, from, to) : null;
    }

    /// <summary>Whether the line, whose end moves away along <paramref name="away"/>, is least at this part of the edge.</summary>
    private static bool Holds(EdgePiece edge, double part, Vector3 away, double margin)
    {
        if (edge.Metres == 0)
            return true;
        if (part is 0 or 1)
        {
            var slope = (edge.End - edge.Start).Dot(away) / edge.Metres;
            return part == 0 ? slope > margin : slope < -margin;
        }

        return Math.Abs(edge.Tangent(part).Dot(away)) < 1e-7;
    }

    /// <summary>
    /// What curvature can take from a slope over these edges: the slope's own error by the chord for the curve, and the
    /// second derivative of the length, on a surface of curvature 1/R², from below.
    /// </summary>
    private double Margin(EdgePiece a, EdgePiece b, double length)
    {
        var radius = ellipsoid.SemiMinorAxisMetres;
        return 1e-4 + Bend(a) + Bend(b) + 4 * (a.Metres + b.Metres) * (length / radius + 1) / radius;

        static double Bend(EdgePiece edge) => edge.Metres > 0 ? 8 * edge.Slack / edge.Metres : 0;
    }

    /// <summary>The part of an edge nearest to a point by Newton's method from a good guess; null where that leads off the edge.</summary>
    private double? FromGuess(GeographicPoint point, EdgePiece edge, double part)
    {
        for (var step = 0; step < 5; step++)
        {
            var place = edge.At(part);
            var line = _geodesic.Inverse(point, place);
            if (line.LengthMetres < NearMetres)
                return null;
            var slope = edge.Tangent(part).Dot(Vector3.Towards(place, line.EndAzimuthDegrees));
            var arc = line.LengthMetres / ellipsoid.SemiMinorAxisMetres;
            var curvature = (edge.Metres * edge.Metres - slope * slope) / line.LengthMetres * (arc < 1 ? arc / Math.Tan(arc) : 0.5);
            var change = slope / curvature;
            if (Math.Abs(slope) < 1e-8)
                return part;
            part -= change;
            if (part is not (> 0 and < 1))
                return null;
        }

        return null;
    }

    /// <summary>The general case, by nested searches along both edges.</summary>
    internal NearestResult Anywhere(EdgePiece a, EdgePiece b)
    {
        var part = LeastPart(a.Metres, along => Slope(a, along, FromPoint(a.At(along), b)));
        return FromPoint(a.At(part), b);

        static double Slope(EdgePiece edge, double along, NearestResult line) => line.LengthMetres == 0
            ? 0
            : -edge.Tangent(along).Dot(Vector3.Towards(line.From, line.StartAzimuthDegrees));
    }

    private NearestResult FromPoint(GeographicPoint point, EdgePiece edge)
    {
        var part = LeastPart(edge.Metres, along =>
        {
            var place = edge.At(along);
            var line = _geodesic.Inverse(point, place);
            return line.LengthMetres == 0 ? 0 : edge.Tangent(along).Dot(Vector3.Towards(place, line.EndAzimuthDegrees));
        });
        var nearest = edge.At(part);
        var (length, azimuth, _) = _geodesic.Inverse(point, nearest);
        return new NearestResult(length, azimuth, point, nearest);
    }

    /// <summary>
    /// Where a function of one minimum on 0 … 1 has it, from its slope: an end, or the zero of the slope by the false
    /// position method in Illinois's form, with a halving at every third step so that it always ends.
    /// </summary>
    private static double LeastPart(double metres, Func<double, double> slope)
    {
        if (metres == 0)
            return 0;
        double low = 0, atLow = slope(0);
        if (atLow >= 0)
            return 0;
        double high = 1, atHigh = slope(1);
        if (atHigh <= 0)
            return 1;
        var tolerance = PlaceToleranceMetres / metres;
        double middle = double.NaN, before = 0;
        for (var step = 1; high - low > tolerance; step++)
        {
            var next = step % 3 == 0 ? (low + high) / 2 : low - atLow * (high - low) / (atHigh - atLow);
            var settled = Math.Abs(next - middle) < tolerance / 4 && step % 3 != 0;
            middle = next;
            var at = slope(middle);
            if (at == 0 || settled)
                break;
            if (at < 0)
            {
                (low, atLow) = (middle, at);
                if (before < 0)
                    atHigh /= 2;
            }
            else
            {
                (high, atHigh) = (middle, at);
                if (before > 0)
                    atLow /= 2;
            }

            before = at;
        }

        return middle;
    }
}
