using System.Diagnostics;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// A million parcels measured, and their eight million vertices carried to a zone and back: one thread of ours against one
/// of PostGIS, whose time for reading the rows is taken off.
/// </summary>
internal static class BulkAreaRace
{
    private const int Count = 1_000_000;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.5);

    internal static async Task RunAsync(string scenario)
    {
        var parcels = new ManyParcels(Count);
        await using var table = await ParcelTable.FillAsync(parcels);
        var areas = new double[Count];
        var zone = CrsRegistry.Get(ManyParcels.Zone);
        var degrees = CrsRegistry.Get(4490);
        Contender postGis = new("PostGIS ST_Area(geography)", () => table.TimeAsync("sum(ST_Area(land))", "bench_parcels"));
        await AreaAsync("degrees-on-vertices", BulkAreas.OnVertices(degrees), parcels.Degrees);
        await AreaAsync("plane-integral", BulkAreas.PlaneIntegral(zone), parcels.Plane);
        await AreaAsync("plane-cut-to-70m", BulkAreas.Ellipsoidal(zone), parcels.Plane);
        await AreaAsync("geodesic", BulkAreas.Geodesic(degrees), parcels.Degrees);
        await TransformAsync(scenario, parcels, table, new BulkTransform(zone));

        Task AreaAsync(string step, BulkAreas bulk, PackedPolygons polygons) => Race.RunAsync(
            scenario,
            step,
            1,
            5,
            new Contender("enclave", () => PassAsync(() => bulk.Measure(
                polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, areas))),
            postGis);
    }

    private static async Task TransformAsync(string scenario, ManyParcels parcels, ParcelTable table, BulkTransform transform)
    {
        const int points = Count * ManyParcels.Vertices;
        double[] first = new double[points], second = new double[points];
        await Race.RunAsync(
            scenario,
            "to-zone",
            1,
            5,
            new Contender("enclave", () => PassAsync(() => transform.FromGeographic(
                parcels.Degrees.X.Span[..points], parcels.Degrees.Y.Span[..points], first, second))),
            new Contender("PostGIS ST_Transform", () => table.TimeAsync($"count(ST_Transform(p, {ManyParcels.Zone}))", "bench_degrees")));
        await Race.RunAsync(
            scenario,
            "from-zone",
            1,
            5,
            new Contender("enclave", () => PassAsync(() => transform.ToGeographic(
                parcels.Plane.X.Span[..points], parcels.Plane.Y.Span[..points], first, second))),
            new Contender("PostGIS ST_Transform", () => table.TimeAsync("count(ST_Transform(p, 4490))", "bench_plane")));
    }

    /// <summary>
    /// The mean over as many passes as half a second takes. One pass takes a hundredth of PostGIS's: timed alone it would meet
    /// either none of what else the machine does or a lot.
    /// </summary>
    private static Task<TimeSpan> PassAsync(Action work)
    {
        var clock = Stopwatch.StartNew();
        var passes = 0;
        do
        {
            work();
            passes++;
        }
        while (clock.Elapsed < Turn);
        return Task.FromResult(clock.Elapsed / passes);
    }
}
