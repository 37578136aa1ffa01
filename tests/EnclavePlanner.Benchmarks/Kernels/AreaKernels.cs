using BenchmarkDotNet.Attributes;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Benchmarks.Kernels;

/// <summary>
/// Areas of 1,000 parcels of eight vertices, about 45 m across, in EPSG:4547 and in degrees: no edge is long enough for
/// the 70 m rule to cut it. Times are per vertex.
/// </summary>
[MemoryDiagnoser]
public class AreaKernels
{
    private const int Parcels = 1000;
    private const int Vertices = 8;
    private const int Measured = Parcels * Vertices;

    private readonly AreaMeter ellipsoidal = new(CrsRegistry.Get(4547), AreaMethod.Ellipsoidal);
    private readonly AreaMeter planar = new(CrsRegistry.Get(4547), AreaMethod.Planar);
    private readonly AreaMeter geodesic = new(CrsRegistry.Get(4547), AreaMethod.Geodesic);
    private readonly AreaMeter geodesicOfDegrees = new(CrsRegistry.Get(4490), AreaMethod.Geodesic);
    private readonly EllipsoidalArea ofDegrees = new(CrsRegistry.Get(4490));

    private Polygon[] projected = [];
    private Polygon[] degrees = [];

    [GlobalSetup]
    public void MakeParcels()
    {
        var random = new Random(4547);
        var plane = CrsRegistry.Get(4547);
        var factory = new GeometryFactory(new PrecisionModel(10_000), 4547);
        projected = [.. Enumerable.Range(0, Parcels).Select(_ => Octagon(random, factory))];
        degrees = [.. projected.Select(parcel => factory.CreatePolygon([.. parcel.Coordinates.Select(vertex =>
        {
            var place = plane.ToGeographic(vertex);
            return new Coordinate(place.LongitudeDegrees, place.LatitudeDegrees);
        })]))];
    }

    [Benchmark(OperationsPerInvoke = Measured, Baseline = true)]
    public double Planar() => Sum(planar, projected);

    [Benchmark(OperationsPerInvoke = Measured)]
    public double EllipsoidalFromProjected() => Sum(ellipsoidal, projected);

    [Benchmark(OperationsPerInvoke = Measured)]
    public double EllipsoidalOnVerticesFromDegrees()
    {
        double sum = 0;
        foreach (var parcel in degrees)
            sum += ofDegrees.MeasureOnVertices(parcel).Value;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Measured)]
    public double GeodesicFromProjected() => Sum(geodesic, projected);

    [Benchmark(OperationsPerInvoke = Measured)]
    public double GeodesicFromDegrees() => Sum(geodesicOfDegrees, degrees);

    private static double Sum(AreaMeter meter, Polygon[] parcels)
    {
        double sum = 0;
        foreach (var parcel in parcels)
            sum += meter.Measure(parcel).Value;
        return sum;
    }

    private static Polygon Octagon(Random random, GeometryFactory factory)
    {
        double east = 480_000 + random.NextDouble() * 60_000, north = 2_480_000 + random.NextDouble() * 40_000;
        var ring = Enumerable.Range(0, Vertices).Select(i =>
        {
            var radius = 18 + random.NextDouble() * 10;
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / Vertices);
            return new Coordinate(factory.PrecisionModel.MakePrecise(east + radius * cos), factory.PrecisionModel.MakePrecise(north + radius * sin));
        }).ToList();
        return factory.CreatePolygon([.. ring, ring[0].Copy()]);
    }
}
