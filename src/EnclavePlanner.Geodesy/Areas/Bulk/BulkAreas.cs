using System.Runtime.ExceptionServices;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

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
    /// <summary>Polygons between two looks at the cancellation token.</summary>
    private const int Batch = 2048;

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
        Measure(x, y, ringStarts, polygonStarts, areas, new double[RingKernel.Workspace]);
    }

    /// <summary>Measures on as many threads as <paramref name="threads"/> says.</summary>
    /// <param name="polygons">What to measure.</param>
    /// <param name="areas">One for each polygon, m².</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told now and then which part of the polygons is done, 0 … 1; from any of the threads, and not in order.</param>
    /// <param name="cancellation">Looked at every 2,048 polygons.</param>
    /// <exception cref="ArgumentException">The number of areas is not that of polygons.</exception>
    /// <exception cref="FaultException">Those of the one-by-one meter; the areas are then not to be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the areas are then not to be used.</exception>
    public void Measure(
        PackedPolygons polygons, Memory<double> areas, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (areas.Length != polygons.Count)
            throw new ArgumentException("There must be as many areas as polygons.", nameof(areas));
        var batches = (polygons.Count + Batch - 1) / Batch;
        var done = 0;
        try
        {
            Parallel.For(
                0,
                batches,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => new double[RingKernel.Workspace],
                (batch, _, workspace) =>
                {
                    var first = batch * Batch;
                    var count = Math.Min(Batch, polygons.Count - first);
                    Measure(
                        polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span,
                        polygons.PolygonStarts.Span.Slice(first, count + 1), areas.Span.Slice(first, count), workspace);
                    progress?.Report((double)Interlocked.Increment(ref done) / batches);
                    return workspace;
                },
                _ => { });
        }
        catch (AggregateException failed) when (failed.InnerExceptions.OfType<FaultException>().FirstOrDefault() is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private void Measure(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> ringStarts, ReadOnlySpan<int> polygonStarts, Span<double> areas, Span<double> workspace)
    {
        for (var polygon = 0; polygon < areas.Length; polygon++)
        {
            double area = 0;
            var shell = polygonStarts[polygon];
            for (var ring = shell; ring < polygonStarts[polygon + 1]; ring++)
            {
                var start = ringStarts[ring];
                var count = ringStarts[ring + 1] - start;
                if (count < 3)
                    continue;
                var size = Math.Abs(_kernel.Ring(x.Slice(start, count), y.Slice(start, count), workspace));
                area += ring == shell ? size : -size;
            }

            areas[polygon] = area;
        }
    }

    private static Crs Degrees(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        return crs.Kind == CrsKind.Geographic ? crs : throw new ArgumentException("A geographic CRS is needed.", nameof(crs));
    }
}
