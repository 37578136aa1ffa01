using System.Numerics;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>A kernel that takes its rings one after the other.</summary>
internal abstract class OneRingKernel : RingKernel
{
    internal sealed override void Rings(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> starts, Span<double> sizes, Span<double> workspace)
    {
        for (var ring = 0; ring < sizes.Length; ring++)
        {
            int start = starts[ring], count = starts[ring + 1] - start;
            sizes[ring] = count < 3 ? 0 : Ring(x.Slice(start, count), y.Slice(start, count), workspace);
        }
    }

    /// <summary>A ring of three vertices or more.</summary>
    protected abstract double Ring(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> workspace);

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

    /// <summary>Whether the first vertex comes again as the last, and no edge is left after it.</summary>
    protected static bool IsClosedAt(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int last) =>
        last == x.Length - 1 && x[last] == x[0] && y[last] == y[0];
}
