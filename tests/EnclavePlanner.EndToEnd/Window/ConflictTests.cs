using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>
/// Two programs write into one file, which the lock prevents until somebody deletes it. The window is not told of what the
/// other commits, so its next edit meets a plan that is no longer what the screen shows.
/// </summary>
[TestClass]
public sealed class ConflictTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task A_proposal_that_both_changed_is_merged_field_by_field(string language)
    {
        using var folder = new TemporaryFolder();
        var (plan, program, window) = await OpenAsync(folder, language);
        await using var running = program;
        await WriteUnseenAsync(plan, contents =>
        {
            var proposal = contents.Proposals[0];
            var (given, received) = (Numbered(contents, Origin, "0101"), Numbered(contents, Host, "0101"));
            return RowChange.Update(
                proposal,
                proposal with { OriginGives = proposal.OriginGives.With([given]), HostGives = proposal.HostGives.With([received]) });
        });
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        await window.At("conflict-dialog").WaitForAsync();
        await Assertions.Expect(window.Page.Locator("[data-testid=conflict-row] tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(window.At("conflict-commit")).ToBeDisabledAsync();
        await window.MustBeAccessibleAsync();

        await window.At("choose-merge").ClickAsync();
        await Assertions.Expect(window.At("conflict-commit")).ToBeDisabledAsync();
        await Assertions.Expect(window.At("field-host_gives").GetByTestId("take-theirs")).ToBeCheckedAsync();
        await window.At("field-origin_gives").GetByTestId("take-mine").ClickAsync();
        await Assertions.Expect(window.At("conflict-commit")).ToBeEnabledAsync();
        await window.MustBeAccessibleAsync();
        await window.PictureAsync($"conflict-{language}.png");
        await window.At("conflict-commit").ClickAsync();
        await Assertions.Expect(window.At("conflict-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = "0100" })).ToBeVisibleAsync();

        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        var merged = contents.Proposals[0];
        Assert.IsTrue(merged.OriginGives.Contains(Numbered(contents, Origin, "0100")), "mine");
        Assert.IsFalse(merged.OriginGives.Contains(Numbered(contents, Origin, "0101")), "theirs, not chosen");
        Assert.IsTrue(merged.HostGives.Contains(Numbered(contents, Host, "0101")), "theirs alone");
        window.MustNotComplain();
    }

    [TestMethod]
    public async Task A_proposal_that_another_deleted_is_brought_back_or_left_by_keyboard()
    {
        using var folder = new TemporaryFolder();
        var (plan, program, window) = await OpenAsync(folder, "en");
        await using var running = program;
        await WriteUnseenAsync(plan, contents => RowChange.Delete(contents.Proposals[0]));
        await window.ChooseRowAsync(Origin, "0100");
        await window.At("give-origin").ClickAsync();
        await Assertions.Expect(window.At("conflict-dialog")).ToBeFocusedAsync();
        await Assertions.Expect(window.At("choose-merge")).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(window.At("choose-mine")).ToBeCheckedAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(window.At("choose-theirs")).ToBeCheckedAsync();
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(window.At("choose-mine")).ToBeCheckedAsync();
        await Assertions.Expect(window.At("conflict-commit")).ToBeEnabledAsync();
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.At("conflict-commit")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.At("conflict-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator(".given", new() { HasTextString = "0100" })).ToBeVisibleAsync();
        window.MustNotComplain();
    }

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Land_that_would_lie_on_what_another_drew_lands_with_its_authors_consent(string language)
    {
        using var folder = new TemporaryFolder();
        var (plan, program, window) = await OpenAsync(folder, language);
        await using var running = program;
        await WriteUnseenAsync(plan, contents => RowChange.Insert(new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = Host,
            Number = "他-1",
            Geometry = SurveyGrid.FactoryFor(contents.City(Host).Crs).ToGeometry(new Envelope(520_000, 520_100, 2_520_000, 2_520_100)),
        }));
        var mine = folder.File("mine.txt");
        await File.WriteAllTextAsync(mine, BoundaryPoints);
        for (var round = 0; round < 2; round++)
        {
            await window.At("import-files").SetInputFilesAsync(mine);
            await window.At("import-city").SelectOptionAsync(Host);
            await window.At("import-layer").SelectOptionAsync("Parcels");
            await window.At("import-run").ClickAsync();
            if (round == 0)
            {
                await Assertions.Expect(window.At("overlap-text")).ToContainTextAsync("他-1");
                await Assertions.Expect(window.At("overlap-text")).ToContainTextAsync("我-1");
                await window.MustBeAccessibleAsync();
                await window.PictureAsync($"overlap-{language}.png");
                await window.At("commit-all-the-same").ClickAsync();
                await Assertions.Expect(window.At("conflict-dialog")).ToHaveCountAsync(0);
                await window.At("parcel-filter").FillAsync("我-1");
                await window.Page.Locator("#parcel-table tr[data-number='我-1']").First.WaitForAsync();
            }
            else
            {
                // Now its author has seen what lies there.
                await window.At("import-taken").WaitForAsync();
            }
        }

        window.MustNotComplain();
    }

    /// <summary>A square of 100 m by 100 m, half of it on the other's.</summary>
    private const string BoundaryPoints = """
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=38
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]
        4,1,我-1,我-1,面,,,,@
        J1,1,2520000,38520050
        J2,1,2520000,38520150
        J3,1,2520100,38520150
        J4,1,2520100,38520050
        J1,1,2520000,38520050
        """;

    private static async Task<(string Plan, DesktopProgram Program, WorkbenchPage Window)> OpenAsync(TemporaryFolder folder, string language)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        File.Delete(plan + ".lock");
        return (plan, program, await WorkbenchPage.OpenAsync(program.Address, Origin, Host));
    }

    private static async Task WriteUnseenAsync(string plan, Func<PlanContents, RowChange> change)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        Assert.IsFalse(store.IsReadOnly);
        await store.CommitAsync(ChangeSet.Of("他人", TimeProvider.System.GetLocalNow(), "他人的编辑", [change(await store.ReadAsync())]));
    }

    private static Guid Numbered(PlanContents contents, string city, string number) =>
        contents.Parcels.Single(parcel => parcel.CityCode == city && parcel.Number == number).Id;
}
