using BenchmarkDotNet.Attributes;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Distances;

namespace EnclavePlanner.Benchmarks.Kernels;

/// <summary>The inverse geodesic problem: along a parcel's edge, between two cities, and nearly to the antipode.</summary>
public class GeodesicKernels
{
    private readonly Geodesic geodesic = new(Ellipsoid.Cgcs2000);
    private readonly GeographicPoint shenzhen = new(114.0579, 22.5431);

    [Benchmark(Baseline = true)]
    public GeodesicLine AlongAnEdge() => geodesic.Inverse(shenzhen, new GeographicPoint(114.0582, 22.5433));

    [Benchmark]
    public GeodesicLine BetweenTwoCities() => geodesic.Inverse(shenzhen, new GeographicPoint(115.9855, 36.4567));

    [Benchmark]
    public GeodesicLine NearlyToTheAntipode() => geodesic.Inverse(shenzhen, new GeographicPoint(-66.3, -22.4));
}
