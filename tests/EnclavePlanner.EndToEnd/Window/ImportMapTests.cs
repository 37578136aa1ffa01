using System.Text;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The map of the import dialog: a wrong reference system is seen before anything is committed.</summary>
[TestClass]
public sealed class ImportMapTests
{
    private const string Host = "440300";
    private const string FileColour = "[11, 87, 208]";
    private const string CityColour = "[92, 100, 112]";

    /// <summary>Three squares in Futian, amid the sample's land, on the city's own zone.</summary>
    private static readonly string[] Squares = [.. new[] { 0, 150, 300 }.Select(east => $"[[{506100 + east},2493600],[{506200 + east},2493600],[{506200 + east},2493700],[{506100 + east},2493700],[{506100 + east},2493600]]")];

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_file_with_swapped_axes_lies_far_from_the_city_until_they_are_exchanged(string language)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, 4547, swaps: true);
        await Assertions.Expect(window.Page.Locator("#import-map[data-outlines='3']")).ToHaveCountAsync(1);
        await window.At("preview-nowhere").WaitForAsync();
        Assert.IsGreaterThan(100, await ApartAsync(window));
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"import-map-swapped-{language}.png");

        await window.At("preview-repair").First.ClickAsync();
        await Assertions.Expect(window.At("preview-nowhere")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator("#import-map[data-outlines='3']")).ToHaveCountAsync(1);
        await Assertions.Expect(window.At("preview-extent")).ToContainTextAsync("2,493,600.0");
        // The file lies in the city's own dashed extent now: that is drawn, and no dot is.
        await window.At("preview-fit-file").ClickAsync();
        await DrawnAsync<bool>(window, $"{Marks(FileColour)}?.wide > 100");
        await window.PictureAsync($"import-map-{language}.png");
        await window.At("import-cancel").ClickAsync();
        await Assertions.Expect(window.At("import-dialog")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Land_of_the_other_city_is_drawn_where_it_lies_and_the_map_follows_the_choice_of_the_city()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, 4547, swaps: false);
        await window.At("import-city").SelectOptionAsync("371500");
        await window.At("preview-misplaced").WaitForAsync();
        await Assertions.Expect(window.At("preview-extent")).ToContainTextAsync("EPSG:4548");
        Assert.IsGreaterThan(100, await ApartAsync(window));
        await window.PictureAsync("import-map-far-en.png");
        await window.At("import-city").SelectOptionAsync(Host);
        await Assertions.Expect(window.At("preview-misplaced")).ToHaveCountAsync(0);
        await Assertions.Expect(window.At("preview-extent")).ToContainTextAsync("EPSG:4547");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_map_is_moved_by_the_keyboard_and_the_window_behind_it_stays()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, 4547, swaps: false);
        await Assertions.Expect(window.Page.Locator("#import-map[data-outlines='3']")).ToHaveCountAsync(1);
        var scale = await window.At("scale").InnerTextAsync();
        var bar = window.Page.Locator("#import-map-scale span");
        await Assertions.Expect(bar).Not.ToHaveTextAsync("");
        var before = await bar.InnerTextAsync();
        await window.Page.Locator("#import-map").FocusAsync();
        for (var press = 0; press < 3; press++)
            await window.Page.Keyboard.PressAsync("-");
        await Assertions.Expect(bar).Not.ToHaveTextAsync(before);
        Assert.AreEqual(scale, await window.At("scale").InnerTextAsync());
        window.MustNotComplain();
    }

    /// <summary>How far the file's mark lies from the city's, in pixels as drawn.</summary>
    private static Task<double> ApartAsync(WorkbenchPage window) => DrawnAsync<double>(
        window,
        $"((file, city) => file && city && Math.hypot(file.x - city.x, file.y - city.y))({Marks(FileColour)}, {Marks(CityColour)})");

    /// <summary>What an expression over the map's pixels gives as soon as it is true; looked at with every frame.</summary>
    private static Task<TResult> DrawnAsync<TResult>(WorkbenchPage window, string expression) => window.Page.EvaluateAsync<TResult>(
        $$"""
        () => new Promise((resolve, reject) => {
            const end = performance.now() + 20000;
            const look = () => {
                const seen = {{expression}};
                if (seen) resolve(seen);
                else if (performance.now() > end) reject(new Error('never drawn'));
                else requestAnimationFrame(look);
            };
            look();
        })
        """);

    /// <summary>The middle and width of the pixels of a colour on the map's canvas; null where there are none.</summary>
    private static string Marks(string colour) =>
        $$"""
        (([r, g, b]) => {
            const canvas = document.querySelector('#import-map canvas');
            if (!canvas) return null;
            const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let n = 0, x = 0, y = 0, left = Infinity, right = -Infinity;
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 250 || Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) > 6) continue;
                const column = (i / 4) % width;
                n++; x += column; y += Math.floor(i / 4 / width); left = Math.min(left, column); right = Math.max(right, column);
            }
            return n > 20 ? { x: x / n, y: y / n, wide: right - left } : null;
        })({{colour}})
        """;

    private static async Task SendAsync(WorkbenchPage window, int epsg, bool swaps)
    {
        var features = Squares.Select((ring, index) => $$$"""{"type":"Feature","properties":{"TBBH":"M-{{{index}}}","YDYHFLDM":"0803"},"geometry":{"type":"Polygon","coordinates":[{{{(swaps ? Swapped(ring) : ring)}}}]}}""");
        var text = $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::{{{epsg}}}"}},"features":[{{{string.Join(',', features)}}}]}""";
        await window.At("import-files").SetInputFilesAsync(new FilePayload { Name = "440300-parcels.geojson", MimeType = "application/geo+json", Buffer = Encoding.UTF8.GetBytes(text) });
        await window.At("import-preview").WaitForAsync();
    }

    private static string Swapped(string ring) => System.Text.RegularExpressions.Regex.Replace(ring, @"(\d+),(\d+)", "$2,$1");
}
