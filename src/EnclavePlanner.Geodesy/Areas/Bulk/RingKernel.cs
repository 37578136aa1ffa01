using System.Numerics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>One way to measure rings that follow each other in spans; the sign of an area is of no meaning.</summary>
internal abstract class RingKernel
{
    /// <summary>Doubles that a kernel may write to on its way.</summary>
    internal const int Workspace = 2 * (CutEdgeKernel.Block + 8);

    /// <summary>The area of each ring; none where there are fewer than three vertices.</summary>
    /// <param name="x">East, or longitude in degrees, of all rings there are.</param>
    /// <param name="y">North, or latitude in degrees.</param>
    /// <param name="starts">Where each ring to measure begins, and where the last one ends.</param>
    /// <param name="sizes">One for each ring, m².</param>
    /// <param name="workspace">Of <see cref="Workspace"/> doubles.</param>
    internal abstract void Rings(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> starts, Span<double> sizes, Span<double> workspace);

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

    protected static bool AllWithin(Vector<double> values, double limit) =>
        Vector.LessThanOrEqualAll(values, new Vector<double>(limit));
}
