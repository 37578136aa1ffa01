using System.Diagnostics;
using System.Text.RegularExpressions;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Two cities at work on one plan in a database, each in a window of its own program and as a user of its own.</summary>
[TestClass]
public sealed class SharedPlanTests
{
    private const string Origin = "371500";
    private const string Host = "440300";
    private const string Plan = "聊城—深圳";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task What_one_city_does_is_on_the_others_map_and_each_keeps_to_its_own(string language)
    {
        using var folder = new TemporaryFolder();
        using var database = TestDatabase.Ready();
        var (wang, li) = await TwoUsersAsync(folder, database);
        await using var inLiaocheng = await StartAsync(folder, database, wang, language);
        await using var inShenzhen = await StartAsync(folder, database, li, language);
        var origin = await WorkbenchPage.OpenAsync(inLiaocheng.Address, Origin, Host);
        var host = await WorkbenchPage.OpenAsync(inShenzhen.Address, Origin, Host);

        // What the origin gives appears in the host's window, and the host is told that it is not his to take out.
        await origin.ChooseRowAsync(Origin, "0100");
        await origin.At("give-origin").ClickAsync();
        await Assertions.Expect(Given(origin, "0100")).ToBeVisibleAsync();
        var clock = Stopwatch.StartNew();
        await Assertions.Expect(Given(host, "0100")).ToBeVisibleAsync();
        Console.WriteLine($"seen in the other window {clock.ElapsedMilliseconds} ms after its own");
        await host.PictureAsync($"shared-{language}.png");
        await Given(host, "0100").Locator(".remove").ClickAsync();
        await Assertions.Expect(host.At("message")).ToContainTextAsync("STO-RIGHT");
        await Assertions.Expect(Given(host, "0100")).ToBeVisibleAsync();

        // Land that the host draws is drawn on the origin's map of the host's city.
        var loads = int.Parse((await origin.Page.Locator($"#map-{Host}").GetAttributeAsync("data-loaded"))!, System.Globalization.CultureInfo.InvariantCulture);
        await DrawAsync(database, li);
        await Assertions.Expect(origin.Page.Locator($"#map-{Host}")).ToHaveAttributeAsync("data-loaded", $"{loads + 1}");
        await origin.At("parcel-filter").FillAsync("新划");
        await Assertions.Expect(origin.Page.Locator($"#parcel-table tr[data-number='新划-1'][data-city='{Host}']")).ToBeVisibleAsync();

        // The connections break; what is done then is taken in once they are there again.
        database.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{li}'");
        await origin.ChooseRowAsync(Origin, "0101");
        await origin.At("give-origin").ClickAsync();
        await Assertions.Expect(Given(host, "0101")).ToBeVisibleAsync();

        // Each signs for its own side; both see that they agree.
        await host.At("sign-origin").ClickAsync();
        await Assertions.Expect(host.At("message")).ToContainTextAsync("STO-RIGHT");
        await host.At("sign-host").ClickAsync();
        await Assertions.Expect(origin.At("signature-host")).ToContainTextAsync(li);
        await origin.At("sign-origin").ClickAsync();
        await Assertions.Expect(origin.At("sign-state").Locator(".good")).ToBeVisibleAsync();
        await Assertions.Expect(host.At("sign-state").Locator(".good")).ToBeVisibleAsync();
        origin.MustNotComplain();
        host.MustNotComplain();
    }

    [TestMethod]
    public async Task A_reader_sees_the_plan_and_why_he_cannot_change_it_and_takes_a_copy_home()
    {
        using var folder = new TemporaryFolder();
        using var database = TestDatabase.Ready();
        var (_, li) = await TwoUsersAsync(folder, database);
        await PlanMembers.GrantAsync(database.Plan(Plan), li, PlanRight.Reader);
        await using var program = await StartAsync(folder, database, li, "en");
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await Assertions.Expect(window.At("read-only")).ToHaveAttributeAsync("title", new Regex($"{li} is a reader"));
        await window.ChooseRowAsync(Origin, "0100");
        await Assertions.Expect(window.At("give-origin")).ToBeDisabledAsync();
        await Assertions.Expect(window.At("import")).ToBeDisabledAsync();

        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.At("copy").ClickAsync());
        Assert.AreEqual($"{Plan}.gpkg", download.SuggestedFilename);
        var file = folder.File("copy.gpkg");
        await download.SaveAsAsync(file);
        window.MustNotComplain();
        await using var copy = await PlanStores.OpenAsync(PlanLocation.Parse(file));
        await using var there = await PlanStores.OpenAsync(database.Plan(Plan));
        Assert.AreEqual((await there.ReadAsync()).Parcels.Length, (await copy.ReadAsync()).Parcels.Length);
        Assert.HasCount((await there.HistoryAsync()).Entries.Length, (await copy.HistoryAsync()).Entries);
    }

    private static ILocator Given(WorkbenchPage window, string number) => window.Page.Locator(".given", new() { HasTextString = number });

    private static async Task<(string Wang, string Li)> TwoUsersAsync(TemporaryFolder folder, TestDatabase database)
    {
        var sample = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", sample);
        await (await PlanStores.CopyAsync(PlanLocation.Parse(sample), database.Plan(Plan))).DisposeAsync();
        var (wang, li) = (database.MakeUser("wang"), database.MakeUser("li"));
        await PlanMembers.GrantAsync(database.Plan(Plan), wang, PlanRight.OriginEditor);
        await PlanMembers.GrantAsync(database.Plan(Plan), li, PlanRight.HostEditor);
        return (wang, li);
    }

    private static Task<DesktopProgram> StartAsync(TemporaryFolder folder, TestDatabase database, string user, string language) =>
        DesktopProgram.StartAsync(folder.File(user), $"{database.AddressText(user: user)}?plan={Plan}", "--language", language);

    private static async Task DrawAsync(TestDatabase database, string user)
    {
        await using var store = await PlanStores.OpenAsync(database.Plan(Plan, user: user));
        var near = (await store.ReadAsync()).Parcels.First(parcel => parcel.CityCode == Host);
        var beside = NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(-5000, 0).Transform(near.Geometry);
        var parcel = new Parcel { Id = Guid.CreateVersion7(), CityCode = Host, Number = "新划-1", Geometry = beside };
        await store.CommitAsync(ChangeSet.Of(user, TimeProvider.System.GetLocalNow(), "新划", [RowChange.Insert(parcel)]));
    }
}
