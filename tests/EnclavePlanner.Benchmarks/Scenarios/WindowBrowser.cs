using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;
using Microsoft.Playwright;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>A real Chromium with one page, as a user's window.</summary>
internal sealed class WindowBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly IBrowser chromium;

    private WindowBrowser(IBrowser chromium, IPage page) => (this.chromium, Page) = (chromium, page);

    internal IPage Page { get; }

    internal static async Task<WindowBrowser> StartAsync(IPlaywright playwright)
    {
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
        // The waiting below is a script of ours, which the window's own policy would refuse.
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1600, Height = 960 }, BypassCSP = true });
        return new WindowBrowser(chromium, page);
    }

    internal static void MustBeInstalled()
    {
        if (!File.Exists(Program))
            throw new MissingException(Program);
    }

    /// <summary>Waits until a city's map has loaded more often than <paramref name="before"/> says and shows something.</summary>
    internal Task DrawnAsync(string city, int before = 0) => Page.WaitForFunctionAsync(
        """
        ([city, before]) => {
          const map = document.getElementById(`map-${city}`);
          if (!(Number(map?.dataset.loaded ?? 0) > before)) return false;
          return [...map.querySelectorAll('canvas')].some((canvas) => {
            if (canvas.width === 0 || canvas.height === 0) return false;
            const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            for (let i = 3; i < pixels.length; i += 4 * 97) if (pixels[i] > 0) return true;
            return false;
          });
        }
        """,
        new object[] { city, before });

    internal async Task<int> LoadedAsync(string city) =>
        int.Parse((await Page.Locator($"#map-{city}[data-loaded]").GetAttributeAsync("data-loaded"))!, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await chromium.CloseAsync();
}
