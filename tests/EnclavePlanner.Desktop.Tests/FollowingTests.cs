using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests;

/// <summary>What others commit comes into an open plan by itself, in its order.</summary>
[TestClass]
public sealed class FollowingTests
{
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task What_another_program_commits_comes_in_and_the_selection_stays()
    {
        using var folder = new TemporaryFolder();
        var kept = Lands.Square(Lands.Liaocheng, "T-1");
        var (writing, workspace) = await TwoAsync(folder, kept);
        await using var open = writing;
        await using var looking = workspace;
        Assert.IsTrue(workspace.IsReadOnly);
        using var view = new WorkspaceView(workspace, new WindowThread());
        view.Select([kept.Id], additive: false, SelectionSource.Map);
        var version = workspace.LayerVersion("440300", PlanLayer.Parcels);

        for (var number = 1; number <= 5; number++)
            await writing.CommitAsync(Edit(RowChange.Insert(Lands.Square(Lands.Shenzhen, $"{number}"))));
        await Until(workspace, () => workspace.State.Number == 6);
        Assert.HasCount(6, workspace.State.Contents.Parcels);
        Assert.IsTrue(workspace.State.Contents.Parcels.All(parcel => workspace.State.Areas[parcel].Value > 0), "What comes in is measured.");
        Assert.AreNotEqual(version, workspace.LayerVersion("440300", PlanLayer.Parcels));
        CollectionAssert.AreEqual(new[] { kept.Id }, view.Selection.ToArray());

        await writing.CommitAsync(Edit(RowChange.Delete(kept)));
        await Until(workspace, () => view.State.Number == 7 && view.Selection.IsEmpty);
    }

    [TestMethod]
    public async Task A_plan_as_it_was_stays_so_while_others_go_on()
    {
        using var folder = new TemporaryFolder();
        var kept = Lands.Square(Lands.Liaocheng, "T-1");
        var (writing, workspace) = await TwoAsync(folder, kept);
        await using var open = writing;
        await using var looking = workspace;
        using var view = new WorkspaceView(workspace, new WindowThread());
        await writing.CommitAsync(Edit(RowChange.Update(kept, kept with { Name = "now" })));
        await Until(workspace, () => view.State.Number == 2);
        await view.OpenAsItWasAsync(view.State.History.Entries[0]);
        Assert.IsTrue(view.IsReadOnly);
        Assert.IsNull(view.State.Contents.Parcels.Single().Name);
        await writing.CommitAsync(Edit(RowChange.Insert(Lands.Square(Lands.Shenzhen, "2"))));
        await Until(workspace, () => view.State.History.Entries.Length == 3);
        Assert.HasCount(1, view.State.Contents.Parcels);
        view.BackToNow();
        Assert.HasCount(2, view.State.Contents.Parcels);
    }

    private static async Task<(IPlanStore Writing, PlanWorkspace Looking)> TwoAsync(TemporaryFolder folder, params PlanRow[] rows)
    {
        var location = PlanLocation.Parse(folder.File("plan.gpkg"));
        var writing = await PlanStores.CreateAsync(location, Lands.Begin(rows), null, default);
        return (writing, await PlanWorkspace.OpenAsync(await PlanStores.OpenAsync(location), TimeProvider.System, default));
    }

    private static ChangeSet Edit(params RowChange[] changes) =>
        ChangeSet.Of("他人", new DateTimeOffset(2026, 8, 13, 10, 0, 0, TimeSpan.FromHours(8)), "edit", changes);

    private static async Task Until(PlanWorkspace workspace, Func<bool> reached)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (reached())
                done.TrySetResult();
        }

        workspace.Changed += Look;
        Look();
        await done.Task.WaitAsync(Hanging);
        workspace.Changed -= Look;
    }
}
