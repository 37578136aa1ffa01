using System.Diagnostics;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// From the start of the built program's process until Chromium has loaded and drawn the land of both cities. The user's
/// folder holds the sample plan already. Once with Chromium started as the program has given its address, as on a user's
/// screen, and once with Chromium running beforehand.
/// </summary>
internal static class StartToFirstMap
{
    private const string Origin = "371500";
    private const string Host = "440300";

    internal static async Task RunAsync(string scenario)
    {
        WindowBrowser.MustBeInstalled();
        using var playwright = await Playwright.CreateAsync();
        using var folder = new TemporaryFolder();
        await Race.RunAsync(scenario, "browser-starts-too", 1, 5, new Contender("enclave", async () =>
        {
            var clock = Stopwatch.StartNew();
            await using var program = await DesktopProgram.StartAsync(folder.Path);
            await using var browser = await WindowBrowser.StartAsync(playwright);
            return await UntilDrawnAsync(browser, program, clock);
        }));
        await Race.RunAsync(scenario, "browser-runs-already", 1, 5, new Contender("enclave", async () =>
        {
            await using var browser = await WindowBrowser.StartAsync(playwright);
            var clock = Stopwatch.StartNew();
            await using var program = await DesktopProgram.StartAsync(folder.Path);
            return await UntilDrawnAsync(browser, program, clock);
        }));
    }

    private static async Task<TimeSpan> UntilDrawnAsync(WindowBrowser browser, DesktopProgram program, Stopwatch clock)
    {
        await browser.Page.GotoAsync(program.Address.ToString());
        await browser.DrawnAsync(Origin);
        await browser.DrawnAsync(Host);
        return clock.Elapsed;
    }
}
