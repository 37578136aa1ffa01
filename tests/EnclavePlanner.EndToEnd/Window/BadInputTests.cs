using System.Text;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>A bad file in the window: the reason stands there, nothing is imported, and the window works on.</summary>
[TestClass]
public sealed class BadInputTests
{
    private const string Crossing =
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"features":[{"type":"Feature","properties":{"number":"<img src=x onerror=alert(1)>"},"geometry":{"type":"Polygon","coordinates":[[[408000,4035000],[408100,4035100],[408100,4035000],[408000,4035100],[408000,4035000]]]}},{"type":"Feature","properties":{"number":"<b>T-1</b>"},"geometry":{"type":"Polygon","coordinates":[[[408000,4035000],[408100,4035000],[408100,4035100],[408000,4035000]]]}}]}""";

    [TestMethod]
    public async Task A_bad_row_is_named_and_the_good_ones_come_in_on_request()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await SendAsync(window, "parcels.geojson", Crossing);
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("EXC-GEOMETRY-INVALID");
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("Nothing was imported");
        await Assertions.Expect(window.Page.Locator("[data-testid=layer-371500-parcels]")).ToHaveCountAsync(0);
        await window.PictureAsync("import-report-en.png");

        await window.At("import-rest").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        await window.CloseImportAsync();
        // Text from data is text: no element was made of it.
        await Assertions.Expect(window.Page.Locator("#parcel-table td b")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator("#parcel-table")).ToContainTextAsync("<b>T-1</b>");
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("parcels.geojson", "{\"type\":\"FeatureCollection\",\"features\":[", "EXC-")]
    [DataRow("parcels.shp", "not a shapefile", "EXC-")]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_reason(string name, string content, string code)
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await SendAsync(window, name, content);
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync(code);
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync(name);
        await window.At("import-cancel").ClickAsync();
        await Assertions.Expect(window.At("import-dialog")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_code_of_several_classes_is_decided_in_the_dialog()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        const string survey = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"features":[{"type":"Feature","properties":{"TBBH":"T-1","DLBM":"08H1"},"geometry":{"type":"Polygon","coordinates":[[[408000,4035000],[408100,4035000],[408100,4035100],[408000,4035000]]]}}]}""";
        await SendAsync(window, "DLTB.geojson", survey);
        await window.At("import-run").ClickAsync();
        await window.At("import-undecided").WaitForAsync();
        await Assertions.Expect(window.At("import-decided")).ToBeDisabledAsync();
        await window.PictureAsync("import-decision-en.png");
        await window.At("decide-08H1").SelectOptionAsync("0803");
        await window.At("import-decided").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        await window.CloseImportAsync();
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='T-1']")).ToContainTextAsync("0803");
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Axes_the_wrong_way_round_are_seen_before_the_import_and_exchanged_at_a_click(string language)
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder, language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        const string swapped = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"features":[{"type":"Feature","properties":{"TBBH":"T-1","YDYHFLDM":"0803","QSDWMC":"某村"},"geometry":{"type":"Polygon","coordinates":[[[4035000,408000],[4035000,408100],[4035100,408100],[4035000,408000]]]}}]}""";
        await SendAsync(window, "parcels.geojson", swapped);
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("T-1");
        await window.At("preview-misplaced").WaitForAsync();
        await window.PictureAsync($"import-preview-{language}.png");
        await window.At("preview-repair").First.ClickAsync();
        await Assertions.Expect(window.At("preview-misplaced")).ToHaveCountAsync(0);
        await Assertions.Expect(window.At("import-swap")).ToBeCheckedAsync();
        await window.At("import-run").ClickAsync();
        await window.At("import-taken").WaitForAsync();
        await window.CloseImportAsync();
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='T-1']")).ToContainTextAsync("某村");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_wrong_entry_is_named_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await window.At("tab-swap").ClickAsync();
        foreach (var (entry, code) in new[] { ("much", "WIN-NUMBER"), ("250", "PLN-TOLERANCE") })
        {
            await window.At("tolerance").FillAsync(entry);
            await window.At("tolerance").PressAsync("Enter");
            await Assertions.Expect(window.At("message")).ToContainTextAsync(code);
        }

        await Assertions.Expect(window.At("swap-verdict")).ToContainTextAsync("±2 %");
        await window.At("scale-entry").FillAsync("near");
        await window.At("scale-entry").PressAsync("Enter");
        await Assertions.Expect(window.At("message")).ToContainTextAsync("WIN-SCALE");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_file_dropped_on_the_window_is_imported()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await window.Page.EvaluateAsync(
            """
            text => {
                const data = new DataTransfer();
                data.items.add(new File([text], '聊城市-parcels.geojson'));
                window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """,
            Crossing.Replace("[408100,4035100],[408100,4035000],[408000,4035100]", "[408100,4035000],[408100,4035100],[408000,4035100]", StringComparison.Ordinal));
        await Assertions.Expect(window.At("import-file")).ToHaveValueAsync("聊城市-parcels.geojson");
        await Assertions.Expect(window.At("import-city")).ToHaveValueAsync("371500");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("2 rows imported");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_file_of_no_known_kind_is_told_so()
    {
        using var folder = new TemporaryFolder();
        await using var program = await StartEmptyAsync(folder);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await SendAsync(window, "../../notes.docx", "x");
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("notes.docx");
        await Assertions.Expect(window.At("import-run")).ToHaveCountAsync(0);
        window.MustNotComplain();
    }

    private static async Task<DesktopProgram> StartEmptyAsync(TemporaryFolder folder, string language = "en")
    {
        var plan = folder.File("empty.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        return await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
    }

    private static async Task SendAsync(WorkbenchPage window, string name, string content)
    {
        await window.At("import-files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
        await window.At("import-dialog").WaitForAsync();
    }
}
