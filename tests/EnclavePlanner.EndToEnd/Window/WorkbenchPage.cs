using System.Globalization;
using Deque.AxeCore.Playwright;
using EnclavePlanner.EndToEnd.Programs;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The window as a user handles it. Any error of the page or of its console fails the test.</summary>
internal sealed class WorkbenchPage
{
    private readonly List<string> complaints = [];

    private WorkbenchPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
    }

    internal IPage Page { get; }

    internal static async Task<WorkbenchPage> OpenAsync(Uri address, params string[] cities) =>
        await OpenAsync(await Browser.NewPageAsync(), address, cities);

    internal static async Task<WorkbenchPage> OpenAsync(IPage page, Uri address, params string[] cities)
    {
        var window = new WorkbenchPage(page);
        await window.Page.GotoAsync(address.ToString());
        foreach (var city in cities)
            await window.Loaded(city);
        return window;
    }

    internal ILocator At(string testId) => Page.GetByTestId(testId);

    /// <summary>Waits until a city's map has loaded its layers.</summary>
    internal async Task Loaded(string city) => await Page.Locator($"#map-{city}[data-loaded]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    internal async Task ReadyAsync() => await At("ready").WaitForAsync();

    /// <summary>Waits until a table of land shows what it is to show.</summary>
    internal async Task IdleAsync(string table) => await Page.Locator($"#{table}-table[aria-busy=false]").WaitForAsync();

    /// <summary>Closes the import dialog, and waits until the window behind it takes the keyboard again.</summary>
    internal async Task CloseImportAsync()
    {
        await At("import-close").ClickAsync();
        await Assertions.Expect(Page.Locator(".app[inert]")).ToHaveCountAsync(0);
    }

    /// <summary>Clicks a row of the parcel table, brought into view by the filter.</summary>
    internal async Task ChooseRowAsync(string city, string number, bool additive = false)
    {
        await At("parcel-filter").FillAsync(number);
        var row = Page.Locator($"#parcel-table tr[data-number='{number}'][data-city='{city}']");
        await row.ClickAsync(new() { Modifiers = additive ? [KeyboardModifier.Control] : [] });
        await Assertions.Expect(row).ToHaveAttributeAsync("aria-selected", "true");
    }

    internal async Task<double> NumberAsync(string testId) => Number(await At(testId).First.InnerTextAsync());

    /// <summary>A figure as the screen shows it, in either language.</summary>
    internal static double Number(string text) => double.Parse(
        text.Replace("−", "-", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Trim(),
        NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Saves a picture for the documentation when asked to by ENCLAVE_PICTURES.</summary>
    internal async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_PICTURES") is not { Length: > 0 } folder)
            return;
        // What the maps still fetch and draw belongs into the picture.
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.WaitForTimeoutAsync(2000);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
    }

    internal async Task MustBeAccessibleAsync()
    {
        var result = await Page.RunAxe();
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").ToList();
        Assert.IsEmpty(serious, string.Join(Environment.NewLine, serious));
    }

    internal void MustNotComplain() => Assert.IsEmpty(complaints, string.Join(Environment.NewLine, complaints));
}
