using System.Numerics;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Geodesic rings in degrees: the plane area in longitude and q (<see cref="TrapezoidKernel"/>), less what lies between each
/// geodesic and its chord there. That is −s³/12 · (L′q″ − q′L″) at the middle of the edge, with L′ = sin α/r, q′ = r cos α and
/// Clairaut's r sin α = const; the next term is of s⁵. On edges up to 1 km and latitudes up to 70° it stays below 10⁻⁶ m²
/// an edge; a ring with a longer edge is left to Karney's full solution.
/// </summary>
internal sealed class GeodesicKernel(Crs crs) : OneRingKernel
{
    internal const double LongestEdge = 1_000;

    private const double Northernmost = 70;

    private readonly LatitudeBands _bands = new(crs.Ellipsoid);
    private readonly GeodesicArea _exact = new(crs);

    protected override double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace)
    {
        if (_bands.At(y[0]) is not { } band || Math.Abs(band.Middle) > Northernmost)
            return _exact.Ring(Sequence(x, y));
        var sum = new Sum(band, x[0]);
        var i = 0;
        for (; i + Vector<double>.Count < x.Length; i += Vector<double>.Count)
            sum.Add(x[i..], y[i..]);
        if (!IsClosedAt(x, y, i))
        {
            Tail(x, i, workspace);
            Tail(y, i, workspace[32..]);
            sum.Add(workspace, workspace[32..]);
        }

        var area = Vector.Sum(sum.Area);
        return double.IsFinite(area) && AllWithin(sum.North, LatitudeBand.Reach) && AllWithin(sum.SquaredLength, LongestEdge * LongestEdge)
            ? area
            : _exact.Ring(Sequence(x, y));
    }

    private ref struct Sum(LatitudeBand band, double origin)
    {
        private readonly LatitudeBand _band = band;
        private readonly Vector<double> _origin = new(origin);
        private readonly Vector<double> _middle = new(band.Middle);
        private readonly Vector<double> _half = new(0.5);

        internal Vector<double> Area { get; private set; }

        internal Vector<double> North { get; private set; }

        internal Vector<double> SquaredLength { get; private set; }

        internal void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var east1 = new Vector<double>(x) - _origin;
            var east2 = new Vector<double>(x[1..]) - _origin;
            var north1 = new Vector<double>(y) - _middle;
            var north2 = new Vector<double>(y[1..]) - _middle;
            Vector<double> east = east2 - east1, north = north2 - north1;
            var flat = (east1 + east2) * (_band.Area(north2) - _band.Area(north1));
            Area += Vector.MultiplyAddEstimate(_half, flat, -_band.Bulge((north1 + north2) * _half, east, north));
            North = Vector.Max(North, Vector.Abs(north1));
            Vector<double> across = east * _band.MetresAcross, along = north * _band.MetresAlong;
            SquaredLength = Vector.Max(SquaredLength, Vector.MultiplyAddEstimate(across, across, along * along));
        }
    }
}
