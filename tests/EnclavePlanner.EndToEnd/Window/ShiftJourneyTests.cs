using System.Text;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Land on an older datum or from a web map, in the window: the reason stands there with the ways on, and the file stays.</summary>
[TestClass]
public sealed class ShiftJourneyTests
{
    private const string Host = "440300";

    /// <summary>A square in Futian on Xi'an 80, zone CM 114E.</summary>
    private const string Xian =
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2383"}},"features":[{"type":"Feature","properties":{"number":"X-1"},"geometry":{"type":"Polygon","coordinates":[[[506100,2493600],[506200,2493600],[506200,2493700],[506100,2493700],[506100,2493600]]]}}]}""";

    private const string Seven =
        """
        {"method": "seven-parameter", "rotation": "position-vector",
         "translationXMetres": -112.117, "translationYMetres": 4.530, "translationZMetres": 21.89,
         "rotationXArcSeconds": 1.2345, "rotationYArcSeconds": -0.9876, "rotationZArcSeconds": 2.5432, "scalePpm": -3.21}
        """;

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Land_on_Xian_80_is_refused_with_the_ways_on_and_comes_in_with_seven_parameters(string language)
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "parcels.geojson", Xian);
        await window.At("import-city").SelectOptionAsync(Host);
        await window.PictureAsync($"import-choices-{language}.png");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync("EXC-CRS");
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync("Xian 1980");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"import-refused-{language}.png");

        // By the keyboard alone: the way on opens the fields, and the first of them has the focus.
        await window.At("way-seven").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.At("shift-rotation")).ToBeFocusedAsync();
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("shift-fields").Locator("[aria-invalid=true]")).ToHaveCountAsync(8);
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"import-shift-missing-{language}.png");

        await window.At("shift-rotation").SelectOptionAsync("position-vector");
        await window.At("shift-rotation").FocusAsync();
        foreach (var number in new[] { "-112.117", "4.53", "21.89", "1.2345", "-0.9876", "2.5432", "-3.21" })
        {
            await window.Page.Keyboard.PressAsync("Tab");
            await window.Page.Keyboard.TypeAsync(number);
        }

        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.At("shift-fields").Locator("[aria-invalid=true]")).ToHaveCountAsync(0);
        await window.PictureAsync($"import-shift-{language}.png");
        await window.At("import-run").ClickAsync();
        await window.At("import-taken").WaitForAsync();
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("-112.117");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"import-shift-report-{language}.png");
        await window.CloseImportAsync();
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='X-1']")).ToHaveCountAsync(1);
        window.MustNotComplain();

        Assert.AreEqual(await ByCommandLineAsync(folder), await AreaAsync(folder.File("empty.gpkg")));
    }

    [TestMethod]
    public async Task A_file_of_parameters_fills_the_fields_and_one_that_is_none_says_why()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "parcels.geojson", Xian);
        await window.At("import-city").SelectOptionAsync(Host);
        await GiveAsync(window, "shift.json", Seven.Replace("scalePpm", "scale", StringComparison.Ordinal));
        await Assertions.Expect(window.At("shift-file-fault")).ToContainTextAsync("scale");
        await Assertions.Expect(window.At("shift-fields")).ToHaveCountAsync(0);
        await GiveAsync(window, "shift.json", Seven);
        await Assertions.Expect(window.At("shift-rotationYArcSeconds")).ToHaveValueAsync("-0.9876");
        await Assertions.Expect(window.At("shift-file-fault")).ToHaveCountAsync(0);
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_citys_own_grid_leads_to_its_zone_with_four_parameters()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "parcels.geojson", Xian.Replace("506", "12", StringComparison.Ordinal).Replace("2493", "34", StringComparison.Ordinal));
        await window.At("import-city").SelectOptionAsync(Host);
        await window.At("shift-method").SelectOptionAsync("four-parameter");
        await Assertions.Expect(window.At("shift-toEpsg")).ToHaveValueAsync("4547");
        await Assertions.Expect(window.At("import-crs")).ToBeDisabledAsync();
        foreach (var (member, number) in new[] { ("eastMetres", "493900"), ("northMetres", "2459900"), ("rotationArcSeconds", "36"), ("scalePpm", "12000") })
            await window.At("shift-" + member).FillAsync(number);
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("shift-fields")).ToContainTextAsync("within ±10000 ppm");
        await window.PictureAsync("import-four-en.png");
        await window.At("shift-scalePpm").FillAsync("12");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("own grid");
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("GCJ-02")]
    [DataRow("BD-09")]
    public async Task Land_of_a_web_map_is_refused_with_the_reason_and_another_choice_needs_no_new_upload(string system)
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "parcels.geojson", Xian.Replace("2383", "4547", StringComparison.Ordinal));
        await window.At("import-city").SelectOptionAsync(Host);
        await window.At("import-crs").SelectOptionAsync(system);
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync(system);
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync("displaced on purpose");
        await Assertions.Expect(window.At("shift-ways")).ToHaveCountAsync(0);

        await window.At("import-crs").SelectOptionAsync("typed");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#import-epsg-fault")).ToContainTextAsync("names no coordinate reference system");
        // The user's word against the file's own is obeyed, and the report names both.
        await window.At("import-epsg").FillAsync("EPSG:4509");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("contradict each other: you named EPSG:4509");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Escape_closes_the_dialog_and_the_window_behind_it_cannot_be_reached()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "parcels.geojson", Xian);
        await Assertions.Expect(window.At("import-dialog")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator(".app")).ToHaveAttributeAsync("inert", "");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.At("import-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".app[inert]")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    private static async Task<string> ByCommandLineAsync(TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(folder.File("xian.geojson"), Xian);
        await File.WriteAllTextAsync(folder.File("shift.json"), Seven);
        var plan = folder.File("other.gpkg");
        await NewAsync(plan);
        await Enclave.MustAsync("import", plan, folder.File("xian.geojson"), "--city", Host, "--layer", "parcels", "--shift", folder.File("shift.json"));
        return await AreaAsync(plan);
    }

    /// <summary>The unrounded area, which tells one vertex by 0.1 mm; identities are random.</summary>
    private static async Task<string> AreaAsync(string plan)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"));
        return answer.RootElement.GetProperty("total").GetRawText();
    }

    private static Task<string> NewAsync(string plan) =>
        Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");

    private static async Task<DesktopProgram> StartEmptyAsync(TemporaryFolder folder, string language)
    {
        var plan = folder.File("empty.gpkg");
        await NewAsync(plan);
        return await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
    }

    private static async Task SendAsync(WorkbenchPage window, string name, string content)
    {
        await window.At("import-files").SetInputFilesAsync(Payload(name, content));
        await window.At("import-run").WaitForAsync();
    }

    private static Task GiveAsync(WorkbenchPage window, string name, string content) =>
        window.At("shift-file-input").SetInputFilesAsync(Payload(name, content));

    private static FilePayload Payload(string name, string content) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) };
}
