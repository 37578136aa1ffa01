using System.Numerics;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.ReferenceSystems.Strips;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Rings in a plane by the rule itself: edges cut into floor(length/70 m) + 1 pieces, and trapezoids on the ends of the pieces.
/// Longitude and q of an end are polynomials on a strip of the zone, so that no end goes back to the ellipsoid by itself.
/// </summary>
internal sealed class CutEdgeKernel : OneRingKernel
{
    /// <summary>Ends that are worked out at a time.</summary>
    internal const int Block = 256;

    private readonly EllipsoidalArea _exact;
    private readonly ZoneStrips? _strips;

    internal CutEdgeKernel(Crs crs)
    {
        _exact = new EllipsoidalArea(crs);
        if (crs.Projection is { Method: ProjectionMethod.TransverseMercator })
            _strips = ZoneStrips.Of(crs);
    }

    protected override double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace)
    {
        if (_strips?.At(y[0]) is not { } strip)
            return _exact.PlaneRing(Sequence(x, y));
        var half = workspace.Length / 2;
        var sum = new Sum(_strips, strip, workspace[..half], workspace[half..]);
        double x1 = x[0], y1 = y[0];
        sum.Add(x1, y1);
        for (var i = 1; i <= x.Length; i++)
        {
            var (x2, y2) = i < x.Length ? (x[i], y[i]) : (x[0], y[0]);
            double dx = x2 - x1, dy = y2 - y1, squared = dx * dx + dy * dy;
            if (!(squared < EllipsoidalArea.PieceMetres * EllipsoidalArea.PieceMetres))
            {
                var pieces = Math.Floor(Math.Sqrt(squared) / EllipsoidalArea.PieceMetres) + 1;
                if (!(pieces <= EllipsoidalArea.MostPieces))
                    return _exact.PlaneRing(Sequence(x, y));
                for (var piece = 1; piece < pieces; piece++)
                {
                    var part = piece / pieces;
                    sum.Add(x1 + part * dx, y1 + part * dy);
                }
            }

            sum.Add(x2, y2);
            (x1, y1) = (x2, y2);
        }

        var area = sum.Close();
        return double.IsFinite(area) && AllWithin(sum.Farthest, 1) ? area : _exact.PlaneRing(Sequence(x, y));
    }

    private ref struct Sum(ZoneStrips strips, PlaneStrip strip, Span<double> x, Span<double> y)
    {
        private readonly Span<double> _x = x;
        private readonly Span<double> _y = y;
        private int _count;
        private bool _begun;
        private double _origin;
        private Vector<double> _twice;

        internal Vector<double> Farthest { get; private set; }

        internal void Add(double east, double north)
        {
            if (_count == Block)
                Flush();
            _x[_count] = east;
            _y[_count++] = north;
        }

        internal double Close()
        {
            Flush();
            return Vector.Sum(_twice) / 2;
        }

        /// <summary>The last end is kept as the first of the next block, worked out already.</summary>
        private void Flush()
        {
            // A vector's worth beyond the end is the end again: pieces of no length.
            _x.Slice(_count, Vector<double>.Count).Fill(_x[_count - 1]);
            _y.Slice(_count, Vector<double>.Count).Fill(_y[_count - 1]);
            var first = _begun ? 1 : 0;
            for (var i = first; i < _count; i += Vector<double>.Count)
            {
                var u = (new Vector<double>(_x[i..]) - new Vector<double>(strips.FalseEasting)) * (1 / PlaneStrip.HalfWidth);
                var v = (new Vector<double>(_y[i..]) - new Vector<double>(strip.MiddleNorthing)) * (1 / PlaneStrip.HalfHeight);
                Farthest = Vector.Max(Farthest, Vector.Max(Vector.Abs(u), Vector.Abs(v)));
                var w = u * u;
                (u * strip.Longitude.At(w, v)).CopyTo(_x[i..]);
                strip.Band.At(w, v).CopyTo(_y[i..]);
            }

            if (!_begun)
                (_begun, _origin) = (true, 2 * _x[0]);
            _x.Slice(_count, Vector<double>.Count).Fill(_x[_count - 1]);
            _y.Slice(_count, Vector<double>.Count).Fill(_y[_count - 1]);
            var origin = new Vector<double>(_origin);
            for (var i = 0; i + 1 < _count; i += Vector<double>.Count)
            {
                var east = new Vector<double>(_x[i..]) + new Vector<double>(_x[(i + 1)..]) - origin;
                var north = new Vector<double>(_y[(i + 1)..]) - new Vector<double>(_y[i..]);
                _twice = Vector.MultiplyAddEstimate(east, north, _twice);
            }

            (_x[0], _y[0], _count) = (_x[_count - 1], _y[_count - 1], 1);
        }
    }
}
