using System.Numerics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>One way to measure a ring of three vertices or more, given as spans; the sign of the area is of no meaning.</summary>
internal abstract class RingKernel
{
    /// <summary>Doubles that a ring may write to on its way.</summary>
    internal const int Workspace = 2 * (CutEdgeKernel.Block + 8);

    internal abstract double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace);

    /// <summary>
    /// The last edges of a ring and the one that closes it, filled up with edges of no length at its first vertex: one more
    /// vertex than a vector has elements.
    /// </summary>
    protected static void Tail(ReadOnlySpan<double> from, int first, Span<double> padded)
    {
        var rest = from[first..];
        rest.CopyTo(padded);
        padded[rest.Length..(Vector<double>.Count + 1)].Fill(from[0]);
    }

    /// <summary>For the one-by-one meters, closed.</summary>
    protected static CoordinateSequence Sequence(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var open = x[0] != x[^1] || y[0] != y[^1];
        var packed = new double[2 * (x.Length + (open ? 1 : 0))];
        for (var i = 0; i < x.Length; i++)
            (packed[2 * i], packed[2 * i + 1]) = (x[i], y[i]);
        if (open)
            (packed[^2], packed[^1]) = (x[0], y[0]);
        return new PackedDoubleCoordinateSequence(packed, 2, 0);
    }

    /// <summary>Whether the first vertex comes again as the last, and no edge is left after it.</summary>
    protected static bool IsClosedAt(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int last) =>
        last == x.Length - 1 && x[last] == x[0] && y[last] == y[0];

    protected static bool AllWithin(Vector<double> values, double limit) =>
        Vector.LessThanOrEqualAll(values, new Vector<double>(limit));
}
