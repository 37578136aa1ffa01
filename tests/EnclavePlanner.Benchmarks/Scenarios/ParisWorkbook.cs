using System.Diagnostics;
using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>The approval workbook of a measured plan, to a file.</summary>
internal static class ParisWorkbook
{
    internal static async Task RunAsync(string scenario)
    {
        var source = PublicData.Paris;
        using var folder = new TemporaryFolder();
        await using var store = await ParisPlan.CreateAsync(folder.File("plan.gpkg"));
        var empty = await store.ReadAsync();
        var plan = empty.Apply(ParisPlan.Import(empty, source));
        var areas = PlanAreas.Measure(plan, plan.Parcels, AreaMethod.Ellipsoidal);
        var settings = new WorkbookSettings { Language = CultureInfo.GetCultureInfo("zh-CN"), MadeAt = TimeProvider.System.GetLocalNow() };
        await Race.RunAsync(scenario, "write", 2, 7, new Contender("enclave", () =>
        {
            var clock = Stopwatch.StartNew();
            ApprovalWorkbook.WriteFile(plan, areas, settings, folder.File("book.xlsx"));
            return Task.FromResult(clock.Elapsed);
        }));
    }
}
