using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.EndToEnd.Window;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// A shared corner of four plots dragged in Chromium: how often the picture changes under the pointer with 500 plots in view, and
/// how long after the mouse is released new areas, and new sums by class, are on the screen with 2,000 plots.
/// </summary>
internal static class DraftingInWindow
{
    private const string Origin = "371500";
    private const string Host = "440300";
    private const int Drags = 40;
    private const int Warmup = 4;
    private const int MovesOfADrag = 150;

    /// <summary>Metres around which the corner goes.</summary>
    private const double Radius = 16;

    internal static async Task RunAsync(string scenario)
    {
        WindowBrowser.MustBeInstalled();
        using var playwright = await Playwright.CreateAsync();
        await AtSchemeAsync(playwright, 25, 20, 4_500, (browser, hand) => DragAsync(scenario, browser, hand));
        await AtSchemeAsync(playwright, 50, 40, 2_000, async (browser, hand) =>
        {
            await ReleaseAsync(scenario, "release-to-areas", "plots", "#plot-table tr[data-number='10-10'] .area", browser, hand);
            await ReleaseAsync(scenario, "release-to-balance", "balance", "[data-testid=balance-scheme]", browser, hand);
        });
    }

    private static async Task AtSchemeAsync(IPlaywright playwright, int columns, int rows, int scale, Func<WindowBrowser, MapHand, Task> work)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.gpkg");
        await OtherProcess.TimeAsync("dotnet", Repository.BuiltFile("EnclavePlanner.Cli", "enclave.dll"), "sample", "liaocheng-shenzhen", plan);
        await GridScheme.AddAsync(plan, columns, rows);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan);
        await using var browser = await WindowBrowser.StartAsync(playwright);
        await browser.Page.GotoAsync(program.Address.ToString());
        await browser.DrawnAsync(Origin);
        await browser.DrawnAsync(Host);
        var page = browser.Page;
        await page.GetByTestId("tab-plots").ClickAsync();
        // What is out of view comes into the middle when it is selected.
        await ScaleAsync(page, 200);
        // Eleven rows, the one that is edited among them.
        await page.GetByTestId("plot-filter").FillAsync("10-1");
        await page.Locator("#plot-table tr[data-number='10-10']").ClickAsync();
        await ScaleAsync(page, scale);
        await page.GetByTestId("tool-vertices").ClickAsync();
        await page.Locator($"#map-{Host}[data-tool=vertices]").WaitForAsync();
        var hand = await MapHand.OnAsync(page, Host, Corner(10, 10), Corner(11, 11));
        await work(browser, hand);
    }

    private static async Task ScaleAsync(IPage page, int scale)
    {
        await page.GetByTestId("scale-entry").FillAsync(scale.ToString(CultureInfo.InvariantCulture));
        await page.GetByTestId("scale-entry").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("scale")).ToHaveTextAsync(scale.ToString("1:#,##0", CultureInfo.InvariantCulture));
    }

    /// <summary>Frames of the browser while a corner follows the pointer in steps of some pixels.</summary>
    private static async Task DragAsync(string scenario, WindowBrowser browser, MapHand hand)
    {
        var (east, north) = Corner(10, 10);
        await browser.Page.EvaluateAsync(
            """
            () => {
              window.frames = [];
              let last = performance.now();
              const frame = (now) => { window.frames.push(now - last); last = now; window.isDragging && requestAnimationFrame(frame); };
              addEventListener('pointerdown', () => { window.isDragging = true; last = performance.now(); requestAnimationFrame(frame); }, true);
              addEventListener('pointerup', () => { window.isDragging = false; }, true);
            }
            """);
        await hand.MoveAsync(east, north);
        await browser.Page.Mouse.DownAsync();
        for (var move = 0; move < MovesOfADrag; move++)
        {
            var angle = move * 0.2;
            await hand.MoveAsync(east + (Radius * Math.Sin(angle)), north + (Radius * (1 - Math.Cos(angle)) / 2));
        }

        await browser.Page.Mouse.UpAsync();
        // The first frame is the one in which the drag begins.
        var frames = (await browser.Page.EvaluateAsync<double[]>("() => window.frames")).Skip(1);
        Console.WriteLine(Spread.Of(scenario, "frame-of-a-drag", frames));
    }

    private static async Task ReleaseAsync(string scenario, string step, string tab, string watched, WindowBrowser browser, MapHand hand)
    {
        var page = browser.Page;
        await page.GetByTestId("tab-" + tab).ClickAsync();
        await page.Locator(watched).First.WaitForAsync();
        // What is painted is on the screen after the next frame.
        await page.EvaluateAsync(
            """
            (watched) => {
              window.times = [];
              const release = () => {
                const at = performance.now();
                const was = document.querySelector(watched).textContent;
                const look = () => {
                  const now = document.querySelector(watched)?.textContent;
                  if (now === undefined || now === was) return;
                  observer.disconnect();
                  requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - at)));
                };
                const observer = new MutationObserver(look);
                observer.observe(document.body, { subtree: true, childList: true, characterData: true });
              };
              if (window.release) removeEventListener('pointerup', window.release, true);
              window.release = release;
              addEventListener('pointerup', release, true);
            }
            """,
            watched);
        var (east, north) = Corner(11, 11);
        var moved = (East: east - 8, North: north - 7);
        for (var drag = 0; drag < Warmup + Drags; drag++)
        {
            var isBack = drag % 2 == 1;
            await hand.DragAsync(isBack ? moved : (east, north), isBack ? (east, north) : moved);
            await page.WaitForFunctionAsync("(count) => window.times.length === count", drag + 1);
            await Assertions.Expect(page.Locator($"#map-{Host}")).Not.ToHaveAttributeAsync("data-resting", "true");
        }

        var times = await page.EvaluateAsync<double[]>("() => window.times");
        Console.WriteLine(Spread.Of(scenario, step, times.Skip(Warmup)));
    }

    private static (double East, double North) Corner(int column, int row) =>
        (GridScheme.West + (column * GridScheme.Side), GridScheme.South + (row * GridScheme.Side));
}
