using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// 椭球面长度: length on the ellipsoid of a line whose edges are straight in the plane of a conformal projection, as the areas of
/// TD/T 1055 take them: the integral of ds/k along each edge, by Gauss–Legendre's rule of five points (Abramowitz and Stegun 25.4.30)
/// over pieces of at most 10 km. Within a zone it is good to 1e-10 of the length, and above the geodesic between the vertices by
/// what <see cref="LengthMeter"/> says. Immutable and safe to use from many threads.
/// </summary>
public sealed class EllipsoidalLength
{
    private const double LongestPieceMetres = 10_000;

    private static readonly (double Place, double Weight)[] Rule =
    [
        (-0.906179845938664, 0.236926885056189), (-0.538469310105683, 0.478628670499366), (0, 0.568888888888889),
        (0.538469310105683, 0.478628670499366), (0.906179845938664, 0.236926885056189),
    ];

    private readonly Crs _crs;

    /// <summary>Measures lines of <paramref name="crs"/>.</summary>
    /// <exception cref="ArgumentException">It is geographic: there is no plane in which an edge is straight.</exception>
    public EllipsoidalLength(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (crs.Kind != CrsKind.Projected)
            throw new ArgumentException("A projected CRS is needed.", nameof(crs));
        _crs = crs;
    }

    /// <summary>Metres on the ellipsoid along a line.</summary>
    /// <param name="line">In the CRS.</param>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE: a place of it is not on the map.</exception>
    public double Measure(LineString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var vertices = line.CoordinateSequence;
        double metres = 0;
        for (var i = 1; i < vertices.Count; i++)
            metres += Edge(vertices.GetX(i - 1), vertices.GetY(i - 1), vertices.GetX(i), vertices.GetY(i));
        return metres;
    }

    private double Edge(double x1, double y1, double x2, double y2)
    {
        var plane = double.Hypot(x2 - x1, y2 - y1);
        // ToGeographic states the fault of a vertex that is not on the map, before anything is counted by its length.
        _ = _crs.ToGeographic(new Coordinate(x1, y1));
        _ = _crs.ToGeographic(new Coordinate(x2, y2));
        var pieces = Math.Max(1, (int)Math.Ceiling(plane / LongestPieceMetres));
        double sum = 0;
        for (var piece = 0; piece < pieces; piece++)
        {
            foreach (var (place, weight) in Rule)
            {
                var share = (piece + (1 + place) / 2) / pieces;
                sum += weight / 2 / _crs.PointScale(new Coordinate(x1 + share * (x2 - x1), y1 + share * (y2 - y1)));
            }
        }

        return sum / pieces * plane;
    }
}
