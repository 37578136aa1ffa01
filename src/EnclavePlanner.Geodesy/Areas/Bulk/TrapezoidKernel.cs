using System.Numerics;
using System.Runtime.CompilerServices;
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
        Vector<double> origin = new(x[0]), middle = new(band.Middle), twice = default, north = default, east = default;
        var i = 0;
        for (; i + Vector<double>.Count < x.Length; i += Vector<double>.Count)
            Add(x[i..], y[i..]);
        if (!IsClosedAt(x, y, i))
        {
            Tail(x, i, workspace);
            Tail(y, i, workspace[32..]);
            Add(workspace, workspace[32..]);
        }

        var area = Vector.Sum(twice) / 2;
        return double.IsFinite(area) && AllWithin(north, LatitudeBand.Reach) && AllWithin(east, Widest)
            ? area
            : _exact.VertexRing(Sequence(x, y));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var east1 = new Vector<double>(x) - origin;
            var east2 = new Vector<double>(x[1..]) - origin;
            var north1 = new Vector<double>(y) - middle;
            var north2 = new Vector<double>(y[1..]) - middle;
            twice = Vector.MultiplyAddEstimate(east1 + east2, band.Area(north2) - band.Area(north1), twice);
            north = Vector.Max(north, Vector.Abs(north1));
            east = Vector.Max(east, Vector.Abs(east1));
        }
    }
}
