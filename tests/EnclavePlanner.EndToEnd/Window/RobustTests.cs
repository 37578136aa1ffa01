using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Whatever becomes of a window, nothing that was committed is lost, and it comes back where it was.</summary>
[TestClass]
public sealed class RobustTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    public async Task A_window_loaded_anew_comes_back_where_it_was()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await WorkAsync(window);
        await window.Page.ReloadAsync();
        await MustBeBackAsync(window);

        // After a sleep that the program did not wait for, its browser says so, and the window loads itself.
        await window.Page.EvaluateAsync("() => { window.before = true; document.getElementById('components-reconnect-modal').classList.add('components-reconnect-rejected'); }");
        await window.Page.WaitForFunctionAsync("() => window.before === undefined");
        await MustBeBackAsync(window);
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_window_whose_connection_broke_goes_on_and_has_what_others_did_meanwhile()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        await using var relay = new Relay(program.Address);
        var window = await WorkbenchPage.OpenAsync(relay.Address, Origin, Host);
        var other = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await WorkAsync(window);
        relay.Break();
        await Assertions.Expect(window.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await other.ChooseRowAsync(Origin, "0101");
        await other.At("give-origin").ClickAsync();
        await Assertions.Expect(other.Page.Locator(".given", new() { HasTextString = "0101" })).ToBeVisibleAsync();
        relay.Mend();
        await Assertions.Expect(window.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = "0101" })).ToBeVisibleAsync();
        await MustBeBackAsync(window);
        await window.At("undo").ClickAsync();
        await Assertions.Expect(other.Page.Locator(".given", new() { HasTextString = "0101" })).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Two_windows_on_one_plan_share_what_is_committed_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        await using var program = await DesktopProgram.StartAsync(folder.Path, await SampleAsync(folder), "--language", "en");
        var one = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await WorkAsync(one);
        var two = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        // The second begins where the last one was, and goes its own way from there.
        await MustBeBackAsync(two);
        await two.At("tab-swap").ClickAsync();
        await Assertions.Expect(two.At("tab-swap")).ToHaveAttributeAsync("aria-selected", "true");
        await two.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(two.At("selection-area")).ToHaveTextAsync("Nothing selected");
        await MustBeBackAsync(one);
        await one.Page.ReloadAsync();
        await MustBeBackAsync(one);
        await two.Page.ReloadAsync();
        await Assertions.Expect(two.At("tab-swap")).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(two.At("selection-area")).ToHaveTextAsync("Nothing selected");
        await two.At("undo").ClickAsync();
        await Assertions.Expect(one.Page.Locator(".given", new() { HasTextString = "0100" })).ToHaveCountAsync(0);
        one.MustNotComplain();
        two.MustNotComplain();
    }

    [TestMethod]
    public async Task A_killed_browser_and_a_killed_program_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await using (var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en"))
        {
            await using (var own = await OwnBrowser.StartAsync(folder.File("profile")))
            {
                await WorkAsync(await WorkbenchPage.OpenAsync(own.Page, program.Address, Origin, Host));
                await own.KillAsync();
            }

            var next = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
            await MustBeBackAsync(next);
        }

        // The program was killed too.
        await using var again = await DesktopProgram.StartAsync(folder.Path, plan, "--language", "en");
        await MustBeBackAsync(await WorkbenchPage.OpenAsync(again.Address, Origin, Host));
    }

    /// <summary>An edit, a selection of two, a filter, and another page than the first.</summary>
    private static async Task WorkAsync(WorkbenchPage window)
    {
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = "0100" })).ToBeVisibleAsync();
        await window.ChooseRowAsync(Host, "0139", additive: true);
        await window.At("tab-plots").ClickAsync();
        await window.At("plot-filter").FillAsync("A-0");
        await window.IdleAsync("plot");
        await Assertions.Expect(window.Page.Locator("#plot-table tr[data-number='A-01']")).ToBeVisibleAsync();
    }

    private static async Task MustBeBackAsync(WorkbenchPage window)
    {
        await Assertions.Expect(window.At("tab-plots")).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(window.At("plot-filter")).ToHaveValueAsync("A-0");
        await Assertions.Expect(window.At("selection-area")).ToContainTextAsync("2 selected");
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = "0100" })).ToBeVisibleAsync();
    }

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }
}
