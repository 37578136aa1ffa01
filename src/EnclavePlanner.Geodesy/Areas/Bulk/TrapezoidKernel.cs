using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Rings in degrees by the trapezoids of TD/T 1055 on their vertices. The sum Σ (Lᵢ + Lᵢ₊₁)/2 · (qᵢ₊₁ − qᵢ) needs only
/// q of each vertex: it is the plane area in longitude and q, both counted from near the ring. Rings that follow each other
/// in one degree of latitude get their q in one stream, so that short rings fill the vectors too; the sum of a ring is the
/// same to the last bit whichever rings it stands beside.
/// </summary>
internal sealed class TrapezoidKernel(Crs crs) : RingKernel
{
    /// <summary>Vertices whose q is worked out at a time.</summary>
    internal const int Block = 512;

    /// <summary>Farther from the first vertex, in degrees, a ring may cross the antimeridian.</summary>
    private const double Widest = 90;

    /// <summary>A band farther north reaches beyond the pole.</summary>
    private const double Northernmost = 89;

    private readonly LatitudeBands _bands = new(crs.Ellipsoid);
    private readonly EllipsoidalArea _exact = new(crs);

    internal override void Rings(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> starts, Span<double> sizes, Span<double> workspace)
    {
        var ring = 0;
        while (ring < sizes.Length)
        {
            var next = ring + 1;
            int start = starts[ring], count = starts[next] - start;
            if (count < 3)
            {
                sizes[ring] = 0;
            }
            else if (_bands.At(y[start]) is not { } band || Math.Abs(band.Middle) > Northernmost)
            {
                sizes[ring] = Exact(x.Slice(start, count), y.Slice(start, count));
            }
            else if (count > Block)
            {
                sizes[ring] = LongRing(x.Slice(start, count), y.Slice(start, count), band, workspace);
            }
            else
            {
                while (next < sizes.Length && starts[next + 1] - start <= Block && starts[next + 1] - starts[next] >= 3
                    && ReferenceEquals(_bands.At(y[starts[next]]), band))
                    next++;
                Run(x, y, starts[ring..(next + 1)], sizes[ring..next], band, workspace);
            }

            ring = next;
        }
    }

    /// <summary>
    /// Rings of three vertices or more whose first ones lie in one band, of no more than <see cref="Block"/> together. A
    /// latitude that is no number may hide from the look at the whole run, but its own ring ends in a fault.
    /// </summary>
    private void Run(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> starts, Span<double> sizes, LatitudeBand band, Span<double> q)
    {
        var isWithin = Heights(y[starts[0]..starts[^1]], band, q);
        for (var ring = 0; ring < sizes.Length; ring++)
        {
            int start = starts[ring], count = starts[ring + 1] - start;
            ReadOnlySpan<double> rx = x.Slice(start, count), rq = q.Slice(start - starts[0], count);
            var twice = Edges(rx, rq, rx[0], out var farthest) + Edge(rx[^1], rx[0], rq[^1], rq[0], rx[0]);
            sizes[ring] = double.IsFinite(twice) && farthest <= Widest && (isWithin || IsWithin(y.Slice(start, count), band))
                ? twice / 2
                : Exact(rx, y.Slice(start, count));
        }
    }

    private double LongRing(ReadOnlySpan<double> x, ReadOnlySpan<double> y, LatitudeBand band, Span<double> q)
    {
        double twice = 0, firstQ = 0, lastQ = 0;
        for (var first = 0; first < x.Length - 1; first += Block - 1)
        {
            var count = Math.Min(Block, x.Length - first);
            var isWithin = Heights(y.Slice(first, count), band, q);
            twice += Edges(x.Slice(first, count), q[..count], x[0], out var farthest);
            if (!isWithin || !(farthest <= Widest))
                return Exact(x, y);
            if (first == 0)
                firstQ = q[0];
            lastQ = q[count - 1];
        }

        twice += Edge(x[^1], x[0], lastQ, firstQ, x[0]);
        return double.IsFinite(twice) ? twice / 2 : Exact(x, y);
    }

    /// <summary>q of each latitude; false where one lies beyond the band (but not for one that is no number, whose q is none).</summary>
    private static bool Heights(ReadOnlySpan<double> y, LatitudeBand band, Span<double> q)
    {
        Vector<double> middle = new(band.Middle), north = default;
        ref var from = ref MemoryMarshal.GetReference(y);
        ref var to = ref MemoryMarshal.GetReference(q[..y.Length]);
        var i = 0;
        for (; i <= y.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var d = Vector.LoadUnsafe(ref from, (nuint)i) - middle;
            north = Vector.MaxNative(north, Vector.Abs(d));
            band.Area(d).StoreUnsafe(ref to, (nuint)i);
        }

        if (i < y.Length)
        {
            Span<double> padded = stackalloc double[Vector<double>.Count];
            padded.Fill(band.Middle);
            y[i..].CopyTo(padded);
            var d = new Vector<double>(padded) - middle;
            north = Vector.MaxNative(north, Vector.Abs(d));
            band.Area(d).CopyTo(padded);
            padded[..(y.Length - i)].CopyTo(q[i..]);
        }

        return AllWithin(north, LatitudeBand.Reach);
    }

    private static bool IsWithin(ReadOnlySpan<double> y, LatitudeBand band)
    {
        foreach (var latitude in y)
        {
            if (!(Math.Abs(latitude - band.Middle) <= LatitudeBand.Reach))
                return false;
        }

        return true;
    }

    /// <summary>Twice the sum over the edges between neighbours of the spans; how far a vertex lies from the origin at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Edges(ReadOnlySpan<double> x, ReadOnlySpan<double> q, double origin, out double farthest)
    {
        Vector<double> from = new(origin), twice = default, east = default;
        ref var rx = ref MemoryMarshal.GetReference(x);
        ref var rq = ref MemoryMarshal.GetReference(q[..x.Length]);
        var i = 0;
        for (; i < x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var east1 = Vector.LoadUnsafe(ref rx, (nuint)i) - from;
            var east2 = Vector.LoadUnsafe(ref rx, (nuint)i + 1) - from;
            var rise = Vector.LoadUnsafe(ref rq, (nuint)i + 1) - Vector.LoadUnsafe(ref rq, (nuint)i);
            twice = Vector.MultiplyAddEstimate(east1 + east2, rise, twice);
            east = Vector.MaxNative(east, Vector.Abs(east1));
        }

        var sum = Vector.Sum(twice);
        farthest = Vector.GreaterThanAny(east, new Vector<double>(Widest)) ? double.PositiveInfinity : Math.Abs(x[^1] - origin);
        for (; i < x.Length - 1; i++)
        {
            sum += Edge(x[i], x[i + 1], q[i], q[i + 1], origin);
            farthest = Math.Max(farthest, Math.Abs(x[i] - origin));
        }

        return sum;
    }

    private static double Edge(double x1, double x2, double q1, double q2, double origin) => (x1 - origin + (x2 - origin)) * (q2 - q1);

    private double Exact(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => _exact.VertexRing(Sequence(x, y));
}
