using System.Globalization;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using static EnclavePlanner.EndToEnd.Window.Draftsman;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Single tools of the drafting bar, on two plots side by side: P-01 of 100 m and P-02 of 120 m by 100 m to the east of it.</summary>
[TestClass]
public sealed class DraftToolTests
{
    [TestMethod]
    public async Task The_pointer_is_drawn_to_right_angles_parallels_and_extensions_by_name()
    {
        await using var bench = await DraftingBench.StartAsync("en");
        var (window, hand) = (bench.Window, await ZoomAsync(bench.Window, "P-02"));
        var snap = window.Page.Locator(".snap-label");
        // Existing parcels are snapped to where they are shown.
        await window.At($"layer-{Host}-parcels").UncheckAsync();
        await ChooseAsync(window, "P-01");
        await TakeAsync(window, "split");
        await hand.ClickAsync(East + 50, North + 0.5);
        await hand.MoveAsync(East + 50.7, North + 30);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "rightAngle");
        await Assertions.Expect(snap).ToHaveTextAsync("Right angle");
        await window.PictureAsync("draft-right-angle-en.png");
        await hand.DoubleClickAsync(East + 50.7, North + 99.5);
        await Assertions.Expect(Row(window, "P-01-2")).ToBeVisibleAsync();
        foreach (var half in await bench.PlotsAsync("P-01-1", "P-01-2"))
            Assert.IsTrue(half.IsRectangle, half.AsText());

        await TakeAsync(window, "draw");
        await TypeAsync(window, Place(120, -60));
        await TypeAsync(window, Place(130, -60));
        await hand.MoveAsync(East + 150, North - 59.3);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "extension");
        await hand.MoveAsync(East + 160, North - 0.5);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "edge");
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        await window.Page.Keyboard.PressAsync("Backspace");
        await hand.MoveAsync(East + 150, North - 59.3);
        await Assertions.Expect(snap).ToHaveAttributeAsync("data-kind", "parallel");
        window.MustNotComplain();
    }

    /// <summary>A notch in the western edge is followed, although the straight way from click to click leaves it out.</summary>
    [TestMethod]
    public async Task A_sketch_follows_a_boundary_from_click_to_click()
    {
        await using var bench = await DraftingBench.StartAsync("zh-CN");
        var window = bench.Window;
        await ChooseAsync(window, "P-01");
        await SketchAsync(window, "reshape", Place(0, 40), Place(10, 50), Place(0, 60));
        await Assertions.Expect(Cell(window, "P-01")).ToHaveTextAsync("9,899.99");
        var hand = await ZoomAsync(window, "P-02");
        await TakeAsync(window, "draw");
        await window.At("trace").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-traces", "true");
        await hand.ClickAsync(East + 0.5, North + 0.5);
        await hand.MoveAsync(East + 9.5, North + 50);
        await hand.MoveAsync(East + 0.5, North + 99);
        await hand.ClickAsync(East + 0.5, North + 99.5);
        await window.Page.Keyboard.PressAsync("f");
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-traces", "false");
        await TypeAsync(window, Place(-50, 100));
        await TypeAsync(window, Place(-50, 0));
        await window.PictureAsync("draft-trace-zh-CN.png");
        await window.At("finish-sketch").ClickAsync();
        await Assertions.Expect(Row(window, "P-03")).ToBeVisibleAsync();
        Assert.AreEqual(5_100, await AreaAsync(window, "P-03"), 0.1);
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Plots_are_copied_moved_nudged_and_taken_to_pieces(string language)
    {
        await using var bench = await DraftingBench.StartAsync(language);
        var window = bench.Window;
        await ChooseAsync(window, "P-02");
        await TakeAsync(window, "copy");
        await TypeAsync(window, "150 < 90");
        await Assertions.Expect(Row(window, "P-03")).ToHaveAttributeAsync("aria-selected", "true");
        await bench.UntilAsync("P-03", 250, 0);
        await TakeAsync(window, "move");
        await TypeAsync(window, Place(250, 0));
        await TypeAsync(window, Place(260, 5));
        await bench.UntilAsync("P-03", 260, 5);

        await TakeAsync(window, "select");
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        for (var press = 0; press < 3; press++)
            await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("Shift+ArrowUp");
        await bench.UntilAsync("P-03", 260.3, 6);
        await Assertions.Expect(window.At("undo")).ToBeEnabledAsync();
        await window.ReadyAsync();
        await window.Page.Keyboard.PressAsync("Control+z");
        await bench.UntilAsync("P-03", 260, 5);

        // Two arms of a U, cut off at once, are one plot of two parts.
        await DrawAsync(
            window, "0702", Place(0, -200), Place(90, -200), Place(90, -110), Place(60, -110), Place(60, -170), Place(30, -170), Place(30, -110), Place(0, -110));
        await Assertions.Expect(Row(window, "P-04")).ToBeVisibleAsync();
        await TakeAsync(window, "select");
        await window.At("explode").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("PLN-PARTS-ONE");
        await CutByKeyboardAsync(window);
        await Assertions.Expect(Row(window, "P-04-2")).ToBeVisibleAsync();
        Assert.AreEqual(1_500, await AreaAsync(window, "P-04-1"), 0.0051);
        Assert.AreEqual(2, (await bench.PlotsAsync("P-04-1")).Single().NumGeometries);
        await TakeAsync(window, "select");
        await ChooseAsync(window, "P-04-1");
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        await window.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(Row(window, "P-04-1-2")).ToBeVisibleAsync();
        Assert.AreEqual(750, await AreaAsync(window, "P-04-1-1"), 0.01);
        await window.MustBeAccessibleAsync();
        window.MustNotComplain();
    }

    /// <summary>Without a mouse: a vertex is chosen, moved, removed and put in again; then the map is dragged with a tool in hand.</summary>
    [TestMethod]
    public async Task Vertices_are_edited_by_keys_and_the_map_is_dragged_with_the_space_bar()
    {
        await using var bench = await DraftingBench.StartAsync("en");
        var window = bench.Window;
        var map = window.Page.Locator($"#map-{Host}");
        await ChooseAsync(window, "P-02");
        await map.FocusAsync();
        await window.Page.Keyboard.PressAsync("v");
        await Assertions.Expect(map).ToHaveAttributeAsync("data-tool", "vertices");
        var before = (await bench.PlotsAsync("P-02")).Single();
        await window.Page.Keyboard.PressAsync(".");
        await Assertions.Expect(map).ToHaveAttributeAsync("data-cursor", "0");
        for (var press = 0; press < 5; press++)
            await window.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await bench.UntilAsync("P-02", plot => plot.Coordinates[0].X < before.Coordinates[0].X - 4.99);
        await Assertions.Expect(map).ToHaveAttributeAsync("data-resting", "false");
        await window.Page.Keyboard.PressAsync("Insert");
        await bench.UntilAsync("P-02", plot => plot.NumPoints == before.NumPoints + 1);
        await Assertions.Expect(map).ToHaveAttributeAsync("data-resting", "false");
        await window.Page.Keyboard.PressAsync(".");
        await window.Page.Keyboard.PressAsync("Delete");
        await bench.UntilAsync("P-02", plot => plot.NumPoints == before.NumPoints);

        var hand = await ZoomAsync(window, "P-02");
        await TakeAsync(window, "vertices");
        var (east, _) = await hand.ReadMiddleAsync();
        await window.Page.Keyboard.DownAsync("Space");
        await hand.DragAsync((East + 160, North + 100), (East + 130, North + 60));
        await window.Page.Keyboard.UpAsync("Space");
        // The map glides on for a moment after the drag.
        while ((await hand.ReadMiddleAsync()).East < east + 25)
            await Task.Delay(50);
        Assert.AreEqual(before.NumPoints, (await bench.PlotsAsync("P-02")).Single().NumPoints);
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task With_shared_edges_off_an_overlap_is_a_finding_as_large_as_postgis_has_it(string language)
    {
        await using var bench = await DraftingBench.StartAsync(language);
        var (window, hand) = (bench.Window, await ZoomAsync(bench.Window, "P-02"));
        await window.At("share-edges").ClickAsync();
        await ChooseAsync(window, "P-01");
        await TakeAsync(window, "vertices");
        await hand.DragAsync((East + 100, North + 100), (East + 130, North + 80));
        await Assertions.Expect(window.At("findings-count")).ToBeVisibleAsync();
        await window.At("tab-findings").ClickAsync();
        var overlap = window.At("findings").Locator("tr[data-rule='PLN-LAYOUT-OVERLAP']");
        await Assertions.Expect(overlap).ToHaveCountAsync(1);
        await Assertions.Expect(overlap).ToContainTextAsync("P-01");
        var shown = WorkbenchPage.Number(await overlap.Locator("td").Last.InnerTextAsync());
        Assert.AreEqual(await OverlapAsync(await bench.PlotsAsync("P-01", "P-02")), shown, 0.0051);
        await overlap.Locator("button").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-place", "1");
        await Assertions.Expect(window.At("selection-area")).ToContainTextAsync("2");
        await window.PictureAsync($"draft-findings-{language}.png");
        await window.MustBeAccessibleAsync();
        await window.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(overlap).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Boundary_places_and_roads_are_drawn_in_an_empty_plan_and_edited(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("empty.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "Park", "--city", "371500:聊城:4548:origin", "--city", "440300:深圳:4547:host");
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("tab-plots").ClickAsync();
        await DrawAsync(window, "", Place(0, 0), Place(100, 0), Place(100, 100));
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-DRAFT-SCHEME");

        await window.At("draft-layer").SelectOptionAsync("Boundary");
        await window.At("draw-name").FillAsync("North park");
        await SketchAsync(window, "draw", Place(0, 0), Place(300, 0), Place(300, 200), Place(0, 200));
        await Assertions.Expect(window.At($"layer-{Host}-boundary")).ToBeVisibleAsync();
        await window.At("draft-layer").SelectOptionAsync("Roads");
        await window.At("draw-name").FillAsync("Ring road");
        await SketchAsync(window, "draw", Place(-50, 50), Place(150, 50), Place(350, 80));
        await Assertions.Expect(window.At($"layer-{Host}-roads")).ToBeVisibleAsync();
        await window.At("draft-layer").SelectOptionAsync("Places");
        await window.At("draw-name").FillAsync("<b>Station</b>");
        await TypeAsync(window, Place(150, 120));
        await Assertions.Expect(window.At($"layer-{Host}-places")).ToBeVisibleAsync();
        await window.At("draft-city").SelectOptionAsync("371500");
        await Assertions.Expect(window.Page.Locator("#map-371500")).ToHaveAttributeAsync("data-tool", "draw");
        await TypeAsync(window, "4037000, 480000");
        await Assertions.Expect(window.At("layer-371500-places")).ToBeVisibleAsync();
        await window.At("draft-city").SelectOptionAsync(Host);
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-target", "places");
        await window.At("new-scheme").ClickAsync();
        await Assertions.Expect(window.At("plots-total")).ToHaveTextAsync("0.00");
        await window.PictureAsync($"draft-layers-{language}.png");

        // The station goes by the keyboard.
        await TakeAsync(window, "vertices");
        await window.Page.Locator($"#map-{Host}").FocusAsync();
        await window.Page.Keyboard.PressAsync(".");
        await Assertions.Expect(window.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-cursor", "0");
        await window.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(window.At($"layer-{Host}-places")).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(window.At($"layer-{Host}-places")).ToBeVisibleAsync();

        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        Assert.AreEqual("North park", contents.Enclaves.Single().Name);
        Assert.AreEqual("371500", contents.Enclaves.Single().OriginCityCode);
        Assert.IsTrue(contents.Enclaves.Single().Geometry.EqualsTopologically(new WKTReader(contents.Enclaves.Single().Geometry.Factory.GeometryServices)
            .Read(string.Create(CultureInfo.InvariantCulture, $"POLYGON(({East} {North}, {East + 300} {North}, {East + 300} {North + 200}, {East} {North + 200}, {East} {North}))"))));
        Assert.HasCount(3, contents.Roads.Single().Geometry.Coordinates);
        Assert.AreEqual("<b>Station</b>", contents.Places.Single(place => place.CityCode == Host).Name);
        Assert.AreEqual(480_000, contents.Places.Single(place => place.CityCode == "371500").Geometry.Coordinate.X);
        window.MustNotComplain();
    }

    /// <summary>Existing land is cut in the map of its own city, and a part of it is given.</summary>
    [TestMethod]
    public async Task A_parcel_is_cut_and_a_part_of_it_given()
    {
        await using var bench = await DraftingBench.StartAsync("en");
        var window = bench.Window;
        var parcel = (await bench.ContentsAsync()).Parcels.First(parcel => parcel.CityCode == "371500" && parcel.Number == "0208");
        var middle = parcel.Geometry.Centroid.Coordinate;
        await window.At("tab-parcels").ClickAsync();
        await window.ChooseRowAsync("371500", parcel.Number);
        await window.At("tool-split").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#map-371500")).ToHaveAttributeAsync("data-tool", "split");
        await TypeAsync(window, string.Create(CultureInfo.InvariantCulture, $"{middle.Y}, {middle.X - 2_000}"));
        await TypeAsync(window, string.Create(CultureInfo.InvariantCulture, $"{middle.Y}, {middle.X + 2_000}"));
        await window.At("finish-sketch").ClickAsync();
        await window.ChooseRowAsync("371500", parcel.Number + "-1");
        await window.At("give-origin").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = parcel.Number + "-1" })).ToBeVisibleAsync();
        await window.PictureAsync("draft-parcel-en.png");

        var contents = await bench.ContentsAsync();
        var parts = contents.Parcels.Where(part => part.Number.StartsWith(parcel.Number + "-", StringComparison.Ordinal)).ToList();
        Assert.HasCount(2, parts);
        Assert.IsTrue(contents.Proposals.Single().OriginGives.Contains(parts.Single(part => part.Number.EndsWith("-1", StringComparison.Ordinal)).Id));
        window.MustNotComplain();
    }

    /// <summary>By area, without a mouse: the edge is chosen with the full stop, Enter cuts.</summary>
    private static async Task CutByKeyboardAsync(WorkbenchPage window)
    {
        var map = window.Page.Locator($"#map-{Host}");
        await ChooseAsync(window, "P-04");
        await TakeAsync(window, "areas");
        await window.At("cut-areas").FillAsync("1500");
        await window.At("cut-unit").SelectOptionAsync("SquareMetre");
        await map.FocusAsync();
        // The edge from 90, -110 to 60, -110 is the third that was drawn.
        for (var press = 0; press < 3; press++)
            await window.Page.Keyboard.PressAsync(".");
        await Assertions.Expect(map).ToHaveAttributeAsync("data-cursor", "2");
        await window.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task<double> OverlapAsync(List<Geometry> two)
    {
        await using var command = PostGis.DataSource.CreateCommand(
            "SELECT ST_Area(ST_Transform(ST_SetSRID(ST_Intersection(ST_GeomFromWKB(@one), ST_GeomFromWKB(@other)), 4547), 4490)::geography)");
        command.Parameters.AddWithValue("one", new WKBWriter().Write(two[0]));
        command.Parameters.AddWithValue("other", new WKBWriter().Write(two[1]));
        return (double)(await command.ExecuteScalarAsync())!;
    }
}
