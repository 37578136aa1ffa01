using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Balance;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Tests;

/// <summary>A plan with more parcels than the window holds: it has those it works with, and knows of the others.</summary>
[TestClass]
public sealed class ManyParcelsTests
{
    private const string Origin = "371500";

    [TestMethod]
    public async Task Parcels_stay_in_the_store_until_they_are_given_or_chosen()
    {
        using var folder = new TemporaryFolder();
        var land = Land();
        var proposal = new SwapProposal { Id = Guid.CreateVersion7(), Name = "P1", OriginGives = Basket.Of([land[5].Id]) };
        await using var workspace = await OpenAsync(folder, [.. land, proposal]);
        using var view = new WorkspaceView(workspace, new WindowThread());
        Assert.IsFalse(workspace.State.IsWhole);
        CollectionAssert.AreEqual(new[] { land[5].Id }, workspace.State.Contents.Parcels.Select(parcel => parcel.Id).ToArray());
        Assert.AreEqual(land.Length, workspace.State.CountOf(Origin, PlanLayer.Parcels));
        CollectionAssert.AreEquivalent(new[] { "0102", "1001", null }, workspace.State.Parcels.Codes.Select(code => code.Code).ToArray());
        Assert.IsTrue(workspace.State.ExtentOf(Origin)!.Contains(land[^1].Geometry.EnvelopeInternal));

        await SelectAsync(view, land[7].Id);
        CollectionAssert.AreEqual(new[] { land[7] }, view.SelectedParcels.ToArray());
        Assert.AreEqual(workspace.State.Areas[land[5]].Value, workspace.State.Areas[land[7]].Value, 0.1);
    }

    [TestMethod]
    public async Task An_edit_of_a_parcel_in_the_store_is_counted_and_one_that_is_here_is_shown()
    {
        using var folder = new TemporaryFolder();
        var land = Land();
        await using var workspace = await OpenAsync(folder, [.. land]);
        using var view = new WorkspaceView(workspace, new WindowThread());
        await SelectAsync(view, land[7].Id);
        await CommitAsync(workspace, RowChange.Delete(land[0]), RowChange.Update(land[7], land[7] with { Owner = "某村" }), RowChange.Insert(Square(land.Length) with { LandUseCode = "1207" }));
        Assert.AreEqual(land.Length, workspace.State.Parcels.CountIn(Origin));
        CollectionAssert.Contains(workspace.State.Parcels.Codes.Select(code => code.Code).ToArray(), "1207");
        Assert.AreEqual("某村", view.SelectedParcels.Single().Owner);

        await CommitAsync(workspace, RowChange.Insert(new SwapProposal { Id = Guid.CreateVersion7(), Name = "P1", OriginGives = Basket.Of([land[9].Id]) }));
        Assert.IsNotNull(workspace.State.Contents.Find(land[9].Id), "what a proposal gives is here");

        // The store and what was counted on the way say the same.
        await using var anew = await AnewAsync(workspace);
        Assert.AreEqual(anew.State.Parcels.Count, workspace.State.Parcels.Count);
        CollectionAssert.AreEquivalent(anew.State.Parcels.Codes.ToArray(), workspace.State.Parcels.Codes.ToArray());
    }

    [TestMethod]
    public async Task The_past_is_chosen_from_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var land = Land();
        await using var workspace = await OpenAsync(folder, [.. land]);
        using var view = new WorkspaceView(workspace, new WindowThread());
        var before = workspace.State.History.Entries[^1];
        await CommitAsync(workspace, RowChange.Delete(land[3]));
        await view.OpenAsItWasAsync(before);
        Assert.AreEqual(land.Length, view.State.Parcels.CountIn(Origin));
        await SelectAsync(view, land[3].Id);
        CollectionAssert.AreEqual(new[] { land[3] }, view.SelectedParcels.ToArray());
        view.BackToNow();
        Assert.IsEmpty(view.Selection);
    }

    [TestMethod]
    public async Task The_balance_is_measured_from_the_store()
    {
        using var folder = new TemporaryFolder();
        var land = Land();
        await using var workspace = await OpenAsync(folder, [.. land]);
        var meter = new AreaMeter(Lands.Liaocheng.Crs, AreaMethod.Ellipsoidal);
        var expected = LandUseBalance.Of(land.Select(parcel => (parcel.LandUseCode, meter.Measure(parcel.Geometry))));
        var balance = await workspace.MeasureBalanceAsync(Lands.Liaocheng, AreaMethod.Ellipsoidal, null, land.Length, new Progress<double>(), default);
        CollectionAssert.AreEqual(
            expected.Rows.Select(row => (row.LandUse?.Code, row.Count, row.AdjustedHectares)).ToArray(),
            balance.Rows.Select(row => (row.LandUse?.Code, row.Count, row.AdjustedHectares)).ToArray());
    }

    /// <summary>One more than a window holds, in rows of 200.</summary>
    private static Parcel[] Land() => [.. Enumerable.Range(0, PlanWorkspace.MostHeld + 1).Select(Square)];

    private static Parcel Square(int place)
    {
        double east = 500_000 + (place % 200 * 20), north = 4_030_000 + (place / 200 * 20);
        return Lands.Square(Lands.Liaocheng, $"T-{place}") with
        {
            LandUseCode = (place % 3) switch { 0 => "0102", 1 => "1001", _ => null },
            Geometry = SurveyGrid.FactoryFor(Lands.Liaocheng.Crs).ToGeometry(new Envelope(east, east + 20, north, north + 20)),
        };
    }

    /// <summary>Selects, and waits until what is in the store is here.</summary>
    private static async Task SelectAsync(WorkspaceView view, params Guid[] ids)
    {
        var done = new TaskCompletionSource();
        view.Selected += Tell;
        view.Select(ids, additive: false, SelectionSource.Map);
        await done.Task.WaitAsync(TimeSpan.FromMinutes(1));
        view.Selected -= Tell;

        void Tell(SelectionSource source) => done.TrySetResult();
    }

    private static Task CommitAsync(PlanWorkspace workspace, params RowChange[] changes) =>
        workspace.CommitAsync(ChangeSet.Of(workspace.Author, workspace.Now, "edit", changes), workspace.State.Number);

    private static async Task<PlanWorkspace> AnewAsync(PlanWorkspace workspace) =>
        await PlanWorkspace.OpenAsync(await PlanStores.OpenAsync(workspace.Location), TimeProvider.System, default);

    private static async Task<PlanWorkspace> OpenAsync(TemporaryFolder folder, params PlanRow[] rows) =>
        await PlanWorkspace.OpenAsync(
            await PlanStores.CreateAsync(PlanLocation.Parse(folder.File("plan.gpkg")), Lands.Begin(rows), null, default), TimeProvider.System, default);
}
