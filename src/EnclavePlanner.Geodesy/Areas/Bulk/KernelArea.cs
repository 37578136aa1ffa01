using System.Buffers;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Areas of single geometries by a kernel that is made for many: an area is the same to the last bit alone and among others,
/// and comes in a tenth of the time that one vertex after the other takes. Immutable and safe to use from many threads.
/// </summary>
internal sealed class KernelArea(RingKernel kernel)
{
    /// <summary>Vertices of a ring whose copy goes on the stack.</summary>
    private const int Few = 256;

    internal SquareMetres Measure(Geometry geometry) => new(PolygonRings.Sum(geometry, Ring));

    private double Ring(CoordinateSequence vertices)
    {
        var count = vertices.Count;
        if (count <= Few)
            return Ring(vertices, stackalloc double[2 * count]);
        var rented = ArrayPool<double>.Shared.Rent(2 * count);
        try
        {
            return Ring(vertices, rented.AsSpan(0, 2 * count));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private double Ring(CoordinateSequence vertices, Span<double> copy)
    {
        var count = vertices.Count;
        Span<double> x = copy[..count], y = copy[count..], workspace = stackalloc double[RingKernel.Workspace], size = [0];
        for (var i = 0; i < count; i++)
            (x[i], y[i]) = (vertices.GetX(i), vertices.GetY(i));
        kernel.Rings(x, y, [0, count], size, workspace);
        return size[0];
    }
}
