using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>What a user of a desktop GIS expects of any window: menus, keys, themes, sizes that stay.</summary>
[TestClass]
public sealed class HabitTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Menus_are_used_by_keyboard_and_by_the_right_button(string language)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        var keyboard = window.Page.Keyboard;
        await window.ReadyAsync();
        await keyboard.PressAsync("F10");
        await Assertions.Expect(window.At("menu-file")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(window.Page.Locator("#menu-file [data-command=import]")).ToBeFocusedAsync();
        await window.PictureAsync($"menu-{language}.png");
        await window.MustBeAccessibleAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(window.At("menu-file")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(window.Page.Locator("#menu-file [data-command=import]")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(window.Page.Locator("#menu-view")).ToBeVisibleAsync();
        await window.Page.Locator("#menu-view [data-command=tab-plots]").FocusAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(window.At("tab-plots")).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(window.Page.Locator("#menu-view")).ToBeHiddenAsync();

        await window.At("tab-parcels").ClickAsync();
        await window.IdleAsync("parcel");
        var row = window.Page.Locator("#parcel-table tr[data-number]").Nth(2);
        await row.ClickAsync(new() { Button = MouseButton.Right });
        await Assertions.Expect(window.At("context-rows")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("aria-selected", "true");
        await window.PictureAsync($"context-{language}.png");
        await window.At("context-rows").Locator("[data-command=edit-rows]").ClickAsync();
        await window.At("edit-cancel").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".app[inert]")).ToHaveCountAsync(0);
        await window.Page.Locator($"#map-{Host}").ClickAsync(new() { Button = MouseButton.Right });
        await window.At("context-map").Locator("[data-command=clear]").ClickAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("aria-selected", "false");
        await window.At($"layer-{Host}-parcels").ClickAsync(new() { Button = MouseButton.Right });
        await window.At("context-layers").Locator("[data-command=layer-only]").ClickAsync();
        await Assertions.Expect(window.At($"layer-{Host}-roads")).Not.ToBeCheckedAsync();
        await Assertions.Expect(window.At($"layer-{Host}-parcels")).ToBeCheckedAsync();
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task Keys_call_commands_and_rest_while_a_text_field_has_the_focus()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        var given = window.Page.Locator(".given", new() { HasTextString = "0100" });
        await Assertions.Expect(given).ToBeVisibleAsync();
        await Assertions.Expect(window.At("undo")).ToBeEnabledAsync();

        var keyboard = window.Page.Keyboard;
        await window.At("tab-history").ClickAsync();
        await window.At("history-text").FocusAsync();
        await keyboard.PressAsync("Control+z");
        await keyboard.PressAsync("Control+s");
        await Assertions.Expect(window.At("ready")).Not.ToHaveTextAsync("All saved");
        await Assertions.Expect(given).ToBeVisibleAsync();
        await window.Page.Locator("#history-table").FocusAsync();
        await keyboard.PressAsync("Control+s");
        await Assertions.Expect(window.At("ready")).ToHaveTextAsync("All saved");
        await keyboard.PressAsync("Control+f");
        await Assertions.Expect(window.At("parcel-filter")).ToBeFocusedAsync();
        await window.At("parcel-table").FocusAsync();
        await keyboard.PressAsync("Control+z");
        await Assertions.Expect(given).ToHaveCountAsync(0);
        await Assertions.Expect(window.At("redo")).ToBeEnabledAsync();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(window.Page.Locator("#parcel-table tr[aria-selected=true]")).ToHaveCountAsync(0);

        var guide = await window.Page.RunAndWaitForPopupAsync(() => keyboard.PressAsync("F1"));
        await Assertions.Expect(guide.Locator("h1").First).ToContainTextAsync("User guide");
        await guide.Locator("a[href='formats.md']").First.ClickAsync();
        await guide.GetByRole(AriaRole.Heading, new() { Name = "Exchange formats" }).WaitForAsync();
        StringAssert.EndsWith(guide.Url, "/guide/formats.md");
        var outside = await guide.APIRequest.GetAsync(program.Address + "guide/..%2f..%2fappsettings.json");
        Assert.AreEqual(404, outside.Status);
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN", "dark")]
    [DataRow("en", "dark")]
    [DataRow("en", "light")]
    public async Task Axe_finds_no_serious_violation_in_either_theme_and_the_theme_stays(string language, string theme)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.At("menu-view").ClickAsync();
        await window.Page.Locator($"[data-command=theme-{theme}]").ClickAsync();
        await Assertions.Expect(window.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
        await window.ChooseRowAsync(Origin, "0139");
        foreach (var tab in (string[])["parcels", "plots", "balance", "swap", "history"])
        {
            await window.At($"tab-{tab}").ClickAsync();
            await window.MustBeAccessibleAsync();
            await window.PictureAsync($"{theme}-{tab}-{language}.png");
        }

        await window.At("export-layer").ClickAsync();
        await window.At("export-dialog").WaitForAsync();
        await window.MustBeAccessibleAsync();
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
    }

    [TestMethod]
    public async Task Edges_are_moved_by_keyboard_and_pointer_and_stay_there()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        double height;
        double width;
        await using (var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en"))
        {
            var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
            var before = await HeightAsync(window, ".dock");
            await window.At("edge-dock").FocusAsync();
            await window.Page.Keyboard.PressAsync("ArrowUp");
            height = await HeightAsync(window, ".dock");
            Assert.AreEqual(before + 16, height, 0.5);
            var edge = (await window.At("edge-left").BoundingBoxAsync())!;
            await window.Page.Mouse.MoveAsync(edge.X + 2, edge.Y + 200);
            await window.Page.Mouse.DownAsync();
            await window.Page.Mouse.MoveAsync(edge.X + 62, edge.Y + 200);
            await window.Page.Mouse.UpAsync();
            width = (await window.Page.Locator(".left").BoundingBoxAsync())!.Width;
            Assert.AreEqual(236 + 60, width, 1.5);
            // What is remembered is written once the program has it.
            await window.Page.WaitForFunctionAsync("() => true");
            await window.At("tab-plots").ClickAsync();
            await Assertions.Expect(window.At("tab-plots")).ToHaveAttributeAsync("aria-selected", "true");
        }

        await using var again = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        var later = await WorkbenchPage.OpenAsync(again.Address, Origin, Host);
        Assert.AreEqual(height, await HeightAsync(later, ".dock"), 0.5);
        Assert.AreEqual(width, (await later.Page.Locator(".left").BoundingBoxAsync())!.Width, 0.5);
        await later.At("menu-view").ClickAsync();
        await later.Page.Locator("[data-command=layout-first]").ClickAsync();
        await Assertions.Expect(later.Page.Locator(".app")).Not.ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("--dock"));
        Assert.AreEqual(268, await HeightAsync(later, ".dock"), 0.5);
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(1.5)]
    [DataRow(2.0)]
    public async Task Everything_is_there_at_any_scale_of_the_screen(double scale)
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        // A screen of 1600 × 960 at 200 % has 800 × 480 pixels of CSS.
        await window.Page.SetViewportSizeAsync((int)(1600 / scale), (int)(960 / scale));
        Assert.IsTrue(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"));
        foreach (var part in (string[])[".menu", ".tool:not(.draft)", ".tool.draft", ".left", ".right", ".dock", ".status", $"#map-{Origin}", $"#map-{Host}"])
        {
            var box = (await window.Page.Locator(part).BoundingBoxAsync())!;
            Assert.IsTrue(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= (1600 / scale) + 0.5 && box.Y + box.Height <= (960 / scale) + 0.5, $"{part}: {box.X} {box.Y} {box.Width} {box.Height}");
            Assert.IsTrue(box.Width >= 100 && box.Height >= 26, $"{part}: {box.Width} × {box.Height}");
        }

        foreach (var button in await window.Page.Locator(".tool button, .menubar button, .language button, .tabs button").AllAsync())
        {
            await button.ScrollIntoViewIfNeededAsync();
            var box = (await button.BoundingBoxAsync())!;
            Assert.IsTrue(box.X >= 0 && box.X + box.Width <= (1600 / scale) + 0.5, await button.InnerTextAsync());
        }

        await window.PictureAsync($"scale-{scale}.png");
    }

    [TestMethod]
    public async Task A_plan_that_was_open_before_is_opened_again_from_the_menu()
    {
        using var folder = new TemporaryFolder();
        var sample = await SampleAsync(folder);
        var other = folder.File("other.gpkg");
        await Enclave.MustAsync("new", other, "--title", "另一个 <b>工程</b>", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        await using (await DesktopProgram.StartAsync(folder.Path, other, "--language", "en"))
        {
        }

        await using var program = await DesktopProgram.StartAsync(folder.Path, sample, "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await window.At("menu-file").ClickAsync();
        await Assertions.Expect(window.At("recent")).ToHaveTextAsync("other.gpkg");
        await window.At("recent").ClickAsync();
        await Assertions.Expect(window.At("plan-title")).ToHaveTextAsync("另一个 <b>工程</b>");
        window.MustNotComplain();
    }

    private static async Task<double> HeightAsync(WorkbenchPage window, string part) => (await window.Page.Locator(part).BoundingBoxAsync())!.Height;

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }
}
