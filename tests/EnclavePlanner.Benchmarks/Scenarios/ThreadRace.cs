using System.Diagnostics;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// Bulk areas and transforms on one thread and on all cores, from few parcels to a million, in many short turns. Below
/// some 16,000 vertices the bulk work keeps to one thread whatever it may use, so there the two must be alike.
/// </summary>
internal static class ThreadRace
{
    private static readonly int[] Parcels = [500, 2_000, 8_000, 64_000, 1_000_000];

    internal static async Task RunAsync(string scenario)
    {
        var zone = CrsRegistry.Get(ManyParcels.Zone);
        var degrees = CrsRegistry.Get(4490);
        BulkAreas onVertices = BulkAreas.OnVertices(degrees), geodesic = BulkAreas.Geodesic(degrees);
        BulkAreas cut = BulkAreas.Ellipsoidal(zone), integral = BulkAreas.PlaneIntegral(zone);
        var transform = new BulkTransform(zone);
        foreach (var count in Parcels)
        {
            var parcels = new ManyParcels(count);
            PackedPolygons inDegrees = parcels.Degrees, inPlane = parcels.Plane;
            var areas = new double[count];
            double[] first = new double[inPlane.X.Length], second = new double[inPlane.X.Length];
            await RaceAsync("degrees-on-vertices", threads => onVertices.Measure(inDegrees, areas, threads));
            await RaceAsync("plane-integral", threads => integral.Measure(inPlane, areas, threads));
            await RaceAsync("plane-cut-to-70m", threads => cut.Measure(inPlane, areas, threads));
            await RaceAsync("geodesic", threads => geodesic.Measure(inDegrees, areas, threads));
            await RaceAsync("to-zone", threads => transform.FromGeographic(inDegrees.X, inDegrees.Y, first, second, threads));
            await RaceAsync("from-zone", threads => transform.ToGeographic(inPlane.X, inPlane.Y, first, second, threads));

            Task RaceAsync(string step, Action<int> work) => Race.RunAsync(
                scenario,
                $"{step}-{inPlane.X.Length}",
                10,
                Math.Clamp(4_000_000 / count, 25, 500),
                new Contender("all cores", () => Clocked(() => work(Environment.ProcessorCount))),
                new Contender("one thread", () => Clocked(() => work(1))));
        }
    }

    private static Task<TimeSpan> Clocked(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return Task.FromResult(clock.Elapsed);
    }
}
