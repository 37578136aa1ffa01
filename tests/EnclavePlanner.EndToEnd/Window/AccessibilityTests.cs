using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.EndToEnd.Window;

[TestClass]
public sealed class AccessibilityTests
{
    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Axe_finds_no_serious_violation(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", "440300");
        await window.ChooseRowAsync("371500", "0139");
        foreach (var tab in new[] { "parcels", "balance", "swap", "history", "past" })
        {
            if (tab == "past")
            {
                await window.Page.Locator("#history-table tr[data-number]").First.ClickAsync();
                await window.At("open-as-it-was").ClickAsync();
                await window.At("as-of").WaitForAsync();
            }
            else
            {
                await window.At($"tab-{tab}").ClickAsync();
            }

            await window.MustBeAccessibleAsync();
        }
    }
}
