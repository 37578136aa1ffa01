using System.Globalization;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>What a planner's hands do at the drafting bar, the maps and the table of plots. Places are metres from a corner in the host.</summary>
internal static class Draftsman
{
    internal const string Host = "440300";
    internal const double East = 493_000;
    internal const double North = 2_518_300;

    /// <summary>Takes a tool in hand, and waits until the map has it.</summary>
    internal static async Task TakeAsync(WorkbenchPage window, string tool)
    {
        await window.At($"tool-{tool}").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-tool", tool);
    }

    internal static async Task DrawAsync(WorkbenchPage window, string code, params string[] places)
    {
        await TakeAsync(window, "draw");
        await window.At("draw-code").FillAsync(code);
        foreach (var place in places)
            await TypeAsync(window, place);
        await window.At("next-point").PressAsync("Enter");
    }

    /// <summary>Takes a tool in hand, types the points of a sketch, and ends it.</summary>
    internal static async Task SketchAsync(WorkbenchPage window, string tool, params string[] places)
    {
        await TakeAsync(window, tool);
        foreach (var place in places)
            await TypeAsync(window, place);
        await window.At("finish-sketch").ClickAsync();
    }

    internal static async Task TypeAsync(WorkbenchPage window, string place)
    {
        await window.At("next-point").FillAsync(place);
        await window.At("next-point").PressAsync("Enter");
        if (!place.Contains("script", StringComparison.Ordinal) && !place.StartsWith("12 <", StringComparison.Ordinal))
            await Assertions.Expect(window.At("next-point")).ToHaveValueAsync("");
    }

    /// <summary>A plot in the middle of the map at 1:3000, and what lies 220 m to the east of the origin in view.</summary>
    internal static async Task<MapHand> ZoomAsync(WorkbenchPage window, string number)
    {
        await TakeAsync(window, "select");
        // So near that the plot does not fit, it comes into the middle when it is selected.
        await ScaleAsync(window, "200", "1:200");
        await ChooseAsync(window, number);
        await Assertions.Expect(window.At("scale")).Not.ToHaveTextAsync("1:200");
        await ScaleAsync(window, "3000", "1:3,000");
        return await MapHand.OnAsync(window.Page, Host, (East, North), (East + 220, North + 100));
    }

    private static async Task ScaleAsync(WorkbenchPage window, string denominator, string shown)
    {
        await window.At("scale-entry").FillAsync(denominator);
        await window.At("scale-entry").PressAsync("Enter");
        await Assertions.Expect(window.At("scale")).ToHaveTextAsync(shown);
    }

    internal static async Task ChooseAsync(WorkbenchPage window, string number, bool additive = false)
    {
        await Row(window, number).ClickAsync(new() { Modifiers = additive ? [KeyboardModifier.Control] : [] });
        await Assertions.Expect(Row(window, number)).ToHaveAttributeAsync("aria-selected", "true");
    }

    internal static async Task UndoAllAsync(WorkbenchPage window)
    {
        while (await window.At("undo").IsEnabledAsync())
            await StepAsync(window, "undo", "Control+z");
    }

    internal static async Task RedoAllAsync(WorkbenchPage window)
    {
        while (await window.At("redo").IsEnabledAsync())
            await StepAsync(window, "redo", "Control+y");
    }

    internal static async Task StepAsync(WorkbenchPage window, string command, string key)
    {
        await window.At("tab-history").ClickAsync();
        var count = window.At("history-count");
        var before = await count.InnerTextAsync();
        await Assertions.Expect(window.At(command)).ToBeEnabledAsync();
        await window.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(count).Not.ToHaveTextAsync(before);
        await window.ReadyAsync();
        await window.At("tab-plots").ClickAsync();
    }

    internal static ILocator Rows(WorkbenchPage window) => window.Page.Locator("#plot-table tr[data-number]");

    internal static ILocator Row(WorkbenchPage window, string number) => window.Page.Locator($"#plot-table tr[data-number='{number}']");

    internal static ILocator Cell(WorkbenchPage window, string number) => Row(window, number).Locator(".area");

    internal static async Task<double> AreaAsync(WorkbenchPage window, string number) => WorkbenchPage.Number(await Cell(window, number).InnerTextAsync());

    internal static string Shown(double area) => area.ToString("N2", CultureInfo.InvariantCulture);

    internal static string Place(double east, double north) => string.Create(CultureInfo.InvariantCulture, $"{North + north}, {East + east}");
}
