using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>How the maps look at the land: scale, place, grids, measuring. Figures are held against PROJ and PostGIS.</summary>
[TestClass]
public sealed partial class ViewTests
{
    private const string Origin = "371500";
    private const string Host = "440300";
    private const double PixelMetres = 0.0254 / 96;

    [TestMethod]
    public async Task A_typed_scale_is_the_grounds_and_the_bar_is_as_long_as_it_says()
    {
        await using var look = await Look.AtAsync("en");
        var window = look.Window;
        await window.At("scale-entry").FillAsync("1:2,500");
        await window.At("scale-entry").PressAsync("Enter");
        await Assertions.Expect(window.At("scale")).ToHaveTextAsync("1:2,500");
        foreach (var (city, epsg) in new[] { (Origin, 4548), (Host, 4547) })
        {
            var map = window.Page.Locator($"#map-{city}");
            var size = (await map.BoundingBoxAsync())!;
            // The browser tells of whole pixels of the page.
            var (left, right) = (Math.Ceiling(size.X) + 20 - size.X, Math.Floor(size.X + size.Width) - 20 - size.X);
            var west = await look.PointAtAsync(city, left, size.Height / 2);
            var east = await look.PointAtAsync(city, right, size.Height / 2);
            var metres = await PostGisAsync(
                $"select ST_Distance(ST_Transform(ST_SetSRID(ST_MakePoint({west}), {epsg}), 4490)::geography, ST_Transform(ST_SetSRID(ST_MakePoint({east}), {epsg}), 4490)::geography)");
            // The read-out is good to a millimetre at either end.
            var perPixel = metres / (right - left);
            Assert.AreEqual(2500 * PixelMetres, perPixel, 1e-5 * perPixel, city);
            var bar = window.Page.Locator($"#scale-{city}");
            var length = double.Parse((await bar.Locator("span").InnerTextAsync()).Replace(" m", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            var pixels = await bar.Locator("i").EvaluateAsync<double>("bar => bar.getBoundingClientRect().width");
            Assert.AreEqual(length, pixels * perPixel, 2e-4 * length, city);
        }

        await window.At("scale-entry").FillAsync("huge");
        await window.At("scale-entry").PressAsync("Enter");
        StringAssert.Contains(await window.At("message").InnerTextAsync(), "WIN-SCALE");
        window.MustNotComplain();
    }

    /// <summary>The convergence is the angle of the grid to the meridian that PROJ draws; a parallel lies where PROJ puts it.</summary>
    [TestMethod]
    public async Task North_and_the_graticule_are_as_proj_has_them()
    {
        await using var look = await Look.AtAsync("zh-CN");
        var window = look.Window;
        await window.At("view-degrees").ClickAsync();
        await window.At("view-metres").ClickAsync();
        await window.At("scale-entry").FillAsync("20000");
        await window.At("scale-entry").PressAsync("Enter");
        var (centre, ground) = await look.RestAsync(Origin, ground => Math.Abs(ground - 20_000 * PixelMetres) < 1e-9);
        var (longitude, latitude) = Proj(4548, 4490, centre);
        var (x, y) = Proj(4490, 4548, (longitude, latitude + 0.001));
        var convergence = -Math.Atan2(x - centre.X, y - centre.Y) * 180 / Math.PI;
        var shown = Convergence().Match(await window.At($"convergence-{Origin}").InnerTextAsync());
        var told = (shown.Groups[1].Value == "−" ? -1 : 1) * (Number(shown.Groups[2]) + Number(shown.Groups[3]) / 60 + Number(shown.Groups[4]) / 3600);
        Assert.AreEqual(convergence, told, 0.6 / 3600);
        Assert.IsLessThan(-0.5, told);

        // The parallel of the whole half minute nearest to the middle, there where the pane's middle is from west to east.
        var parallel = Math.Round(latitude * 120) / 120;
        var (_, north) = Proj(4490, 4548, (longitude, parallel));
        var canvas = window.Page.Locator($"#map-{Origin} canvas.graticule");
        var size = await canvas.EvaluateAsync<double[]>("canvas => [canvas.width, canvas.height]");
        // At 36.4° the point scale there is below 1.0001, a hundredth of a pixel.
        var row = size[1] / 2 - (north - centre.Y) / ground;
        var alphas = await canvas.EvaluateAsync<int[]>(
            "(canvas, [x, y]) => [-20, -1, 0, 1, 20].map(d => canvas.getContext('2d').getImageData(Math.floor(x), Math.floor(y) + d, 1, 1).data[3])", new[] { size[0] / 2, row });
        Assert.IsGreaterThan(120, alphas[1] + alphas[2] + alphas[3]);
        Assert.AreEqual(0, alphas[0] + alphas[4]);
        await window.PictureAsync("views-zh-CN.png");
        await window.MustBeAccessibleAsync();
        window.MustNotComplain();

        static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    [TestMethod]
    public async Task Panes_are_arranged_by_mouse_and_keyboard_and_come_back_as_they_were()
    {
        await using var look = await Look.AtAsync("en");
        var window = look.Window;
        var origin = window.Page.Locator($"#map-{Origin}");
        var host = window.Page.Locator($"#map-{Host}");
        var divider = window.Page.Locator("#pane-divider");

        await window.At("view-stacked").ClickAsync();
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-orientation", "horizontal");
        Assert.AreEqual((await origin.BoundingBoxAsync())!.X, (await host.BoundingBoxAsync())!.X);
        await divider.FocusAsync();
        await divider.PressAsync("Home");
        await divider.PressAsync("ArrowDown");
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", "12");
        await window.PictureAsync("views-stacked-en.png");

        await window.At("view-side-by-side").ClickAsync();
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-orientation", "vertical");
        var room = (await window.Page.Locator("#panes").BoundingBoxAsync())!;
        var bar = (await divider.BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(bar.X + 2, bar.Y + 100);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(room.X + room.Width * 0.7f, bar.Y + 100);
        await window.Page.Mouse.UpAsync();
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", "70");
        Assert.AreEqual(room.Width * 0.7, (await origin.BoundingBoxAsync())!.Width, 5);

        await window.At($"layer-{Origin}-parcels").UncheckAsync();
        await window.At("view-go-to").ClickAsync();
        await window.At("goto-place").FillAsync("4032345.678 415678.901");
        await window.At("goto-go").ClickAsync();
        await look.RestAsync(Origin, centre: (415678.901, 4032345.678));
        await window.Page.Keyboard.PressAsync("Escape");
        await window.At("scale-entry").FillAsync("3000");
        await window.At("scale-entry").PressAsync("Enter");
        await look.RestAsync(Origin, ground => Math.Abs(ground - 3000 * PixelMetres) < 1e-9);

        await window.Page.ReloadAsync();
        await window.Loaded(Origin);
        await Assertions.Expect(window.At("scale")).ToHaveTextAsync("1:3,000");
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", "70");
        await Assertions.Expect(window.At($"layer-{Origin}-parcels")).Not.ToBeCheckedAsync();
        var size = (await origin.BoundingBoxAsync())!;
        StringAssert.StartsWith(await look.PointAtAsync(Origin, size.Width / 2, size.Height / 2), "41567");

        await window.At($"view-only-{Host}").ClickAsync();
        await Assertions.Expect(origin).ToBeHiddenAsync();
        await Assertions.Expect(divider).ToBeHiddenAsync();
        Assert.AreEqual(room.Width, (await host.BoundingBoxAsync())!.Width, 1);

        // What is gone to is seen, though another city's pane was alone.
        await window.At("view-zoom").ClickAsync();
        await window.At($"zoom-{Origin}-roads").ClickAsync();
        await Assertions.Expect(origin).ToBeVisibleAsync();
        await Assertions.Expect(host).ToBeHiddenAsync();
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_linked_pan_goes_as_far_on_the_ground_in_the_other_pane_and_a_command_does_not()
    {
        await using var look = await Look.AtAsync("zh-CN");
        var window = look.Window;
        await window.At("scale-entry").FillAsync("5000");
        await window.At("scale-entry").PressAsync("Enter");
        var (origin, ground) = await look.RestAsync(Origin, ground => Math.Abs(ground - 5000 * PixelMetres) < 1e-9);
        var (host, _) = await look.RestAsync(Host);

        var map = window.Page.Locator($"#map-{Origin}");
        await map.FocusAsync();
        await map.PressAsync("ArrowRight");
        var (moved, _) = await look.RestAsync(Origin, centre: (origin.X + 128 * ground, origin.Y), within: 1);
        Assert.AreEqual(host, (await look.RestAsync(Host)).Centre);

        await window.At("view-link-pan").ClickAsync();
        await Assertions.Expect(window.At("view-link-pan")).ToHaveAttributeAsync("aria-pressed", "true");
        await map.FocusAsync();
        await map.PressAsync("ArrowUp");
        await look.RestAsync(Origin, centre: (moved.X, moved.Y + 128 * ground), within: 1);
        var (followed, _) = await look.RestAsync(Host);
        Assert.AreEqual(host.X, followed.X, 0.01);
        Assert.AreEqual(host.Y + 128 * ground, followed.Y, 0.05);

        await window.At("view-zoom").ClickAsync();
        await window.At($"zoom-{Origin}-places").ClickAsync();
        await look.RestAsync(Origin, ground => ground > 1.5);
        Assert.AreEqual(followed, (await look.RestAsync(Host)).Centre);
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Measured_figures_are_those_of_postgis_by_mouse_and_by_keyboard()
    {
        await using var look = await Look.AtAsync("en");
        var window = look.Window;
        var map = window.Page.Locator($"#map-{Host}");
        await window.ChooseRowAsync(Host, "0139");
        await window.At("measure-area").ClickAsync();
        await window.At("measure-card").WaitForAsync();
        List<string> points = [];
        foreach (var (x, y) in new[] { (100, 80), (380, 110), (330, 330), (120, 300) })
        {
            points.Add(await look.PointAtAsync(Host, x, y));
            await map.ClickAsync(new() { Position = new() { X = x, Y = y } });
            await Assertions.Expect(window.At("measure-card")).ToContainTextAsync($"{points.Count} points");
        }

        var ring = string.Join(", ", points.Append(points[0]).Select(point => point.Replace(", ", " ", StringComparison.Ordinal)));
        var polygon = $"ST_GeomFromText('POLYGON (({ring}))', 4547)";
        // The read-out of the corners is good to half a millimetre.
        var perimeter = await PostGisAsync($"select ST_Perimeter(ST_Transform({polygon}, 4490)::geography)");
        Assert.AreEqual(await PostGisAsync($"select ST_Area(ST_Transform({polygon}, 4490)::geography)"), await look.MeasuredAsync("geodesic", 2), perimeter * 0.001);
        Assert.AreEqual(await PostGisAsync($"select ST_Area({polygon})"), await look.MeasuredAsync("planar", 2), perimeter * 0.001);
        Assert.AreEqual(await PostGisAsync($"select ST_Area(ST_Transform(ST_Segmentize({polygon}, 20), 4490)::geography)"), await look.MeasuredAsync("ellipsoidal", 2), perimeter * 0.001);
        Assert.AreEqual(perimeter, await look.MeasuredAsync("geodesic", 1), 0.006);
        var hectares = await look.MeasuredAsync("ellipsoidal", 3);
        Assert.AreEqual(await look.MeasuredAsync("ellipsoidal", 2) / 10_000, hectares, 0.00006);
        Assert.AreEqual(hectares * 15, await look.MeasuredAsync("ellipsoidal", 4), 0.006);
        await window.PictureAsync("measure-en.png");
        await window.MustBeAccessibleAsync();

        // A boundary that crosses itself has no area; a point back, and it has.
        await map.ClickAsync(new() { Position = new() { X = 200, Y = 60 } });
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-MEASURE-CROSSING");
        await map.FocusAsync();
        await map.PressAsync("Backspace");
        await Assertions.Expect(window.At("message")).ToBeHiddenAsync();
        await Assertions.Expect(window.At("measure-card")).ToContainTextAsync("4 points");

        // Esc ends the measuring and leaves the selection; while it went on, no click chose anything.
        await map.PressAsync("Escape");
        await Assertions.Expect(window.At("measure-card")).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='0139'][aria-selected='true']")).ToHaveCountAsync(1);

        // By keyboard: Enter takes the middle, arrows move the map; Enter on the last point ends the line, and the next begins another.
        await window.At("scale-entry").FillAsync("5000");
        await window.At("scale-entry").PressAsync("Enter");
        var (from, ground) = await look.RestAsync(Host, ground => Math.Abs(ground - 5000 * PixelMetres) < 1e-9);
        await window.At("measure-length").PressAsync("Enter");
        await window.At("measure-card").WaitForAsync();
        await map.FocusAsync();
        await map.PressAsync("Enter");
        await map.PressAsync("ArrowRight");
        await look.RestAsync(Host, centre: (from.X + 128 * ground, from.Y), within: 1);
        await map.PressAsync("Enter");
        await Assertions.Expect(window.At("measure-card")).ToContainTextAsync("2 points");
        Assert.AreEqual(128 * ground, await look.MeasuredAsync("geodesic", 1), 0.01);
        await map.PressAsync("Enter");
        await map.PressAsync("Enter");
        await Assertions.Expect(window.At("measure-card")).ToContainTextAsync("1 points");

        // Who takes a drafting tool in hand has put the measuring down, and the other way round.
        await window.At("tool-draw").ClickAsync();
        await Assertions.Expect(window.At("measure-card")).ToHaveCountAsync(0);
        await window.At("measure-length").ClickAsync();
        await Assertions.Expect(window.At("tool-draw")).ToHaveAttributeAsync("aria-pressed", "false");
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_typed_place_is_gone_to_and_what_is_none_is_refused_with_the_reason(string language)
    {
        await using var look = await Look.AtAsync(language);
        var window = look.Window;
        await window.At("view-go-to").ClickAsync();
        await window.At("goto-city").SelectOptionAsync(Host);
        await window.At("goto-place").FillAsync("22°32′35.16″N 114°03′28.44″E");
        await window.At("goto-place").PressAsync("Enter");
        // By gdaltransform, EPSG:4490 to 4547.
        await Assertions.Expect(window.At("goto-result")).ToContainTextAsync("X 2\u2009493\u2009941.246 Y 505\u2009955.846");
        await look.RestAsync(Host, centre: (505955.8462, 2493941.2457));
        await window.PictureAsync($"go-to-{language}.png");
        await window.MustBeAccessibleAsync();
        await window.At("goto-place").FillAsync("<img src=x onerror=alert(1)>");
        await window.At("goto-go").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-PLACE-TEXT");
        await Assertions.Expect(window.At("goto-result")).ToBeEmptyAsync();
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Bookmarks_are_kept_renamed_gone_to_and_deleted()
    {
        await using var look = await Look.AtAsync("en");
        var window = look.Window;
        var (centre, ground) = await look.RestAsync(Host);
        await window.At("view-bookmarks").ClickAsync();
        await window.At("bookmark-add").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-BOOKMARK-NAME");
        await window.At("bookmark-name").FillAsync("<b>Whole</b>");
        await window.At("bookmark-add").ClickAsync();
        await Assertions.Expect(window.At("bookmark-go")).ToHaveTextAsync("<b>Whole</b>");
        await window.At("bookmark-rename").ClickAsync();
        await window.At("bookmark-new-name").FillAsync("全图");
        await window.At("bookmark-new-name").PressAsync("Enter");
        await Assertions.Expect(window.At("bookmark-go")).ToHaveTextAsync("全图");
        await window.PictureAsync("bookmarks-en.png");
        await window.MustBeAccessibleAsync();

        await window.Page.Keyboard.PressAsync("Escape");
        await window.At("scale-entry").FillAsync("1000");
        await window.At("scale-entry").PressAsync("Enter");
        await look.RestAsync(Host, ground => ground < 0.3);
        await window.Page.ReloadAsync();
        await window.Loaded(Origin);
        await Assertions.Expect(window.At("scale")).ToHaveTextAsync("1:1,000");
        await window.At("view-bookmarks").ClickAsync();
        await window.At("bookmark-go").ClickAsync();
        await look.RestAsync(Host, now => Math.Abs(now - ground) < 1e-9, centre);

        await window.At("view-bookmarks").ClickAsync();
        await window.At("bookmark-delete").ClickAsync();
        await Assertions.Expect(window.At("bookmark-go")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    /// <summary>A place in another CRS, by gdaltransform.</summary>
    private static (double X, double Y) Proj(int from, int to, (double X, double Y) place)
    {
        using var folder = new TemporaryFolder();
        var input = folder.File("place.txt");
        File.WriteAllText(input, string.Create(CultureInfo.InvariantCulture, $"{place.X:R} {place.Y:R}"));
        var (output, _) = ExternalTool.Run("sh", "gdal-bin", "-c", $"gdaltransform -s_srs EPSG:{from} -t_srs EPSG:{to} -output_xy < '{input}'");
        var numbers = output.Split(' ', StringSplitOptions.TrimEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

    private static async Task<double> PostGisAsync(string sql)
    {
        await using var command = PostGis.DataSource.CreateCommand(sql);
        return (double)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("γ ([−+])(\\d+)°(\\d+)′(\\d+)″")]
    private static partial Regex Convergence();

    [GeneratedRegex("X ([\\d\u2009.]+)\u2003Y ([\\d\u2009.]+)")]
    private static partial Regex ReadOut();

    /// <summary>The sample plan in a window of its own, and what the program remembers of its view.</summary>
    private sealed class Look : IAsyncDisposable
    {
        private readonly TemporaryFolder folder = new();
        private DesktopProgram? program;

        internal WorkbenchPage Window { get; private set; } = null!;

        internal static async Task<Look> AtAsync(string language)
        {
            var look = new Look();
            var plan = look.folder.File("sample.gpkg");
            await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
            look.program = await DesktopProgram.StartAsync(look.folder.Path, plan, "--language", language);
            look.Window = await WorkbenchPage.OpenAsync(look.program.Address, Origin, Host);
            await look.RestAsync(Origin);
            return look;
        }

        public async ValueTask DisposeAsync()
        {
            if (program is not null)
                await program.DisposeAsync();
            folder.Dispose();
        }

        /// <summary>Waits until the view that is remembered is the one that is looked for.</summary>
        internal async Task<((double X, double Y) Centre, double Ground)> RestAsync(
            string city, Func<double, bool>? ground = null, (double X, double Y)? centre = null, double within = 0.001)
        {
            for (var look = 0; ; look++)
            {
                if (Remembered(city) is var (at, scale)
                    && (ground is null || ground(scale))
                    && (centre is not { } wanted || (Math.Abs(at.X - wanted.X) < within && Math.Abs(at.Y - wanted.Y) < within)))
                    return (at, scale);
                Assert.IsLessThan(300, look, $"The view never came to rest there, but at {Remembered(city)}.");
                await Window.Page.WaitForTimeoutAsync(100);
            }
        }

        /// <summary>Points at a place of a pane and reads it off the status bar: east, north.</summary>
        internal async Task<string> PointAtAsync(string city, double x, double y)
        {
            await Window.Page.Locator($"#map-{city}").HoverAsync(new() { Position = new() { X = (float)x, Y = (float)y } });
            var match = ReadOut().Match(await Window.Page.Locator("#cursor-read-out").InnerTextAsync());
            return $"{match.Groups[2].Value}, {match.Groups[1].Value}".Replace("\u2009", "", StringComparison.Ordinal);
        }

        internal async Task<double> MeasuredAsync(string method, int column) =>
            WorkbenchPage.Number(await Window.Page.Locator($"[data-testid=measured] tr[data-method={method}] > *").Nth(column).InnerTextAsync());

        private ((double X, double Y) Centre, double Ground)? Remembered(string city)
        {
            var plans = Path.Combine(folder.Path, "plans");
            if (!Directory.Exists(plans) || Directory.GetFiles(plans, "*.json").SingleOrDefault() is not { } file)
                return null;
            using var kept = JsonDocument.Parse(File.ReadAllText(file));
            if (!kept.RootElement.TryGetProperty("place", out var place) || place.ValueKind != JsonValueKind.Object)
                return null;
            var centre = place.GetProperty("centres").GetProperty(city);
            return ((centre[0].GetDouble(), centre[1].GetDouble()), place.GetProperty("groundResolution").GetDouble());
        }
    }
}
