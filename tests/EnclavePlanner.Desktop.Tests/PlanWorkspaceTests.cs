using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class PlanWorkspaceTests
{
    [TestMethod]
    public async Task A_commit_is_measured_told_to_all_windows_and_undone_whole()
    {
        using var folder = new TemporaryFolder();
        var kept = Lands.Square(Lands.Liaocheng, "T-1");
        await using var workspace = await OpenAsync(folder, kept);
        using var view = new WorkspaceView(workspace, new WindowThread());
        var told = 0;
        view.Changed += () => told++;
        var version = workspace.LayerVersion("371500", PlanLayer.Parcels);
        var other = workspace.LayerVersion("440300", PlanLayer.Parcels);

        var added = Lands.Square(Lands.Liaocheng, "T-2");
        await workspace.CommitAsync(Add(workspace, added), workspace.State.Number);
        Assert.AreEqual(1, told);
        Assert.AreEqual(workspace.State.Areas[kept], workspace.State.Areas[added]);
        Assert.AreNotEqual(version, workspace.LayerVersion("371500", PlanLayer.Parcels));
        Assert.AreEqual(other, workspace.LayerVersion("440300", PlanLayer.Parcels));

        view.Select([added.Id], additive: false, SelectionSource.Map);
        await workspace.UndoAsync();
        Assert.IsEmpty(view.Selection, "what is gone is not selected");
        Assert.HasCount(1, workspace.State.Contents.Parcels);
        Assert.IsTrue(workspace.State.History.CanRedo);
        await workspace.RedoAsync();
        Assert.HasCount(2, workspace.State.Contents.Parcels);
    }

    [TestMethod]
    public async Task A_refused_commit_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var workspace = await OpenAsync(folder);
        var before = workspace.State;
        var stranger = Lands.Square(Lands.Shenzhen, "T-1") with { CityCode = "371500" };
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => workspace.CommitAsync(Add(workspace, stranger), workspace.State.Number));
        Assert.AreEqual("PLN-GEOMETRY-CRS", refusal.Fault.Code);
        Assert.AreSame(before, workspace.State);
    }

    [TestMethod]
    public async Task Selecting_with_the_control_key_adds_and_takes_out()
    {
        using var folder = new TemporaryFolder();
        var (one, two) = (Lands.Square(Lands.Liaocheng, "T-1"), Lands.Square(Lands.Shenzhen, "A-1"));
        await using var workspace = await OpenAsync(folder, one, two);
        using var view = new WorkspaceView(workspace, new WindowThread());
        view.Select([one.Id], additive: false, SelectionSource.Map);
        view.Select([two.Id], additive: true, SelectionSource.Map);
        CollectionAssert.AreEqual(new[] { one.Id, two.Id }, view.Selection.ToArray());
        view.Select([one.Id], additive: true, SelectionSource.Map);
        CollectionAssert.AreEqual(new[] { two.Id }, view.Selection.ToArray());
        view.Select([Guid.NewGuid()], additive: false, SelectionSource.Map);
        Assert.IsEmpty(view.Selection, "only what the plan has can be selected");
    }

    private static ChangeSet Add(PlanWorkspace workspace, PlanRow row) =>
        ChangeSet.Of(workspace.Author, workspace.Now, "add", [RowChange.Insert(row)]);

    private static async Task<PlanWorkspace> OpenAsync(TemporaryFolder folder, params PlanRow[] rows) =>
        await PlanWorkspace.OpenAsync(
            await PlanStores.CreateAsync(PlanLocation.Parse(folder.File("plan.gpkg")), Lands.Begin(rows), null, default), TimeProvider.System, default);
}
