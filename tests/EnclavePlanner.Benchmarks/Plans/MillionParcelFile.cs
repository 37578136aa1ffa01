using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>
/// A million parcels of eight vertices in a plan file: loaded with rules and history, beside ogr2ogr -f GPKG from a
/// FlatGeobuf of the same parcels; then opened, looked at by window, and edited one by one. Each in a process of its own.
/// </summary>
internal static class MillionParcelFile
{
    internal static async Task RunAsync(string scenario)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.gpkg");
        var source = folder.File("source.fgb");
        var processes = new PlanProcesses(scenario);
        await processes.RunAsync("load", plan);
        List<Contender> loading = [new("enclave", async () =>
        {
            File.Delete(plan);
            return await processes.RunAsync("load", plan);
        })];
        if (OtherProcess.IsInstalled("ogr2ogr"))
        {
            await OtherProcess.TimeAsync("ogr2ogr", "-f", "FlatGeobuf", source, plan, "parcels_440300");
            loading.Add(new("ogr2ogr", async () =>
            {
                var copy = folder.File("copy.gpkg");
                File.Delete(copy);
                return await OtherProcess.TimeAsync("ogr2ogr", "-f", "GPKG", copy, source);
            }));
        }
        else
        {
            await Console.Error.WriteLineAsync($"{scenario}: ogr2ogr (Debian package gdal-bin) is missing; left out.");
        }

        await Race.RunAsync(scenario, "load", 0, 5, loading);
        foreach (var step in new[] { "open", "window", "first-picture", "tiles", "edit" })
            await Race.RunAsync(scenario, step, 1, 5, new Contender("enclave", () => processes.RunAsync(step, plan)));
        var made = 0;
        await Race.RunAsync(scenario, "make", 1, 5, new Contender("enclave", () => processes.RunAsync("make", folder.File($"{made++}.gpkg"))));
        await processes.TellPeaksAsync();
    }
}
