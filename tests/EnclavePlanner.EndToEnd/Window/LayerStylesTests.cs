using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Parcels by class or owner, with a legend that also filters, labels, opacity and order, all of it remembered.</summary>
[TestClass]
public sealed class LayerStylesTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    /// <summary>Coloured pixels that the land has at least, and that roads, control lines and outlines have at most.</summary>
    private const int Land = 20_000, Lines = 14_000;

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_style_is_chosen_by_keyboard_shown_at_once_and_remembered(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await DrawnAsync(window, coloured => coloured > Land);
        await window.PictureAsync($"styles-class-{language}.png");

        // Without any class nothing of the parcels is left.
        var entries = window.Page.Locator("[data-testid^='legend-'][type='checkbox']");
        var classes = await entries.CountAsync();
        Assert.IsGreaterThan(3, classes);
        for (var entry = 0; entry < classes; entry++)
            await entries.Nth(entry).UncheckAsync();
        await DrawnAsync(window, coloured => coloured < Lines);
        await window.At("legend-all").ClickAsync();
        await DrawnAsync(window, coloured => coloured > Land);

        var styles = window.At("layer-styles").Locator("summary");
        await styles.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.RunAndWaitForResponseAsync(
            () => window.At("theme").SelectOptionAsync("Owner"), response => response.Url.Contains($"tiles/{Origin}/parcels/", StringComparison.Ordinal) && response.Url.EndsWith("by=owner", StringComparison.Ordinal));
        await window.At("labels").SelectOptionAsync("NumberAndArea");
        await Assertions.Expect(window.At("legend-0102")).ToHaveCountAsync(0);
        await DrawnAsync(window, coloured => coloured > Land);
        var rows = window.At("layer-styles").Locator("[data-testid^='style-']");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-testid", "style-places");
        await rows.First.GetByRole(AriaRole.Button).Last.PressAsync("Enter");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-testid", "style-boundary");
        await window.At("style-parcels").Locator("input").PressAsync("Home");
        await DrawnAsync(window, coloured => coloured < Lines);
        await window.At("style-parcels").Locator("input").PressAsync("End");
        await DrawnAsync(window, coloured => coloured > Land);
        await window.PictureAsync($"styles-owner-{language}.png");
        await window.MustBeAccessibleAsync();

        await window.Page.ReloadAsync();
        await window.Loaded(Origin);
        await styles.ClickAsync();
        await Assertions.Expect(window.At("theme")).ToHaveValueAsync("Owner");
        await Assertions.Expect(window.At("labels")).ToHaveValueAsync("NumberAndArea");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-testid", "style-boundary");
        await DrawnAsync(window, coloured => coloured > Land);
        window.MustNotComplain();
    }

    private static async Task DrawnAsync(WorkbenchPage window, Func<int, bool> isSo)
    {
        for (var look = 0; !isSo(await window.Page.EvaluateAsync<int>(ParcelTilesTests.Coloured)); look++)
        {
            Assert.IsLessThan(300, look, $"It is never drawn so: {await window.Page.EvaluateAsync<int>(ParcelTilesTests.Coloured)} coloured pixels.");
            await window.Page.WaitForTimeoutAsync(100);
        }
    }
}
