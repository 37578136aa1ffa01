using System.Diagnostics;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>A Chromium in a process of its own, which can be killed.</summary>
internal sealed class OwnBrowser : IAsyncDisposable
{
    private readonly Process process;
    private readonly IPlaywright playwright;

    private OwnBrowser(Process process, IPlaywright playwright, IPage page) => (this.process, this.playwright, Page) = (process, playwright, page);

    internal IPage Page { get; }

    internal static async Task<OwnBrowser> StartAsync(string profile)
    {
        var start = new ProcessStartInfo("/usr/bin/chromium") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var word in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-first-run", "about:blank"])
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        const string listening = "DevTools listening on ";
        string? line;
        do
            line = await process.StandardError.ReadLineAsync();
        while (line is not null && !line.StartsWith(listening, StringComparison.Ordinal));
        _ = process.StandardError.ReadToEndAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.ConnectOverCDPAsync(line![listening.Length..].Trim());
        return new OwnBrowser(process, playwright, browser.Contexts[0].Pages[0]);
    }

    /// <summary>Ends it as a crash does.</summary>
    internal async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        playwright.Dispose();
    }
}
