using System.Text;
using ClosedXML.Excel;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Tables in the window: joined by number, read for parameters, or as boundary points; and the report of it all.</summary>
[TestClass]
public sealed class TableTests
{
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task An_edited_export_is_joined_again_as_one_action_that_is_undone_whole(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await Enclave.MustAsync("export", "csv", plan, "-o", folder.File("440300-parcels.csv"), "--layer", "parcels", "--city", Host);
        var lines = await File.ReadAllLinesAsync(folder.File("440300-parcels.csv"));
        var number = lines[1].Split(',')[0].Trim('"');
        lines = [lines[0] + ",人口", .. lines.Skip(1).Select((line, row) => $"{line},{(row < 3 ? $"{row + 7}" : "")}")];
        await File.WriteAllLinesAsync(folder.File("440300-parcels.csv"), lines, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("import-files").SetInputFilesAsync(folder.File("440300-parcels.csv"));
        // What it is, is told by its heading.
        await Assertions.Expect(window.At("import-use")).ToHaveValueAsync("Join");
        await Assertions.Expect(window.At("import-city")).ToHaveValueAsync(Host);
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("人口");
        await Assertions.Expect(window.At("preview-place")).ToContainTextAsync("TBBH");
        await Assertions.Expect(window.At("import-crs")).ToHaveCountAsync(0);
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"join-{language}.png");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("375");
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("3");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"join-report-{language}.png");
        await window.CloseImportAsync();
        Assert.AreEqual("7", await AttributeAsync(window, number));

        // The selection has the plan's word, so the undo is seen in it.
        await window.At("undo").ClickAsync();
        await Assertions.Expect(window.Page.Locator("aside")).Not.ToContainTextAsync("人口");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Rows_without_a_feature_are_refused_the_report_is_saved_and_the_others_are_joined_on_request()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "371500.csv", "编号,住户\n0001,=1+1\nnone,5\n");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("Nothing was imported");
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("EXC-JOIN-NONE");
        await window.PictureAsync("join-refused-en.png");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("import-save-report").ClickAsync());
        Assert.AreEqual("371500 import report.xlsx", download.SuggestedFilename);
        await download.SaveAsAsync(folder.File("report.xlsx"));
        using (var book = new XLWorkbook(folder.File("report.xlsx")))
        {
            var refused = book.Worksheet(2);
            Assert.AreEqual(("3", "EXC-JOIN-NONE"), (refused.Cell("A2").GetString(), refused.Cell("B2").GetString()));
            Assert.IsTrue(refused.Cell("A3").IsEmpty());
        }

        await window.At("import-rest").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 features joined, 1 changed; 1 rows refused");
        await window.CloseImportAsync();
        Assert.AreEqual("=1+1", await AttributeAsync(window, "0001", "371500"));
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_column_of_numbers_of_an_unknown_name_is_chosen_and_codes_of_several_classes_are_decided()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "371500.csv", "Which,What\n0001,08H1\n0002,08H1\n");
        await Assertions.Expect(window.At("preview-place")).ToContainTextAsync("choose one");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-fault")).ToContainTextAsync("EXC-JOIN-KEY");
        await window.At("import-key").SelectOptionAsync("Which");
        await Assertions.Expect(window.At("preview-place")).ToContainTextAsync("Which");
        await window.At("import-mapping").Locator("summary").ClickAsync();
        await window.At("map-survey-land-use").SelectOptionAsync("What");
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("survey class");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync("join-mapping-en.png");
        await window.At("import-run").ClickAsync();
        await window.At("decide-08H1").SelectOptionAsync("0801");
        await Assertions.Expect(window.At("import-decided")).ToBeEnabledAsync();
        await window.PictureAsync("join-decision-en.png");
        await window.At("import-decided").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("2 features joined, 2 changed");
        await window.CloseImportAsync();
        await window.ChooseRowAsync("371500", "0001");
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='0001'][data-city='371500']")).ToContainTextAsync("0801");
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Parameters_come_in_from_a_table_and_go_out_as_one(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "prices.csv", "参数,城市,数值,单位,来源\nprice.land,440300,5200,元/m²,基准地价\nprice.land,371500,abc,元/m²,基准地价\n");
        await Assertions.Expect(window.At("import-use")).ToHaveValueAsync("Parameters");
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("price.land");
        await Assertions.Expect(window.At("import-city")).ToHaveCountAsync(0);
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"parameters-{language}.png");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-dialog")).ToContainTextAsync("EXC-PARAMETERS-VALUE");
        await window.At("import-rest").ClickAsync();
        await Assertions.Expect(window.At("import-rest")).ToHaveCountAsync(0);
        await window.At("import-taken").WaitForAsync();
        await window.PictureAsync($"parameters-report-{language}.png");
        await window.CloseImportAsync();

        await window.At("export-layer").ClickAsync();
        await window.At("export-subject").SelectOptionAsync("parameters");
        await Assertions.Expect(window.At("export-format")).ToHaveValueAsync("xlsx");
        await Assertions.Expect(window.At("export-run")).ToBeEnabledAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("export-run").ClickAsync());
        await window.At("export-written").WaitForAsync();
        await window.PictureAsync($"parameters-written-{language}.png");
        await download.SaveAsAsync(folder.File("parameters.xlsx"));
        window.MustNotComplain();

        using var book = new XLWorkbook(folder.File("parameters.xlsx"));
        Assert.AreEqual("price.land 440300 5200 元/m²", string.Join(' ', book.Worksheet(1).Row(2).CellsUsed().Take(4).Select(cell => cell.GetString())));
    }

    [TestMethod]
    public async Task A_sheet_of_boundary_points_is_chosen_shown_on_the_map_and_imported_with_a_report()
    {
        using var folder = new TemporaryFolder();
        using (var book = new XLWorkbook())
        {
            book.AddWorksheet("价格").Cell("A1").InsertData(new object[][] { ["参数", "数值"], ["price.land", 1] });
            book.AddWorksheet("界址点").Cell("A1").InsertData(new object[][]
            {
                ["坐标系：2000国家大地坐标系", "", "", ""], ["地块编号", "点号", "X", "Y"],
                ["P-1", "J1", 2493600, 506100], ["P-1", "J2", 2493600, 506200], ["P-1", "J3", 2493700, 506200], ["P-1", "J4", 2493700, 506100],
            });
            book.SaveAs(folder.File("440300.xlsx"));
        }

        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await window.At("import-files").SetInputFilesAsync(folder.File("440300.xlsx"));
        await Assertions.Expect(window.At("import-use")).ToHaveValueAsync("Parameters");
        await window.At("import-table").SelectOptionAsync("界址点");
        await Assertions.Expect(window.At("import-use")).ToHaveValueAsync("Points");
        await window.At("import-crs").SelectOptionAsync("4547");
        await Assertions.Expect(window.Page.Locator("#import-map[data-outlines='1']")).ToHaveCountAsync(1);
        await window.PictureAsync("points-en.png");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("import-save-report").ClickAsync());
        await download.SaveAsAsync(folder.File("report.xlsx"));
        using var report = new XLWorkbook(folder.File("report.xlsx"));
        Assert.AreEqual("440300.xlsx", report.Worksheet(1).Cell("B1").GetString());
        await window.CloseImportAsync();
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Fields_of_a_file_are_mapped_by_hand()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await SendAsync(window, "440300-parcels.geojson", """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"features":[{"type":"Feature","properties":{"TBBH":"wrong","Mine":"M-77","Whose":"某村"},"geometry":{"type":"Polygon","coordinates":[[[506100,2493600],[506200,2493600],[506200,2493700],[506100,2493600]]]}}]}""");
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("TBBH → number");
        await window.At("import-mapping").Locator("summary").ClickAsync();
        await window.At("map-number").SelectOptionAsync("Mine");
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("Mine → number");
        await window.At("map-owner").SelectOptionAsync("Whose");
        await Assertions.Expect(window.At("import-preview")).ToContainTextAsync("Whose → owner");
        await window.PictureAsync("import-mapping-en.png");
        await window.At("import-run").ClickAsync();
        await Assertions.Expect(window.At("import-taken")).ToContainTextAsync("1 rows imported");
        await window.CloseImportAsync();
        await window.ChooseRowAsync(Host, "M-77");
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number='M-77']")).ToContainTextAsync("某村");
        window.MustNotComplain();
    }

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }

    /// <summary>The joined value of a parcel, as the inspector shows it among what the source says.</summary>
    private static async Task<string> AttributeAsync(WorkbenchPage window, string number, string city = Host)
    {
        await window.ChooseRowAsync(city, number);
        await window.Page.Locator("aside details summary").First.ClickAsync();
        return await window.Page.Locator("aside details .pairs b").Last.InnerTextAsync();
    }

    private static async Task SendAsync(WorkbenchPage window, string name, string content)
    {
        await window.At("import-files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(content) });
        await window.At("import-preview").WaitForAsync();
    }
}
