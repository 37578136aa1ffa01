using System.Diagnostics;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// Real land of a dense city, GeoJSON in degrees into Lambert-93: read, checked, reprojected and committed with its history
/// (beside it: the same by the command line, and ogr2ogr, each a process of its own); measured; and all of it in the window.
/// </summary>
internal static class ParisImport
{
    internal static async Task RunAsync(string scenario)
    {
        var source = PublicData.Paris;
        using var folder = new TemporaryFolder();
        await ImportAsync(scenario, source, folder);
        await MeasureAsync(scenario, source, folder);
        await InWindowAsync(scenario, source, folder);
    }

    private static async Task ImportAsync(string scenario, string source, TemporaryFolder folder)
    {
        List<Contender> contenders =
        [
            new("enclave", async () =>
            {
                await using var store = await ParisPlan.CreateAsync(NewFile());
                var plan = await store.ReadAsync();
                var clock = Stopwatch.StartNew();
                await store.CommitAsync(ParisPlan.Import(plan, source));
                return clock.Elapsed;
            }),
            new("enclave import", async () =>
            {
                var file = NewFile();
                await (await ParisPlan.CreateAsync(file)).DisposeAsync();
                return await OtherProcess.TimeAsync(
                    "dotnet", Repository.BuiltFile("EnclavePlanner.Cli", "enclave.dll"), "import", file, source, "--city", ParisPlan.Paris, "--layer", "parcels");
            }),
        ];
        if (OtherProcess.IsInstalled("ogr2ogr"))
            contenders.Add(new("ogr2ogr", () => OtherProcess.TimeAsync("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:2154", NewFile(), source)));
        else
            await Console.Error.WriteLineAsync($"{scenario}: ogr2ogr (Debian package gdal-bin) is missing; left out.");
        await Race.RunAsync(scenario, "import", 2, 7, contenders);

        string NewFile() => folder.File($"{Guid.NewGuid():N}.gpkg");
    }

    private static async Task MeasureAsync(string scenario, string source, TemporaryFolder folder)
    {
        await using var store = await ParisPlan.CreateAsync(folder.File("measure.gpkg"));
        var empty = await store.ReadAsync();
        var plan = empty.Apply(ParisPlan.Import(empty, source));
        await Race.RunAsync(scenario, "measure", 3, 9, new Contender("enclave", () =>
        {
            var clock = Stopwatch.StartNew();
            PlanAreas.Measure(plan, plan.Parcels, AreaMethod.Ellipsoidal);
            return Task.FromResult(clock.Elapsed);
        }));
    }

    /// <summary>From the press of the import button until the parcels are drawn; the first import of a program just started.</summary>
    private static async Task InWindowAsync(string scenario, string source, TemporaryFolder folder)
    {
        WindowBrowser.MustBeInstalled();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await WindowBrowser.StartAsync(playwright);
        await Race.RunAsync(scenario, "window", 1, 5, new Contender("enclave", async () =>
        {
            var file = folder.File($"{Guid.NewGuid():N}.gpkg");
            await (await ParisPlan.CreateAsync(file)).DisposeAsync();
            await using var program = await DesktopProgram.StartAsync(folder.Path, file);
            await browser.Page.GotoAsync(program.Address.ToString());
            var before = await browser.LoadedAsync(ParisPlan.Paris);
            await browser.LoadedAsync(ParisPlan.Neighbour);
            await browser.Page.GetByTestId("import-files").SetInputFilesAsync(source);
            await browser.Page.GetByTestId("import-city").SelectOptionAsync(ParisPlan.Paris);
            await browser.Page.GetByTestId("import-layer").SelectOptionAsync("Parcels");
            var clock = Stopwatch.StartNew();
            await browser.Page.GetByTestId("import-run").ClickAsync();
            await browser.DrawnAsync(ParisPlan.Paris, before);
            return clock.Elapsed;
        }));
    }
}
