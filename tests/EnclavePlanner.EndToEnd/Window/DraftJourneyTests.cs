using System.Globalization;
using System.Text.RegularExpressions;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using static EnclavePlanner.EndToEnd.Window.Draftsman;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>A drafting session in the window: drawn, split, cut, reshaped, moved, merged, undone and redone; then read by GDAL.</summary>
[TestClass]
public sealed partial class DraftJourneyTests
{
    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Plots_are_drafted_undone_and_redone_and_gdal_reads_the_same_areas(string language)
    {
        await using var bench = await DraftingBench.EmptyAsync(language);
        var window = bench.Window;
        var scheme = await window.At("scheme").InputValueAsync();

        // Two plots by typed places; the second is drawn over the first, and gets what is free.
        await DrawAsync(window, "1001", Place(0, 0), "100 < 90", "100<0", Place(0, 100));
        await Assertions.Expect(Row(window, "P-01")).ToHaveAttributeAsync("aria-selected", "true");
        await DrawAsync(window, "1401", Place(50, 0), Place(220, 0), Place(220, 100), Place(50, 100));
        await Assertions.Expect(Row(window, "P-02")).ToBeVisibleAsync();
        Assert.AreEqual(12_000, await AreaAsync(window, "P-02"), 3);
        var total = await window.NumberAsync("plots-total");

        var hand = await ZoomAsync(window, "P-02");
        await SplitByHandAsync(window, hand);
        await CutFiveMuAsync(window, hand);
        Assert.AreEqual(total, await window.NumberAsync("plots-total"), 0.02);
        await window.PictureAsync($"draft-{language}.png");

        // The shared edge: drawn anew, then dragged at the corner that three plots have.
        var before = await AreaAsync(window, "P-01-2");
        await ChooseAsync(window, "P-01-2");
        await SketchAsync(window, "reshape", Place(100, 10), Place(110, 25), Place(100, 40));
        await Assertions.Expect(Cell(window, "P-01-2")).Not.ToHaveTextAsync(Shown(before));
        Assert.AreEqual(before + 150, await AreaAsync(window, "P-01-2"), 0.1);
        Assert.AreEqual(total, await window.NumberAsync("plots-total"), 0.02);
        await TakeAsync(window, "vertices");
        before = await AreaAsync(window, "P-01-2");
        await hand.DragAsync((East + 100, North + 100), (East + 90, North + 90));
        await Assertions.Expect(Cell(window, "P-01-2")).Not.ToHaveTextAsync(Shown(before));

        await TakeAsync(window, "select");
        await ChooseAsync(window, "P-02-1");
        await ChooseAsync(window, "P-02-2", additive: true);
        await window.At("merge").ClickAsync();
        await Assertions.Expect(Row(window, "P-02-2")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(window, "P-02-1")).ToHaveAttributeAsync("aria-selected", "true");
        await window.MustBeAccessibleAsync();
        await window.At("tab-balance").ClickAsync();
        await Assertions.Expect(window.At("balance-scheme").Locator("tbody tr")).ToHaveCountAsync(2);
        await window.PictureAsync($"draft-balance-{language}.png");
        await window.At("tab-plots").ClickAsync();

        await Assertions.Expect(Rows(window)).ToHaveCountAsync(3);
        var drafted = await Rows(window).AllInnerTextsAsync();
        await UndoSchemeAsync(window);
        await Assertions.Expect(window.At("plots-count")).ToContainTextAsync("51");
        await RedoAllAsync(window);
        await window.At("scheme").SelectOptionAsync(scheme);
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(3);
        CollectionAssert.AreEqual(drafted.ToArray(), (await Rows(window).AllInnerTextsAsync()).ToArray());

        foreach (var (number, planar) in AreasInFile(bench.Plan))
        {
            await ChooseAsync(window, number);
            await Assertions.Expect(window.Page.Locator("aside h3").First).ToContainTextAsync(number);
            var shown = WorkbenchPage.Number((await window.At("area-planar").InnerTextAsync()).Replace("m²", "", StringComparison.Ordinal));
            Assert.AreEqual(planar, shown, 0.0051, number);
        }

        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task What_cannot_be_is_told_and_leaves_nothing_on_the_map(string language)
    {
        await using var bench = await DraftingBench.EmptyAsync(language);
        var window = bench.Window;
        await TakeAsync(window, "draw");
        await Assertions.Expect(window.At("draft-hint")).ToBeVisibleAsync();

        await TypeAsync(window, "12 < 45");
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-DRAFT-FIRST");
        await TypeAsync(window, "<script>");
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-DRAFT-TYPED");
        await window.At("next-point").FillAsync("");

        // A bow tie crosses itself.
        await DrawAsync(window, "", Place(0, 0), Place(100, 100), Place(100, 0), Place(0, 100));
        await Assertions.Expect(window.At("message")).ToContainTextAsync("PLN-DRAFT-INVALID");
        await DrawAsync(window, "9999", Place(0, 0), Place(100, 0), Place(100, 100));
        await Assertions.Expect(window.At("message")).ToContainTextAsync("PLN-LANDUSE-UNKNOWN");
        await window.PictureAsync($"draft-refused-{language}.png");
        await DrawAsync(window, "", Place(0, 0), Place(100, 0), Place(100, 100));
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(1);
        await Assertions.Expect(window.At("message")).ToHaveCountAsync(0);

        // Esc gives up what is being drawn, then the tool, then the selection.
        await TypeAsync(window, Place(300, 0));
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.At("tool-draw")).ToHaveAttributeAsync("aria-pressed", "true");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.At("tool-select")).ToHaveAttributeAsync("aria-pressed", "true");
        await window.Page.Keyboard.PressAsync("l");
        await Assertions.Expect(window.At("tool-split")).ToHaveAttributeAsync("aria-pressed", "true");
        await TypeAsync(window, Place(200, 0));
        await TypeAsync(window, Place(300, 0));
        await window.At("finish-sketch").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("PLN-CUT-LINE");
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(1);
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Plots_are_set_back_rounded_cut_into_equal_parts_and_moved_alone(string language)
    {
        await using var bench = await DraftingBench.EmptyAsync(language);
        var window = bench.Window;
        await DrawAsync(window, "1001", Place(0, 0), Place(100, 0), Place(100, 100), Place(0, 100));
        await Assertions.Expect(Row(window, "P-01")).ToBeVisibleAsync();
        await DrawAsync(window, "1401", Place(100, 0), Place(220, 0), Place(220, 100), Place(100, 100));
        await Assertions.Expect(Row(window, "P-02")).ToBeVisibleAsync();
        var hand = await ZoomAsync(window, "P-02");

        // A quarter of a circle of 10 m cuts (4 − π) × 25 m² off a corner.
        await TakeAsync(window, "round");
        await window.At("round-radius").FillAsync("10");
        await hand.ClickAsync(East + 0.5, North + 0.5);
        await Assertions.Expect(Cell(window, "P-01")).ToHaveTextAsync(new Regex(@"^9,97\d\.\d\d$"));
        Assert.AreEqual(10_000 - ((4 - Math.PI) * 25), await AreaAsync(window, "P-01"), 0.3);

        await ChooseAsync(window, "P-02");
        await TakeAsync(window, "equal");
        await window.At("equal-parts").FillAsync("3");
        await hand.ClickAsync(East + 160, North + 3);
        await Assertions.Expect(Row(window, "P-02-3")).ToBeVisibleAsync();
        Assert.AreEqual(4_000, await AreaAsync(window, "P-02-2"), 0.1);

        await TakeAsync(window, "select");
        await ChooseAsync(window, "P-02-3");
        await window.At("offset-metres").FillAsync("-5");
        await window.At("offset-metres").PressAsync("Tab");
        await window.At("offset").ClickAsync();
        await Assertions.Expect(Row(window, "P-02-3-2")).ToBeVisibleAsync();

        // Alone, the corner that two plots share moves in one, and an overlap is the user's own.
        await window.At("share-edges").ClickAsync();
        await ChooseAsync(window, "P-01");
        var (mine, theirs) = (await AreaAsync(window, "P-01"), await AreaAsync(window, "P-02-1"));
        await TakeAsync(window, "vertices");
        await hand.DragAsync((East + 100, North), (East + 120, North + 3));
        await Assertions.Expect(Cell(window, "P-01")).Not.ToHaveTextAsync(Shown(mine));
        Assert.AreEqual(theirs, await AreaAsync(window, "P-02-1"));
        await window.PictureAsync($"draft-alone-{language}.png");

        // A press on an edge adds nothing; a drag does, and Alt takes it away again.
        await Assertions.Expect(window.At("undo")).ToBeEnabledAsync();
        mine = await AreaAsync(window, "P-01");
        await hand.ClickAsync(East + 40, North + 100);
        await hand.DragAsync((East + 50, North + 100), (East + 50, North + 120));
        await Assertions.Expect(Cell(window, "P-01")).Not.ToHaveTextAsync(Shown(mine));
        Assert.AreEqual(mine + 1_000, await AreaAsync(window, "P-01"), 30);
        await window.Page.Keyboard.DownAsync("Alt");
        await hand.ClickAsync(East + 50, North + 120);
        await window.Page.Keyboard.UpAsync("Alt");
        await Assertions.Expect(Cell(window, "P-01")).ToHaveTextAsync(Shown(mine));
        window.MustNotComplain();
    }

    /// <summary>The coordinates of 600 corners are over 20 kB: no message over the circuit, but a request of its own.</summary>
    [TestMethod]
    public async Task A_boundary_too_long_for_a_message_comes_through()
    {
        await using var bench = await DraftingBench.EmptyAsync("en");
        var window = bench.Window;
        var sent = new List<string>();
        window.Page.Request += (_, request) => sent.Add(request.Method + " " + request.Url);
        const int Sides = 600;
        await DrawAsync(window, "", [Place(0, 0), .. Enumerable.Range(0, Sides - 1).Select(side =>
            string.Create(CultureInfo.InvariantCulture, $"2 < {(side + 0.5) * 360 / Sides:R}"))]);
        await Assertions.Expect(Row(window, "P-01")).ToBeVisibleAsync();
        // A regular polygon of n sides s has n s² / (4 tan(π / n)).
        Assert.AreEqual(Sides / Math.Tan(Math.PI / Sides), await AreaAsync(window, "P-01"), 1);
        Assert.ContainsSingle(sent.Where(request => request.StartsWith("POST ", StringComparison.Ordinal) && request.EndsWith("/sketches", StringComparison.Ordinal)));
        window.MustNotComplain();
    }

    private static async Task SplitByHandAsync(WorkbenchPage window, MapHand hand)
    {
        await ChooseAsync(window, "P-02");
        await TakeAsync(window, "split");
        var snap = window.Page.Locator(".snap-label");
        await hand.MoveAsync(East + 100, North + 99);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "vertex");
        await hand.MoveAsync(East + 100.5, North + 50);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "edge");
        await hand.ClickAsync(East + 100.5, North + 50);
        await hand.DoubleClickAsync(East + 219.5, North + 50);
        await Assertions.Expect(Row(window, "P-02-2")).ToBeVisibleAsync();
        await Assertions.Expect(Row(window, "P-02")).ToHaveCountAsync(0);
    }

    private static async Task CutFiveMuAsync(WorkbenchPage window, MapHand hand)
    {
        await ChooseAsync(window, "P-01");
        await TakeAsync(window, "areas");
        await window.At("cut-areas").FillAsync("5");
        await window.At("cut-unit").SelectOptionAsync("Mu");
        await hand.ClickAsync(East + 5, North + 50);
        await Assertions.Expect(Row(window, "P-01-2")).ToBeVisibleAsync();
        Assert.AreEqual(10_000 / 3.0, await AreaAsync(window, "P-01-1"), 0.0101);
    }

    /// <summary>Back to where the new scheme is not there either.</summary>
    private static async Task UndoSchemeAsync(WorkbenchPage window)
    {
        var schemes = window.At("scheme").Locator("option");
        for (var left = await schemes.CountAsync(); await schemes.CountAsync() == left;)
            await StepAsync(window, "undo", "Control+z");
    }

    /// <summary>Plane areas of the drafted plots as GDAL reads them from the plan file.</summary>
    private static List<(string Number, double Area)> AreasInFile(string plan)
    {
        var (output, _) = ExternalTool.Run(
            "ogrinfo", "gdal-bin", "-ro", "-q", plan, "-dialect", "OGRSQL", "-sql", "SELECT number, OGR_GEOM_AREA AS area FROM plots_440300 WHERE number LIKE 'P-%'");
        var areas = OfOgrInfo().Matches(output)
            .Select(match => (match.Groups[1].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToList();
        Assert.HasCount(3, areas, output);
        return areas;
    }

    [GeneratedRegex(@"number \(String\) = (\S+)\s+area \(Real\) = ([\d.]+)")]
    private static partial Regex OfOgrInfo();
}
