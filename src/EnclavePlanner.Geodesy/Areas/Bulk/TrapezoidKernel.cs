using System.Numerics;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Rings in degrees by the trapezoids of TD/T 1055 on their vertices. The sum Σ (Lᵢ + Lᵢ₊₁)/2 · (qᵢ₊₁ − qᵢ) needs only
/// q of each vertex: it is the plane area in longitude and q, both counted from near the ring.
/// </summary>
internal sealed class TrapezoidKernel(Crs crs) : RingKernel
{
    /// <summary>Farther from the first vertex, in degrees, a ring may cross the antimeridian.</summary>
    private const double Widest = 90;

    /// <summary>A band farther north reaches beyond the pole.</summary>
    private const double Northernmost = 89;

    private readonly LatitudeBands _bands = new(crs.Ellipsoid);
    private readonly EllipsoidalArea _exact = new(crs);

    internal override double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace)
    {
        if (_bands.At(y[0]) is not { } band || Math.Abs(band.Middle) > Northernmost)
            return _exact.VertexRing(Sequence(x, y));
        var sum = new Sum(band, x[0]);
        var i = 0;
        for (; i + Vector<double>.Count < x.Length; i += Vector<double>.Count)
            sum.Add(x[i..], y[i..]);
        Tail(x, i, workspace);
        Tail(y, i, workspace[32..]);
        sum.Add(workspace, workspace[32..]);
        var area = Vector.Sum(sum.Twice) / 2;
        return double.IsFinite(area) && Largest(sum.North) <= LatitudeBand.Reach && Largest(sum.East) <= Widest
            ? area
            : _exact.VertexRing(Sequence(x, y));
    }

    private ref struct Sum(LatitudeBand band, double origin)
    {
        private readonly LatitudeBand _band = band;
        private readonly Vector<double> _origin = new(origin);
        private readonly Vector<double> _middle = new(band.Middle);

        internal Vector<double> Twice { get; private set; }

        internal Vector<double> North { get; private set; }

        internal Vector<double> East { get; private set; }

        internal void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var east1 = new Vector<double>(x) - _origin;
            var east2 = new Vector<double>(x[1..]) - _origin;
            var north1 = new Vector<double>(y) - _middle;
            var north2 = new Vector<double>(y[1..]) - _middle;
            Twice = Vector.MultiplyAddEstimate(east1 + east2, _band.Area(north2) - _band.Area(north1), Twice);
            North = Vector.Max(North, Vector.Abs(north1));
            East = Vector.Max(East, Vector.Abs(east1));
        }
    }
}
