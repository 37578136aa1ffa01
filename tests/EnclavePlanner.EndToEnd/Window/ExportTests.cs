using System.IO.Compression;
using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The export dialog: a file of the window is the file of the command line.</summary>
[TestClass]
public sealed class ExportTests
{
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Every_format_comes_out_as_the_command_line_writes_it(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("export-layer").ClickAsync();
        await Assertions.Expect(window.At("export-dialog")).ToBeFocusedAsync();
        await window.MustBeAccessibleAsync();
        await window.At("export-city").SelectOptionAsync(Host);
        foreach (var format in new[] { "geojson", "shp", "txt", "dxf", "csv" })
        {
            await window.At("export-format").SelectOptionAsync(format);
            await window.PictureAsync($"export-{format}-{language}.png");
            var file = await RunAsync(window, folder);
            await window.MustBeAccessibleAsync();
            await window.PictureAsync($"export-{format}-written-{language}.png");
            var expected = folder.File(format == "shp" ? "parcels_440300.shp" : $"cli.{format}");
            await Enclave.MustAsync("export", format, plan, "-o", expected, "--layer", "parcels", "--city", Host);
            if (format == "shp")
                await MustHoldPartsAsync(file, expected, folder);
            else
                CollectionAssert.AreEqual(await File.ReadAllBytesAsync(expected), await File.ReadAllBytesAsync(file), format);
            await window.At("export-another").ClickAsync();
        }

        await window.At("export-format").SelectOptionAsync("gpkg");
        await window.At("export-crs").SelectOptionAsync("4526");
        var package = await RunAsync(window, folder);
        await window.At("export-close").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".app[inert]")).ToHaveCountAsync(0);
        window.MustNotComplain();

        var again = folder.File("again.gpkg");
        await Enclave.MustAsync("new", again, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        await Enclave.MustAsync("import", again, package, "--city", Host, "--layer", "parcels");
        Assert.AreEqual(await AreaAsync(plan), await AreaAsync(again), 0.01);
    }

    [TestMethod]
    public async Task An_empty_layer_cannot_be_exported_and_the_dialog_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.Page.Keyboard.PressAsync("Control+Shift+E");
        await Assertions.Expect(window.At("export-dialog")).ToBeFocusedAsync();
        await window.At("export-city").SelectOptionAsync("371500");
        await window.At("export-subject").SelectOptionAsync("plots");
        await Assertions.Expect(window.At("export-empty")).ToContainTextAsync("Choose another layer or city");
        await Assertions.Expect(window.At("export-run")).ToBeDisabledAsync();
        await window.PictureAsync("export-empty-en.png");
        await window.At("export-subject").SelectOptionAsync("parameters");
        await Assertions.Expect(window.At("export-empty")).ToContainTextAsync("no parameters yet");
        await Assertions.Expect(window.At("export-city")).ToHaveCountAsync(0);

        // A drawing and a boundary-point file are made of areas.
        await window.At("export-subject").SelectOptionAsync("places");
        await Assertions.Expect(window.At("export-format").Locator("option")).ToHaveCountAsync(4);
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.At("export-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".app[inert]")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task What_a_format_cannot_be_written_in_is_said_in_the_dialog_and_another_choice_goes_on()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("export-layer").ClickAsync();
        await window.At("export-format").SelectOptionAsync("shp");
        await window.At("export-encoding").SelectOptionAsync("Big5");
        await window.At("export-run").ClickAsync();
        await Assertions.Expect(window.At("export-fault")).ToContainTextAsync("EXC-EXPORT-ENCODING");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync("export-fault-en.png");
        await window.At("export-encoding").SelectOptionAsync("UTF-8");
        await window.At("export-crs").SelectOptionAsync("typed");
        await window.At("export-epsg").FillAsync("Shenzhen");
        await window.At("export-run").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#export-epsg-fault")).ToContainTextAsync("no EPSG code");
        await window.At("export-epsg").FillAsync("2383");
        await window.At("export-run").ClickAsync();
        await Assertions.Expect(window.At("export-fault")).ToContainTextAsync("GEO-CRS");
        await window.At("export-epsg").FillAsync("EPSG:4526");
        using var parts = ZipFile.OpenRead(await RunAsync(window, folder));
        using var crs = new StreamReader(parts.Entries.Single(entry => entry.Name.EndsWith(".prj", StringComparison.Ordinal)).Open());
        StringAssert.Contains(await crs.ReadToEndAsync(), "38500000");
        using var encoding = new StreamReader(parts.Entries.Single(entry => entry.Name.EndsWith(".cpg", StringComparison.Ordinal)).Open());
        Assert.AreEqual("UTF-8", (await encoding.ReadToEndAsync()).Trim());
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task The_past_is_exported_as_it_was_by_the_keyboard_alone()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("tab-history").ClickAsync();
        await window.Page.Locator("#history-table tr[data-number='2']").ClickAsync();
        await window.At("open-as-it-was").ClickAsync();
        await window.At("as-of").WaitForAsync();
        await window.At("export-layer").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.At("export-dialog")).ToBeFocusedAsync();
        await Assertions.Expect(window.At("export-run")).ToBeEnabledAsync();
        await window.At("export-run").FocusAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        await download.SaveAsAsync(folder.File("past.geojson"));
        await Enclave.MustAsync("export", "geojson", plan, "-o", folder.File("cli.geojson"), "--layer", "parcels", "--city", "371500", "--as-of", "2");
        Assert.AreEqual(await File.ReadAllTextAsync(folder.File("cli.geojson")), await File.ReadAllTextAsync(folder.File("past.geojson")));
        window.MustNotComplain();
    }

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }

    private static async Task<string> RunAsync(WorkbenchPage window, TemporaryFolder folder)
    {
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("export-run").ClickAsync());
        await window.At("export-written").WaitForAsync();
        var file = folder.File($"{Guid.NewGuid():N}{Path.GetExtension(download.SuggestedFilename)}");
        await download.SaveAsAsync(file);
        return file;
    }

    private static async Task MustHoldPartsAsync(string zip, string shapefile, TemporaryFolder folder)
    {
        var unpacked = folder.File("parts");
        await ZipFile.ExtractToDirectoryAsync(zip, unpacked);
        var expected = Directory.GetFiles(Path.GetDirectoryName(shapefile)!, Path.GetFileNameWithoutExtension(shapefile) + ".*");
        Assert.IsGreaterThanOrEqualTo(5, expected.Length);
        CollectionAssert.AreEquivalent(expected.Select(Path.GetFileName).ToList(), Directory.GetFiles(unpacked).Select(Path.GetFileName).ToList());
        foreach (var part in expected)
            CollectionAssert.AreEqual(await File.ReadAllBytesAsync(part), await File.ReadAllBytesAsync(Path.Combine(unpacked, Path.GetFileName(part))), part);
    }

    private static async Task<double> AreaAsync(string plan)
    {
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", "parcels", "--city", Host, "--json"));
        return answer.RootElement.GetProperty("total").GetDouble();
    }
}
