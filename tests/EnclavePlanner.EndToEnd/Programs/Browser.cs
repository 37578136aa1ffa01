using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>A real Chromium, shared by all tests; each test gets pages of its own.</summary>
[TestClass]
public static class Browser
{
    private static IPlaywright? playwright;
    private static IBrowser? chromium;

    internal static async Task<IPage> NewPageAsync(int width = 1600, int height = 960)
    {
        var context = await chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, AcceptDownloads = true });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext _)
    {
        playwright = await Playwright.CreateAsync();
        // Long enough for a loaded machine: a wrong state fails all the same, only later.
        Assertions.SetDefaultExpectTimeout(20_000);
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (chromium is not null)
            await chromium.CloseAsync();
        playwright?.Dispose();
    }
}
