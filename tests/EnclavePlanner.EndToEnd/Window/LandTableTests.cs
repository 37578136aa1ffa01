using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>The tables of parcels and plots: sorted, filtered, selected, changed in many rows, exchanged with a spreadsheet.</summary>
[TestClass]
public sealed class LandTableTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Rows_are_selected_as_in_a_spreadsheet_and_summed_and_the_maps_follow(string language)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        var selected = window.Page.Locator("#parcel-table tr[aria-selected=true]");
        await Row(window, "0001", Origin).ClickAsync();
        await Row(window, "0004", Origin).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(selected).ToHaveCountAsync(4);
        await Row(window, "0003", Origin).ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Assertions.Expect(selected).ToHaveCountAsync(3);
        var sum = 0.0;
        foreach (var number in (string[])["0001", "0002", "0004"])
            sum += WorkbenchPage.Number(await Row(window, number, Origin).Locator("td").Nth(5).InnerTextAsync());
        var figures = (await window.At("selection-area").InnerTextAsync()).Split('·').Select(part => WorkbenchPage.Number(new string([.. part.Where(letter => char.IsAsciiDigit(letter) || letter == '.')]))).ToArray();
        Assert.AreEqual(sum, figures[^3], 0.02);
        Assert.AreEqual(sum / 10_000, figures[^2], 0.0002);
        Assert.AreEqual(sum * 3 / 2000, figures[^1], 0.02);

        // The keyboard: down, up with Shift, all.
        await window.At("parcel-table").FocusAsync();
        await window.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(selected).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(selected).ToHaveCountAsync(2);
        await window.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(selected).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Control+a");
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[data-number]:not([aria-selected=true])")).ToHaveCountAsync(0);
        var count = (await window.At("parcel-count").InnerTextAsync()).Split('/', ' ')[0].Trim();
        await Assertions.Expect(window.At("selection-area")).ToContainTextAsync(count);
        await window.PictureAsync($"table-{language}.png");

        await window.At("tab-plots").ClickAsync();
        await window.IdleAsync("plot");
        var plot = window.Page.Locator("#plot-table tr[data-number]").First;
        await plot.ClickAsync();
        await Assertions.Expect(plot).ToHaveAttributeAsync("aria-selected", "true");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"plots-{language}.png");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Rows_are_sorted_by_area_either_way_and_the_columns_chosen_are_there_the_next_time()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using (var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en"))
        {
            var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
            var heading = window.Page.Locator("#parcel-table th", new() { HasTextString = "Area" }).Locator("button");
            foreach (var (direction, sign) in new[] { ("ascending", 1), ("descending", -1) })
            {
                await heading.ClickAsync();
                await Assertions.Expect(window.Page.Locator($"#parcel-table th[aria-sort={direction}]").First).ToContainTextAsync("Area");
                await window.IdleAsync("parcel");
                var areas = (await window.Page.Locator("#parcel-table tr[data-number] td:nth-child(6)").AllInnerTextsAsync()).Select(WorkbenchPage.Number).ToList();
                Assert.IsGreaterThan(5, areas.Count);
                CollectionAssert.AreEqual(areas.OrderBy(area => sign * area).ToList(), areas, direction);
            }

            await window.At("parcel-columns").ClickAsync();
            await window.At("parcel-column-name").CheckAsync();
            await window.At("parcel-column-hectares").UncheckAsync();
            await Assertions.Expect(window.Page.Locator("#parcel-table th", new() { HasTextString = "Name" })).ToHaveCountAsync(1);
            await Assertions.Expect(window.Page.Locator("#parcel-table th")).ToHaveCountAsync(9);
            await window.MustBeAccessibleAsync();
            window.MustNotComplain();
        }

        await using var again = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        var later = await WorkbenchPage.OpenAsync(again.Address, Origin, Host);
        await Assertions.Expect(later.Page.Locator("#parcel-table th", new() { HasTextString = "Name" })).ToHaveCountAsync(1);
        await Assertions.Expect(later.Page.Locator("#parcel-table th", new() { HasTextString = "ha" })).ToHaveCountAsync(0);
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_copy_is_edited_elsewhere_and_pasted_as_one_action_and_impossible_lines_are_refused(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Row(window, "0001", Origin).ClickAsync();
        await Row(window, "0004", Origin).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[aria-selected=true]")).ToHaveCountAsync(4);
        await window.At("parcel-table").FocusAsync();
        var idle = await window.At("ready").InnerTextAsync();
        await window.Page.Keyboard.PressAsync("Control+c");
        await Assertions.Expect(window.At("ready")).Not.ToHaveTextAsync(idle);
        await window.Page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).includes('0004')");
        var copied = (await window.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        Assert.HasCount(5, copied);

        // Owner is the fifth column, the code the third, the area the sixth.
        copied[1] = Changed(copied[1], 4, "'=HYPERLINK(\"http://x\")");
        copied[2] = Changed(copied[2], 2, "9999");
        copied[3] = Changed(copied[3], 5, "1.00");
        await PasteAsync(window, string.Join("\r\n", copied));
        await window.At("edit-dialog").WaitForAsync();
        await Assertions.Expect(window.At("edit-dialog")).ToContainTextAsync("WIN-CELL-CODE");
        await Assertions.Expect(window.At("edit-dialog")).ToContainTextAsync("WIN-CELL-COMPUTED");
        await Assertions.Expect(window.At("edit-dialog").Locator("tr[data-line='2'] ins")).ToHaveTextAsync("=HYPERLINK(\"http://x\")");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"paste-{language}.png");
        await window.At("paste-run").ClickAsync();
        await Assertions.Expect(window.At("edit-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(window, "0001", Origin)).ToContainTextAsync("=HYPERLINK(\"http://x\")");
        Assert.AreEqual("=HYPERLINK(\"http://x\")", (await ParcelAsync(plan, "0001")).Owner);

        await window.At("undo").ClickAsync();
        await Assertions.Expect(Row(window, "0001", Origin)).Not.ToContainTextAsync("HYPERLINK");
        window.MustNotComplain();

        static string Changed(string line, int column, string value)
        {
            var cells = line.Split('\t');
            cells[column] = value;
            return string.Join('\t', cells);
        }
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_value_goes_into_all_selected_rows_as_one_action(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await Row(window, "0001", Origin).ClickAsync();
        await Row(window, "0003", Origin).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(window.At("parcel-edit")).ToBeEnabledAsync();
        await window.At("parcel-edit").ClickAsync();
        await window.At("edit-value").FillAsync("no such class");
        await window.At("edit-run").ClickAsync();
        await Assertions.Expect(window.At("edit-fault")).ToContainTextAsync("WIN-CELL-CODE");
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"edit-rows-{language}.png");
        await window.At("edit-value").FillAsync("1401");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.At("edit-dialog")).ToHaveCountAsync(0);
        foreach (var number in (string[])["0001", "0002", "0003"])
            await Assertions.Expect(Row(window, number, Origin)).ToContainTextAsync("1401");
        await window.At("tab-history").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#history-table tr[data-number]").First.Locator("td").Last).ToHaveTextAsync("3");
        await window.At("undo").ClickAsync();
        await window.At("tab-parcels").ClickAsync();
        await Assertions.Expect(Row(window, "0001", Origin)).Not.ToContainTextAsync("1401");
        window.MustNotComplain();
    }

    private static ILocator Row(WorkbenchPage window, string number, string city) =>
        window.Page.Locator($"#parcel-table tr[data-number='{number}'][data-city='{city}']");

    /// <summary>What Ctrl+V does once the clipboard holds this.</summary>
    private static async Task PasteAsync(WorkbenchPage window, string text)
    {
        await window.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await window.At("parcel-table").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+v");
    }

    private static async Task<Parcel> ParcelAsync(string plan, string number)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        return (await store.ReadAsync()).Parcels.Single(parcel => parcel.CityCode == Origin && parcel.Number == number);
    }

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }
}
