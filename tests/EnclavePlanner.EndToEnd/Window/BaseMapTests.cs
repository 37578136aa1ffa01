using System.Globalization;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Base maps: none is asked for until the user adds one; what he adds lies where it belongs in the city's CRS.</summary>
[TestClass]
public sealed class BaseMapTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    /// <summary>By gdaltransform from EPSG:4490 to 4547: 505955.846, 2493941.246.</summary>
    private const double Longitude = 114.0579;
    private const double Latitude = 22.5431;

    /// <summary>Middle and number of the red pixels of a map, from its middle; null where it has none.</summary>
    private const string Red =
        """
        map => {
            const box = map.getBoundingClientRect();
            let [count, x, y] = [0, 0, 0];
            for (const canvas of map.querySelectorAll('canvas:not(.graticule)')) {
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                for (let i = 0; i < data.length; i += 4)
                    if (data[i + 3] > 200 && data[i] > 200 && data[i + 1] < 60 && data[i + 2] < 60) {
                        count++;
                        x += (i / 4) % canvas.width + 0.5 - canvas.width / 2;
                        y += Math.floor(i / 4 / canvas.width) + 0.5 - canvas.height / 2;
                    }
            }
            return count > 20 ? [x / count, y / count, count] : null;
        }
        """;

    [TestMethod]
    public async Task Nothing_beyond_the_machine_is_asked_for_until_a_source_is_added_and_its_key_stays_with_the_program()
    {
        using var web = new FakeTileServer(Longitude, Latitude);
        using var folder = new TemporaryFolder();
        await using var program = await StartAsync(folder, web, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        var asked = new List<string>();
        window.Page.Request += (_, request) => asked.Add(request.Url);
        await window.Page.ReloadAsync();
        await window.Loaded(Origin);
        await GoAsync(window);
        await window.At("view-degrees").ClickAsync();
        await window.At("tab-history").ClickAsync();
        await window.At("view-base-maps").ClickAsync();
        await window.MustBeAccessibleAsync();
        Assert.IsEmpty(web.Asked);

        await window.At("base-kind").SelectOptionAsync("Xyz");
        await window.At("base-address").FillAsync("http://tiles.example.test/{z}/{x}/{y}.png?tk={key}");
        await window.At("base-add").ClickAsync();
        await Assertions.Expect(window.At("base-refusal")).ToContainTextAsync("WIN-BASE-KEY");
        Assert.IsEmpty(web.Asked);
        await window.At("base-key").FillAsync("sec&ret");
        await window.At("base-name").FillAsync("<i>Test</i>");
        await window.At("base-add").ClickAsync();
        await Assertions.Expect(window.At("base-map")).ToContainTextAsync("<i>Test</i>");
        var (x, y, _) = await RedAsync(window);
        Assert.AreEqual(0, x, 1);
        Assert.AreEqual(0, y, 1);
        await Assertions.Expect(window.At($"base-note-{Host}")).ToContainTextAsync("<i>Test</i>");
        await window.PictureAsync("base-map-en.png");

        // The program asked with the key; the page, the address of a tile, the log and the settings of the plan have nothing of it.
        Assert.Contains(line => line.StartsWith("GET http://tiles.example.test/", StringComparison.Ordinal) && line.Contains("?tk=sec%26ret", StringComparison.Ordinal), web.Asked);
        Assert.IsTrue(web.Asked.All(line => line.Contains(" http://tiles.example.test/", StringComparison.Ordinal)), string.Join('\n', web.Asked));
        Assert.IsTrue(asked.All(url => url.StartsWith(program.Address.ToString(), StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal)), string.Join('\n', asked));
        Assert.DoesNotContain(url => url.Contains("sec", StringComparison.Ordinal) && url.Contains("ret", StringComparison.Ordinal), asked);
        Assert.DoesNotContain("sec&ret", await window.Page.ContentAsync());
        Assert.DoesNotContain("sec%26ret", program.Errors);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("base-maps.json")));

        // A server that refuses is told of, and so is that it works again; nothing of it is an error of the page.
        web.Status = 403;
        await window.Page.Keyboard.PressAsync("Escape");
        await window.At("scale-entry").FillAsync("2000");
        await window.At("scale-entry").PressAsync("Enter");
        await window.At("view-base-maps").ClickAsync();
        await Assertions.Expect(window.At("base-fault")).ToContainTextAsync("403");
        Assert.DoesNotContain("tk=", await window.At("base-fault").InnerTextAsync());
        web.Status = 200;

        // It comes back after a reload, and goes when it is removed.
        await window.Page.ReloadAsync();
        await window.Loaded(Host);
        await Assertions.Expect(window.At($"base-note-{Host}")).ToContainTextAsync("Test");
        await window.At("view-base-maps").ClickAsync();
        await window.At("base-remove").ClickAsync();
        await Assertions.Expect(window.At("base-map")).ToHaveCountAsync(0);
        await Assertions.Expect(window.At($"base-note-{Host}")).ToHaveCountAsync(0);
        Assert.AreEqual("[]", File.ReadAllText(folder.File("base-maps.json")));
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN", "http://webrd01.is.autonavi.com/{z}/{x}/{y}.png", false)]
    [DataRow("en", "http://tiles.example.test/{z}/{x}/{y}.png", true)]
    public async Task A_displaced_map_is_labelled_and_nothing_is_measured_over_it(string language, string address, bool isSaid)
    {
        using var web = new FakeTileServer(Longitude, Latitude);
        using var folder = new TemporaryFolder();
        await using var program = await StartAsync(folder, web, language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.At("view-base-maps").ClickAsync();
        await window.At("base-kind").SelectOptionAsync("Xyz");
        await window.At("base-address").FillAsync(address);
        if (isSaid)
            await window.At("base-displaced").CheckAsync();
        await window.At("base-add").ClickAsync();
        await Assertions.Expect(window.At($"base-note-{Host}")).ToContainTextAsync(language == "en" ? "displaced" : "偏移");
        await window.PictureAsync($"base-displaced-{language}.png");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.At("measure-length").ClickAsync();
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-BASE-DISPLACED");
        await Assertions.Expect(window.At("measure-card")).ToHaveCountAsync(0);
        await window.At("view-base-maps").ClickAsync();
        await window.At("base-show").UncheckAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await window.At("measure-length").ClickAsync();
        await Assertions.Expect(window.At("measure-card")).ToHaveCountAsync(1);
        window.MustNotComplain();
    }

    /// <summary>Made by GDAL: a GeoPackage on a grid of the city's own zone, an MBTiles file that GDAL put into Web Mercator.</summary>
    [TestMethod]
    [DataRow("GPKG", "tiles.gpkg")]
    [DataRow("MBTiles", "tiles.mbtiles")]
    public async Task Tiles_of_a_file_lie_where_gdal_put_them(string driver, string name)
    {
        using var web = new FakeTileServer(Longitude, Latitude);
        using var folder = new TemporaryFolder();
        var path = folder.File(name);
        MakeRaster(folder.File("red.ppm"));
        ExternalTool.Run("gdal_translate", "gdal-bin", "-q", "-of", driver, "-a_srs", "EPSG:4547", "-a_ullr", "505455.846", "2494441.246", "506455.846", "2493441.246", folder.File("red.ppm"), path);
        await using var program = await StartAsync(folder, web, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await GoAsync(window);
        await window.At("view-base-maps").ClickAsync();
        await window.At("base-kind").SelectOptionAsync("File");
        await window.At("base-address").FillAsync(folder.File("none.mbtiles"));
        await window.At("base-add").ClickAsync();
        await Assertions.Expect(window.At("base-refusal")).ToContainTextAsync("WIN-BASE-FILE");
        await window.At("base-address").FillAsync(path);
        await window.At("base-add").ClickAsync();
        var (x, y, count) = await RedAsync(window);
        // At 1:5,000 a pixel is 1.3 m, and one of the raster 5 m: it is 10 of these wide.
        Assert.AreEqual(0, x, 2);
        Assert.AreEqual(0, y, 2);
        Assert.AreEqual(37.8 * 37.8, count, 0.15 * 37.8 * 37.8);
        await window.PictureAsync($"base-{driver}.png");
        Assert.IsEmpty(web.Asked);
        window.MustNotComplain();
    }

    private static async Task<DesktopProgram> StartAsync(TemporaryFolder folder, FakeTileServer web, string language)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return await DesktopProgram.StartBehindAsync(web.Proxy, folder.Path, plan, "--language", language);
    }

    /// <summary>Goes to the place at 1:5,000.</summary>
    private static async Task GoAsync(WorkbenchPage window)
    {
        await window.At("scale-entry").FillAsync("5000");
        await window.At("scale-entry").PressAsync("Enter");
        await window.At("view-go-to").ClickAsync();
        await window.At("goto-city").SelectOptionAsync(Host);
        await window.At("goto-place").FillAsync(string.Create(CultureInfo.InvariantCulture, $"{Longitude} {Latitude}"));
        await window.At("goto-go").ClickAsync();
        await Assertions.Expect(window.At("goto-result")).ToContainTextAsync("505\u2009955.846");
        await window.At("goto-unmark").ClickAsync();
        await Assertions.Expect(window.At("goto-result")).ToBeEmptyAsync();
        await window.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task<(double X, double Y, double Count)> RedAsync(WorkbenchPage window)
    {
        double[]? last = null;
        for (var look = 0; ; look++)
        {
            var found = await window.Page.Locator($"#map-{Host}").EvaluateAsync<double[]?>(Red);
            // Two looks alike: all tiles are there.
            if (found is not null && last is not null && found.SequenceEqual(last))
                return (found[0], found[1], found[2]);
            last = found;
            Assert.IsLessThan(200, look, "The base map is never drawn.");
            await window.Page.WaitForTimeoutAsync(300);
        }
    }

    /// <summary>200 by 200 pixels of white with a red square of 10 in the middle.</summary>
    private static void MakeRaster(string path)
    {
        const int size = 200;
        using var file = File.Create(path);
        file.Write("P6\n200 200\n255\n"u8);
        for (var i = 0; i < size * size; i++)
        {
            var (x, y) = (i % size, i / size);
            var other = x is >= 95 and < 105 && y is >= 95 and < 105 ? (byte)0 : (byte)255;
            file.Write([255, other, other]);
        }
    }
}
