using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;
using static EnclavePlanner.EndToEnd.Window.Draftsman;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The sample plan in a window, with a scheme of two plots side by side: P-01 of 100 m and P-02 of 120 m by 100 m to the east of it.</summary>
internal sealed class DraftingBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder;
    private readonly DesktopProgram program;
    private readonly string plan;

    private DraftingBench(TemporaryFolder folder, DesktopProgram program, string plan, WorkbenchPage window) =>
        (this.folder, this.program, this.plan, Window) = (folder, program, plan, window);

    internal WorkbenchPage Window { get; }

    /// <summary>The plan file.</summary>
    internal string Plan => plan;

    /// <summary>The sample plan with an empty scheme.</summary>
    internal static async Task<DraftingBench> EmptyAsync(string language)
    {
        var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("tab-plots").ClickAsync();
        await window.At("new-scheme").ClickAsync();
        await Assertions.Expect(window.At("plots-total")).ToHaveTextAsync("0.00");
        return new DraftingBench(folder, program, plan, window);
    }

    internal static async Task<DraftingBench> StartAsync(string language)
    {
        var bench = await EmptyAsync(language);
        var window = bench.Window;
        await DrawAsync(window, "1001", Place(0, 0), Place(100, 0), Place(100, 100), Place(0, 100));
        await Assertions.Expect(Row(window, "P-01")).ToBeVisibleAsync();
        await DrawAsync(window, "1401", Place(100, 0), Place(220, 0), Place(220, 100), Place(100, 100));
        await Assertions.Expect(Row(window, "P-02")).ToBeVisibleAsync();
        return bench;
    }

    internal async Task<PlanContents> ContentsAsync()
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        return await store.ReadAsync();
    }

    /// <summary>Plots of the scheme as they are in the file, in this order.</summary>
    internal async Task<List<Geometry>> PlotsAsync(params string[] numbers)
    {
        var plots = (await ContentsAsync()).Plots;
        return [.. numbers.Select(number => plots.Single(plot => plot.Number == number).Geometry)];
    }

    /// <summary>Waits until a plot's south-western corner is there in the file, in metres from the origin.</summary>
    internal Task UntilAsync(string number, double east, double north) => UntilAsync(number, plot =>
        Math.Abs(plot.EnvelopeInternal.MinX - East - east) < 1e-6 && Math.Abs(plot.EnvelopeInternal.MinY - North - north) < 1e-6);

    /// <summary>Waits until a plot is so in the file.</summary>
    internal async Task UntilAsync(string number, Func<Geometry, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        Geometry plot;
        while (!isSo(plot = (await PlotsAsync(number)).Single()))
        {
            Assert.IsFalse(patience.IsCancellationRequested, plot.AsText());
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        folder.Dispose();
    }
}
