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

    private readonly Geodesic _geodesic = new(ellipsoid);

    internal NearestResult Shortest(EdgePiece a, EdgePiece b)
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
