using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Threads;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Areas of very many polygons by the processor's vectors (any width; without them the same numbers come one by one). A
/// polygon is |shell| − Σ|holes|. Results are those of the one-by-one meters to 1e-12 of the area or 0.0001 m²; rings the
/// vectors are not made for (across the antimeridian, round a pole, over 50 km tall, edges too long for a series) go to
/// those meters, and only for them memory is taken. A ring of fewer than three vertices has no area.
/// Immutable and safe to use from many threads.
/// </summary>
public sealed class BulkAreas
{
    /// <summary>Rings that a kernel is given at a time.</summary>
    private const int RingsAtOnce = 256;

    private readonly RingKernel _kernel;

    private BulkAreas(RingKernel kernel) => _kernel = kernel;

    /// <summary>Trapezoids on the vertices of rings in degrees, as <see cref="EllipsoidalArea.MeasureOnVertices"/>.</summary>
    /// <exception cref="ArgumentException">The CRS is not geographic.</exception>
    public static BulkAreas OnVertices(Crs geographic) => new(new TrapezoidKernel(Degrees(geographic)));

    /// <summary>Geodesic polygons between vertices in degrees, as <see cref="GeodesicArea"/>.</summary>
    /// <exception cref="ArgumentException">The CRS is not geographic.</exception>
    public static BulkAreas Geodesic(Crs geographic) => new(new GeodesicKernel(Degrees(geographic)));

    /// <summary>The official area of rings in a plane, edges cut to 70 m, as <see cref="EllipsoidalArea.Measure"/>. Fast in Gauss-Krüger and UTM zones.</summary>
    /// <exception cref="ArgumentException">The CRS is geographic.</exception>
    public static BulkAreas Ellipsoidal(Crs projected)
    {
        ArgumentNullException.ThrowIfNull(projected);
        return projected.Kind == CrsKind.Projected
            ? new BulkAreas(new CutEdgeKernel(projected))
            : throw new ArgumentException("A projected CRS is needed.", nameof(projected));
    }

    /// <summary>The area between plane-straight edges, not cut, as <see cref="PlaneIntegralArea"/>.</summary>
    /// <exception cref="FaultException">GEO-AREA-ZONE: not a Gauss-Krüger or UTM zone.</exception>
    public static BulkAreas PlaneIntegral(Crs zone) => new(new PlaneIntegralKernel(new PlaneIntegralArea(zone)));

    /// <summary>Measures on the calling thread. The spans are those of <see cref="PackedPolygons"/>; areas in m².</summary>
    /// <exception cref="ArgumentException">The spans do not fit each other.</exception>
    /// <exception cref="FaultException">Those of the one-by-one meter; the areas are then not to be used.</exception>
    public void Measure(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> ringStarts, ReadOnlySpan<int> polygonStarts, Span<double> areas)
    {
        PackedPolygons.Check(x, y, ringStarts, polygonStarts);
        if (areas.Length != polygonStarts.Length - 1)
            throw new ArgumentException("There must be as many areas as polygons.", nameof(areas));
        MeasureChecked(x, y, ringStarts, polygonStarts, areas);
    }

    /// <summary>
    /// Measures on up to <paramref name="threads"/> threads, on the calling one alone where there are too few vertices for a
    /// second to pay. The areas are those of one thread to the last bit.
    /// </summary>
    /// <param name="polygons">What to measure.</param>
    /// <param name="areas">One for each polygon, m².</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told now and then which part of the work is done, 0 … 1; from any of the threads, and not in order.</param>
    /// <param name="cancellation">Looked at every 8,192 vertices or so; a polygon of more is measured to its end.</param>
    /// <exception cref="ArgumentException">The number of areas is not that of polygons.</exception>
    /// <exception cref="FaultException">Those of the one-by-one meter; the areas are then not to be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the areas are then not to be used.</exception>
    public void Measure(
        PackedPolygons polygons, Memory<double> areas, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        if (areas.Length != polygons.Count)
            throw new ArgumentException("There must be as many areas as polygons.", nameof(areas));
        var vertices = polygons.X.Length;
        Batches.Run(
            vertices,
            threads,
            batch =>
            {
                var first = polygons.FirstFrom(batch * Batches.Vertices);
                var end = batch + 1 == Batches.Count(vertices) ? polygons.Count : polygons.FirstFrom((batch + 1) * Batches.Vertices);
                MeasureChecked(
                    polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span,
                    polygons.PolygonStarts.Span.Slice(first, end - first + 1), areas.Span[first..end]);
            },
            progress,
            cancellation);
    }

    private void MeasureChecked(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> ringStarts, ReadOnlySpan<int> polygonStarts, Span<double> areas)
    {
        areas.Clear();
        Span<double> sizes = stackalloc double[RingsAtOnce], workspace = stackalloc double[RingKernel.Workspace];
        int polygon = 0, end = polygonStarts[^1];
        for (var first = polygonStarts[0]; first < end; first += RingsAtOnce)
        {
            var count = Math.Min(RingsAtOnce, end - first);
            _kernel.Rings(x, y, ringStarts.Slice(first, count + 1), sizes[..count], workspace);
            for (var ring = first; ring < first + count; ring++)
            {
                while (polygonStarts[polygon + 1] <= ring)
                    polygon++;
                var size = Math.Abs(sizes[ring - first]);
                areas[polygon] += ring == polygonStarts[polygon] ? size : -size;
            }
        }
    }

    private static Crs Degrees(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        return crs.Kind == CrsKind.Geographic ? crs : throw new ArgumentException("A geographic CRS is needed.", nameof(crs));
    }
}
