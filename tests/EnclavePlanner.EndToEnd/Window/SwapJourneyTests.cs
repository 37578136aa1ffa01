using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The main job in the window: import, select, swap, export; every number of the book is the screen's.</summary>
[TestClass]
public sealed partial class SwapJourneyTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task From_two_cities_files_to_the_workbook(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("journey.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "聊城—深圳 科创飞地", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);

        await ImportAsync(window, "liaocheng-parcels", Origin);
        await ImportAsync(window, "shenzhen-parcels", Host);
        await window.Page.Locator($"#map-{Host}").WaitForAsync();

        var given = await TakeNumbersAsync(window, Origin, 5);
        var returned = await TakeNumbersAsync(window, Host, 4);
        await PutAsync(window, Origin, given, "give-origin");
        await PutAsync(window, Host, returned, "give-host");
        await window.At("parcel-filter").FillAsync("");

        await window.At("tab-swap").ClickAsync();
        var screen = new
        {
            Origin = await window.NumberAsync("swap-origin"),
            Host = await window.NumberAsync("swap-host"),
            Difference = await window.NumberAsync("swap-difference"),
            Ratio = await window.NumberAsync("swap-ratio"),
            Deviation = await window.NumberAsync("swap-deviation"),
            Verdict = await window.At("swap-verdict").InnerTextAsync(),
        };
        Assert.AreEqual(screen.Origin - screen.Host, screen.Difference, 0.011);
        await window.PictureAsync($"swap-{language}.png");

        await window.At("tab-balance").ClickAsync();
        var balances = new Dictionary<string, string[][]>();
        foreach (var city in new[] { Origin, Host })
            balances[city] = await RowsAsync(window, $"balance-{city}");

        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("export").ClickAsync());
        Assert.AreEqual("聊城—深圳 科创飞地.xlsx", download.SuggestedFilename);
        var file = folder.File("book.xlsx");
        await download.SaveAsAsync(file);
        window.MustNotComplain();

        using (var package = SpreadsheetDocument.Open(file, false))
            Assert.IsEmpty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => error.Description).ToList());
        using var book = new XLWorkbook(file);
        var chinese = language == "zh-CN";

        var swap = book.Worksheet(chinese ? "置换比较" : "Swap comparison");
        Assert.AreEqual(screen.Origin, swap.Cell("E8").CachedNumber(), 0.005);
        Assert.AreEqual(screen.Host, swap.Cell("F8").CachedNumber(), 0.005);
        Assert.AreEqual(screen.Difference, swap.Cell("G8").CachedNumber(), 0.005);
        Assert.AreEqual(screen.Ratio, swap.Cell("I8").CachedNumber(), 0.00005);
        Assert.AreEqual(screen.Deviation / 100, swap.Cell("J8").CachedNumber(), 0.00005);

        foreach (var (city, name) in new[] { (Origin, "聊城市"), (Host, "深圳市") })
        {
            var sheet = book.Worksheet($"{(chinese ? "用地平衡表" : "Balance")} {name}");
            var shown = balances[city];
            Assert.IsGreaterThan(3, shown.Length);
            for (var i = 0; i < shown.Length; i++)
            {
                Assert.AreEqual(shown[i][0].Trim(), sheet.Cell(6 + i, "C").GetString(), $"{name} row {i}");
                Assert.AreEqual(WorkbenchPage.Number(shown[i][2]), sheet.Cell(6 + i, "E").CachedNumber(), 0, $"{name} {shown[i][0]} count");
                Assert.AreEqual(WorkbenchPage.Number(shown[i][3]), sheet.Cell(6 + i, "G").CachedNumber(), 1e-9, $"{name} {shown[i][0]} hectares");
                Assert.AreEqual(WorkbenchPage.Number(shown[i][4]), sheet.Cell(6 + i, "I").CachedNumber(), 1e-9, $"{name} {shown[i][0]} share");
            }
        }

        var parcels = book.Worksheet($"{(chinese ? "现状图斑" : "Parcels")} 聊城市");
        await window.At("tab-parcels").ClickAsync();
        foreach (var number in given)
        {
            await window.At("parcel-filter").FillAsync(number);
            var shown = window.Page.Locator($"#parcel-table tr[data-number='{number}'][data-city='{Origin}']");
            // A table that is being filtered draws the row anew: what is waited for is the cell.
            var area = await shown.Locator("td").Nth(5).InnerTextAsync();
            var row = parcels.RowsUsed().Single(candidate => candidate.RowNumber() >= 6 && candidate.Cell("B").GetString() == number);
            Assert.AreEqual(WorkbenchPage.Number(area), row.Cell("G").GetDouble(), 0.005, number);
        }
    }

    [TestMethod]
    [DataRow("zh-CN", "^飞出地 聊城市")]
    [DataRow("en", "^Origin Liaocheng")]
    public async Task The_first_start_shows_the_sample_plan_and_a_click_selects_on_map_and_table_alike(string language, string caption)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.ReadyAsync();
        await Assertions.Expect(window.Page.Locator(".caption").First).ToHaveTextAsync(new Regex(caption));

        await window.Page.Locator($"#map-{Origin}").ClickAsync(new() { Position = new() { X = 270, Y = 260 } });
        var selected = window.Page.Locator("#parcel-table tr[aria-selected=true]");
        await Assertions.Expect(selected).ToHaveCountAsync(1);
        Assert.AreEqual(Origin, await selected.GetAttributeAsync("data-city"));
        var number = await selected.GetAttributeAsync("data-number");
        await Assertions.Expect(window.Page.Locator("aside h3").First).ToContainTextAsync(number!);

        await window.Page.Locator($"#map-{Host}").HoverAsync(new() { Position = new() { X = 200, Y = 200 } });
        await Assertions.Expect(window.Page.Locator("#cursor-read-out")).ToHaveTextAsync(Survey());
        await window.PictureAsync($"window-{language}.png");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task The_language_switches_in_the_window_and_is_kept_for_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await using (var program = await DesktopProgram.StartAsync(folder.Path))
        {
            var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
            await Assertions.Expect(window.At("export")).ToHaveTextAsync("导出上会材料");
            await window.At("language-en").ClickAsync();
            await Assertions.Expect(window.At("export")).ToHaveTextAsync("Export workbook");
            await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
            window.MustNotComplain();
        }

        await using var again = await DesktopProgram.StartAsync(folder.Path);
        var next = await WorkbenchPage.OpenAsync(again.Address, Origin, Host);
        await Assertions.Expect(next.At("export")).ToHaveTextAsync("Export workbook");
    }

    [TestMethod]
    public async Task Both_maps_keep_one_ground_scale()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        // Once the maps are fitted to their land they have a scale.
        await Assertions.Expect(window.At("scale")).Not.ToHaveTextAsync("");
        await window.At("scale-entry").FillAsync("1:5,000");
        await window.At("scale-entry").PressAsync("Enter");
        await Assertions.Expect(window.At("scale")).ToHaveTextAsync("1:5,000");
        // The bars are as long as each other in both panes: 1 cm is the same ground.
        var bars = window.Page.Locator(".scale-bar i");
        Assert.AreEqual(await bars.Nth(0).EvaluateAsync<string>("bar => bar.style.width"), await bars.Nth(1).EvaluateAsync<string>("bar => bar.style.width"));
        await window.Page.Locator($"#map-{Host}").HoverAsync();
        await window.Page.Mouse.WheelAsync(0, -240);
        await Assertions.Expect(window.At("scale")).Not.ToHaveTextAsync("1:5,000");
        // The wheel zooms by degrees; when the maps have come to rest the bars are as long as each other again.
        await window.Page.WaitForFunctionAsync("() => new Set([...document.querySelectorAll('.scale-bar i')].map((bar) => bar.style.width)).size === 1");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Undo_takes_a_basket_back_and_redo_brings_it_again()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.At("tab-swap").ClickAsync();
        var before = await window.At("swap-origin").InnerTextAsync();
        await window.At("tab-parcels").ClickAsync();
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        await window.At("tab-swap").ClickAsync();
        await Assertions.Expect(window.At("swap-origin")).Not.ToHaveTextAsync(before);
        var after = await window.At("swap-origin").InnerTextAsync();
        await window.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(window.At("swap-origin")).ToHaveTextAsync(before);
        await window.At("redo").ClickAsync();
        await Assertions.Expect(window.At("swap-origin")).ToHaveTextAsync(after);
        window.MustNotComplain();
    }

    private static async Task ImportAsync(WorkbenchPage window, string name, string city)
    {
        var source = Path.Combine(Repository.Root, "sample-data", "liaocheng-shenzhen");
        var parts = Directory.GetFiles(source, name + ".*");
        await window.At("import-files").SetInputFilesAsync(parts);
        await window.At("import-city").SelectOptionAsync(city);
        await window.At("import-layer").SelectOptionAsync("Parcels");
        await window.At("import-run").ClickAsync();
        await window.At("import-taken").WaitForAsync();
        await window.CloseImportAsync();
        await Assertions.Expect(window.Page.Locator($"[data-testid=layer-{city}-parcels]")).ToBeCheckedAsync();
    }

    /// <summary>Numbers that occur once in the plan's table, so that a row is meant by its number.</summary>
    private static async Task<string[]> TakeNumbersAsync(WorkbenchPage window, string city, int count)
    {
        var filter = city == Origin ? "014" : "013";
        await window.At("parcel-filter").FillAsync(filter);
        // The table draws rows as they come into view; what is read at once is one state of it, the filtered one.
        await Assertions.Expect(window.Page.Locator($"#parcel-table tr[data-number]:not([data-number*='{filter}'])")).ToHaveCountAsync(0);
        var rows = window.Page.Locator($"#parcel-table tr[data-city='{city}']");
        await rows.First.WaitForAsync();
        var numbers = await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.number)");
        Assert.IsGreaterThanOrEqualTo(count, numbers.Length);
        return [.. numbers.Take(count)];
    }

    private static async Task PutAsync(WorkbenchPage window, string city, string[] numbers, string command)
    {
        for (var i = 0; i < numbers.Length; i++)
            await window.ChooseRowAsync(city, numbers[i], additive: i > 0);
        await window.At(command).ClickAsync();
        foreach (var number in numbers)
        {
            await window.At("parcel-filter").FillAsync(number);
            await Assertions.Expect(window.Page.Locator($"#parcel-table tr[data-number='{number}'][data-city='{city}'] td").Last).Not.ToHaveTextAsync("");
        }
    }

    private static async Task<string[][]> RowsAsync(WorkbenchPage window, string table)
    {
        var rows = new List<string[]>();
        await window.At(table).Locator("tbody tr").First.WaitForAsync();
        foreach (var row in await window.At(table).Locator("tbody tr").AllAsync())
            rows.Add([.. await row.Locator("td").AllInnerTextsAsync()]);
        return [.. rows];
    }

    [GeneratedRegex(@"^X 2[\u2009\d]+\.\d{3}\s+Y [45][\u2009\d]+\.\d{3}\s+EPSG:4547\s+11\d°\d\d′[\d.]+″E\s+22°\d\d′[\d.]+″N$")]
    private static partial Regex Survey();
}
