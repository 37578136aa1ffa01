using System.Diagnostics;
using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Memory;

/// <summary>
/// How much memory bulk areas and transforms of a million parcels take beside the coordinates. Each kind of work runs on all
/// cores in a process of its own, which makes the coordinates, does the work and tells its peak.
/// </summary>
internal static class MemoryOfBulk
{
    private const int Count = 1_000_000;
    private const string Bare = "bare-runtime";
    private const double MiB = 1 << 20;
    private const double Coordinates = 16.0 * Count * ManyParcels.Coordinates;
    private const double OffsetsAndAreas = (2 * sizeof(int) + sizeof(double)) * (double)Count;

    private static readonly int Threads = Environment.ProcessorCount;

    private static Dictionary<string, Action> Steps { get; } = new()
    {
        ["degrees-on-vertices"] = () => Areas(BulkAreas.OnVertices(CrsRegistry.Get(4490)), ManyParcels.InDegrees(Count)),
        ["plane-integral"] = () => Areas(BulkAreas.PlaneIntegral(CrsRegistry.Get(ManyParcels.Zone)), ManyParcels.InPlane(Count)),
        ["plane-cut-to-70m"] = () => Areas(BulkAreas.Ellipsoidal(CrsRegistry.Get(ManyParcels.Zone)), ManyParcels.InPlane(Count)),
        ["geodesic"] = () => Areas(BulkAreas.Geodesic(CrsRegistry.Get(4490)), ManyParcels.InDegrees(Count)),
        ["from-zone-and-back-in-place"] = ThereAndBack,
    };

    internal static async Task RunAsync(string scenario)
    {
        var bare = await PeakAsync(Bare);
        foreach (var step in Steps.Keys)
        {
            var peak = await PeakAsync(step);
            Console.WriteLine(new MemoryFigure
            {
                Scenario = scenario,
                Step = step,
                PeakMiB = Rounded(peak),
                CoordinatesMiB = Rounded(Coordinates),
                BesideCoordinatesMiB = Rounded(peak - Coordinates),
                BareRuntimeMiB = Rounded(bare),
                OffsetsAndAreasMiB = Rounded(step.EndsWith("in-place", StringComparison.Ordinal) ? 0 : OffsetsAndAreas),
            });
        }
    }

    /// <summary>In the process of its own: does the work and prints the peak of the working set in bytes.</summary>
    internal static int Do(string step)
    {
        if (step != Bare)
            Steps[step]();
        using var own = Process.GetCurrentProcess();
        Console.WriteLine(own.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Areas(BulkAreas bulk, PackedPolygons polygons)
    {
        var areas = new double[polygons.Count];
        bulk.Measure(polygons, areas, Threads);
        Checked(areas.Average() is > 1000 and < 2000);
    }

    private static void ThereAndBack()
    {
        var (x, y) = ManyParcels.Strewn(Count);
        var first = (x[0], y[0]);
        var transform = new BulkTransform(CrsRegistry.Get(ManyParcels.Zone));
        transform.ToGeographic(x, y, x, y, Threads);
        Checked(x[0] is > 113 and < 115);
        transform.FromGeographic(x, y, x, y, Threads);
        Checked(Math.Abs(x[0] - first.Item1) + Math.Abs(y[0] - first.Item2) < 1e-6);
    }

    private static void Checked(bool isRight)
    {
        if (!isRight)
            throw new InvalidOperationException("The result is not what it must be.");
    }

    private static async Task<double> PeakAsync(string step)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "EnclavePlanner.Benchmarks.exe" : "EnclavePlanner.Benchmarks");
        using var process = Process.Start(new ProcessStartInfo(program, ["memory-of", step]) { RedirectStandardOutput = true })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(printed, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{step} ended with {process.ExitCode}.");
    }

    private static double Rounded(double bytes) => Math.Round(bytes / MiB, 1);
}
