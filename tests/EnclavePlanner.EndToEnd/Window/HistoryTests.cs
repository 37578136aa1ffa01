using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The history in the window: listed, filtered, shown on the maps, a plan opened as it was; and proposals signed.</summary>
[TestClass]
public sealed class HistoryTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task The_history_is_filtered_shown_on_the_maps_and_opened_as_it_was(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await SplitAsync(plan, "0200");
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        await window.At("tab-history").ClickAsync();
        var rows = window.Page.Locator("#history-table tr[data-number]");
        await Assertions.Expect(rows.First).ToContainTextAsync("0100");
        var all = await window.At("history-count").InnerTextAsync();

        await window.At("history-text").FillAsync("0100");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await window.At("history-author").FillAsync("nobody at all");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await window.At("history-author").FillAsync("");
        await window.At("history-text").FillAsync("");
        await window.At("history-until").FillAsync("2020-01-01");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await window.At("history-until").FillAsync("");
        await Assertions.Expect(window.At("history-count")).ToHaveTextAsync(all);

        // The parcel, and a neighbour that gets an end of the cut in its boundary.
        await window.Page.Locator("#history-table tr[data-number]", new() { HasTextString = "0200" }).First.ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#map-{Origin}")).ToHaveAttributeAsync("data-before", "2");
        await Assertions.Expect(window.Page.Locator($"#map-{Origin}")).ToHaveAttributeAsync("data-after", "3");
        await window.PictureAsync($"split-{language}.png");

        // The import of Shenzhen's plots: 51 features that were not there before.
        var plots = window.Page.Locator("#history-table tr[data-number]", new() { HasTextString = "plots" }).First;
        await plots.ClickAsync();
        await Assertions.Expect(plots).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-after", "51");
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-before", "0");
        await Assertions.Expect(window.Page.Locator($"#map-{Origin}")).ToHaveAttributeAsync("data-after", "0");
        await Assertions.Expect(window.At("history-shown")).ToBeVisibleAsync();
        await window.PictureAsync($"history-{language}.png");

        var number = await plots.GetAttributeAsync("data-number");
        await window.At("open-as-it-was").ClickAsync();
        await Assertions.Expect(window.At("as-of")).ToContainTextAsync(number!);
        await Assertions.Expect(window.At("undo")).ToBeDisabledAsync();
        await Assertions.Expect(window.At("import")).ToBeDisabledAsync();
        await window.PictureAsync($"as-of-{language}.png");
        await window.Page.Keyboard.PressAsync("Control+z");
        await window.ReadyAsync();

        await window.Page.Locator("#history-table").FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(window.Page.Locator("#history-table tr[data-number='1']")).ToHaveAttributeAsync("aria-selected", "true");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator($"[data-testid=layer-{Origin}-parcels]")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".empty")).ToHaveCountAsync(2);

        await window.At("back-to-now").ClickAsync();
        await Assertions.Expect(window.At("as-of")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator($"[data-testid=layer-{Origin}-parcels]")).ToBeVisibleAsync();
        await window.At("history-hide").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-after", "0");
        await Assertions.Expect(window.At("history-count")).ToHaveTextAsync(all);
        await Assertions.Expect(window.At("undo")).ToBeEnabledAsync();
        window.MustNotComplain();
    }

    /// <summary>A parcel of the origin split in two along its middle, for which the window has no tool.</summary>
    private static async Task SplitAsync(string plan, string number)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        var whole = contents.Parcels.Single(parcel => parcel.CityCode == Origin && parcel.Number == number);
        var box = whole.Geometry.EnvelopeInternal;
        var west = whole.Geometry.Factory.ToGeometry(new Envelope(box.MinX - 1, box.Centre.X, box.MinY - 1, box.MaxY + 1));
        var split = LandSplit.Into(contents, whole, [whole.Geometry.Intersection(west), whole.Geometry.Difference(west)]);
        var action = ChangeSet.Of("test", TimeProvider.System.GetLocalNow(), number, split.Changes) with { Descents = split.Descents };
        await store.CommitAsync(action);
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_proposal_is_signed_withdrawn_and_agreed(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.ChooseRowAsync(Origin, "0100");
        await Assertions.Expect(window.At("give-origin")).ToBeEnabledAsync();
        await window.At("sign-origin").ClickAsync();
        await Assertions.Expect(window.At("signature-origin")).ToContainTextAsync(Environment.UserName);
        await Assertions.Expect(window.At("give-origin")).ToBeDisabledAsync();
        await Assertions.Expect(window.Page.Locator(".given .remove").First).ToBeDisabledAsync();

        await window.At("withdraw-origin").ClickAsync();
        await Assertions.Expect(window.At("give-origin")).ToBeEnabledAsync();
        await window.At("sign-host").ClickAsync();
        await window.At("withdraw-host").WaitForAsync();
        await window.At("sign-origin").ClickAsync();
        await Assertions.Expect(window.At("sign-state").Locator(".good")).ToBeVisibleAsync();
        await Assertions.Expect(window.At("withdraw-origin")).ToHaveCountAsync(0);
        await window.PictureAsync($"signed-{language}.png");

        // An agreed proposal is not unsigned by undo either.
        await window.At("undo").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("PLN-AGREED");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task What_another_program_commits_appears_and_the_selection_stays()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var writing = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        await using var looking = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        var editor = await WorkbenchPage.OpenAsync(writing.Address, Origin, Host);
        var onlooker = await WorkbenchPage.OpenAsync(looking.Address, Origin, Host);
        await onlooker.ChooseRowAsync(Host, "0139");
        await onlooker.At("tab-history").ClickAsync();

        await editor.ChooseRowAsync(Origin, "0100");
        await editor.At("give-origin").ClickAsync();
        await Assertions.Expect(onlooker.Page.Locator("#history-table tr[data-number]").First).ToContainTextAsync("Origin gives 0100");
        await Assertions.Expect(onlooker.Page.Locator(".given", new() { HasTextString = "0100" })).ToBeVisibleAsync();
        await Assertions.Expect(onlooker.Page.Locator("aside h3").First).ToContainTextAsync("0139");
        editor.MustNotComplain();
        onlooker.MustNotComplain();
    }
}
