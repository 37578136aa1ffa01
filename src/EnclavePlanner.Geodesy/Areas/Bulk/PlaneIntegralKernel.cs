using System.Numerics;
using EnclavePlanner.Geodesy.ReferenceSystems.Strips;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Rings in a zone by the plane integral (<see cref="PlaneIntegralArea"/>): the plane area counted from the first vertex,
/// plus what F bends away from x, at two points of Gauss and Legendre on each edge.
/// </summary>
internal sealed class PlaneIntegralKernel(PlaneIntegralArea exact) : OneRingKernel
{
    protected override double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace)
    {
        if (exact.Strips.At(y[0]) is not { } strip)
            return exact.Ring(Sequence(x, y));
        var sum = new Sum(exact.Strips, strip, x[0]);
        var i = 0;
        for (; i + Vector<double>.Count < x.Length; i += Vector<double>.Count)
            sum.Add(x[i..], y[i..]);
        if (!IsClosedAt(x, y, i))
        {
            Tail(x, i, workspace);
            Tail(y, i, workspace[32..]);
            sum.Add(workspace, workspace[32..]);
        }

        var area = (Vector.Sum(sum.TwiceFlat) * exact.Strips.GroundOnMeridian + Vector.Sum(sum.TwiceBent) * PlaneStrip.HalfWidth) / 2;
        return double.IsFinite(area) && AllWithin(sum.Farthest, 1)
            && AllWithin(sum.SquaredLength, PlaneIntegralArea.LongestPiece * PlaneIntegralArea.LongestPiece)
            ? area
            : exact.Ring(Sequence(x, y));
    }

    private ref struct Sum(ZoneStrips strips, PlaneStrip strip, double origin)
    {
        private readonly BivariateSeries _bent = strip.ScaleArea;
        private readonly Vector<double> _originEast = new((origin - strips.FalseEasting) / PlaneStrip.HalfWidth);
        private readonly Vector<double> _origin = new(origin);
        private readonly Vector<double> _middle = new(strip.MiddleNorthing);

        internal Vector<double> TwiceFlat { get; private set; }

        internal Vector<double> TwiceBent { get; private set; }

        internal Vector<double> Farthest { get; private set; }

        internal Vector<double> SquaredLength { get; private set; }

        internal void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var x1 = new Vector<double>(x) - _origin;
            var x2 = new Vector<double>(x[1..]) - _origin;
            var y1 = new Vector<double>(y) - _middle;
            var y2 = new Vector<double>(y[1..]) - _middle;
            Vector<double> dx = x2 - x1, dy = y2 - y1, both = x1 + x2;
            TwiceFlat = Vector.MultiplyAddEstimate(both, dy, TwiceFlat);
            SquaredLength = Vector.Max(SquaredLength, Vector.MultiplyAddEstimate(dx, dx, dy * dy));

            const double East = 1 / PlaneStrip.HalfWidth, North = 1 / PlaneStrip.HalfHeight;
            var u = Vector.MultiplyAddEstimate(both, new Vector<double>(East / 2), _originEast);
            var v = (y1 + y2) * (North / 2);
            Vector<double> du = dx * (East * PlaneIntegralArea.PointOffset), dv = dy * (North * PlaneIntegralArea.PointOffset);
            Vector<double> first = u - du, second = u + du;
            var bent = first * _bent.At(first * first, v - dv) + second * _bent.At(second * second, v + dv);
            TwiceBent = Vector.MultiplyAddEstimate(bent, dy, TwiceBent);
            Farthest = Vector.Max(Farthest, Vector.Max(
                Vector.Max(Vector.Abs(first), Vector.Abs(second)), Vector.Max(Vector.Abs(v - dv), Vector.Abs(v + dv))));
        }
    }
}
