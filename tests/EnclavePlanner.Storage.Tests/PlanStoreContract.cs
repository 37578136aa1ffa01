using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

/// <summary>What every store of plans does. A store's test class says how to make and reopen one.</summary>
public abstract partial class PlanStoreContract
{
    protected abstract Task<IPlanStore> CreateAsync(ChangeSet first);

    protected abstract Task<IPlanStore> ReopenAsync(IPlanStore closed);

    [TestMethod]
    public async Task Begins_with_its_first_ChangeSet()
    {
        var first = TestPlan.First();
        await using var store = await CreateAsync(first);
        var contents = await store.ReadAsync();
        Assert.AreEqual("聊城—深圳反向飞地", contents.Plan.Title);
        CollectionAssert.AreEqual(new[] { TestPlan.Liaocheng, TestPlan.Shenzhen }, contents.Cities.ToArray());
        var history = await store.HistoryAsync();
        Assert.HasCount(1, history.Entries);
        Assert.AreEqual((first.Id, "王工", first.Time, "建立工程", 3), (history.Entries[0].Id, history.Entries[0].Author, history.Entries[0].Time, history.Entries[0].Title, history.Entries[0].RowCount));
        Assert.IsFalse(history.CanUndo || history.CanRedo);
        Assert.IsNull(await store.UndoAsync("王工", TimeProvider.System));
        Assert.IsNull(await store.RedoAsync("王工", TimeProvider.System));
    }

    [TestMethod]
    public async Task Keeps_every_kind_of_row_exactly()
    {
        var first = TestPlan.First();
        var edit = TestPlan.Insert(TestPlan.OneOfEach());
        await using var store = await CreateAsync(first);
        await store.CommitAsync(edit);
        await store.DisposeAsync();
        await using var reopened = await ReopenAsync(store);
        var expected = new PlanContents(first.Changes.Select(change => change.After!)).Apply(edit);
        PlanComparison.Equal(expected, await reopened.ReadAsync());

        var recorded = await reopened.ReadChangeSetAsync(edit.Id);
        Assert.AreEqual((edit.Author, edit.Time, edit.Time.Offset, edit.Title, edit.Reverts), (recorded.Author, recorded.Time, recorded.Time.Offset, recorded.Title, recorded.Reverts));
        CollectionAssert.AreEquivalent(edit.Changes.ToArray(), recorded.Changes.ToArray());
        foreach (var (one, other) in edit.Changes.OrderBy(change => change.RowId).Zip(recorded.Changes.OrderBy(change => change.RowId)))
        {
            if (one.After is PlanFeature feature)
                PlanComparison.BitForBit(feature.Geometry, ((PlanFeature)other.After!).Geometry);
        }
    }

    [TestMethod]
    public async Task Undoes_and_redoes_in_order_across_reopening()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        var moved = parcel with { Geometry = TestPlan.Square(TestPlan.Shenzhen, 500_001, 2_500_000, 3) };
        await store.CommitAsync(TestPlan.Insert(parcel));
        await store.CommitAsync(TestPlan.Edit("移动", RowChange.Update(parcel, moved)));
        var current = (Parcel)(await store.ReadAsync()).Find(parcel.Id)!;
        await store.CommitAsync(TestPlan.Edit("删除", RowChange.Delete(current)));
        await store.DisposeAsync();

        await using var later = await ReopenAsync(store);
        for (var round = 0; round < 2; round++)
        {
            Assert.IsNotNull(await later.UndoAsync("李工", TimeProvider.System));
            Assert.IsTrue((await later.ReadAsync()).Find(parcel.Id)!.SaysTheSameAs(moved));
            Assert.IsNotNull(await later.UndoAsync("李工", TimeProvider.System));
            Assert.IsTrue((await later.ReadAsync()).Find(parcel.Id)!.SaysTheSameAs(parcel));
            Assert.IsNotNull(await later.UndoAsync("李工", TimeProvider.System));
            Assert.IsNull((await later.ReadAsync()).Find(parcel.Id));
            Assert.IsNull(await later.UndoAsync("李工", TimeProvider.System));

            Assert.IsNotNull(await later.RedoAsync("李工", TimeProvider.System));
            Assert.IsTrue((await later.ReadAsync()).Find(parcel.Id)!.SaysTheSameAs(parcel));
            Assert.IsNotNull(await later.RedoAsync("李工", TimeProvider.System));
            Assert.IsTrue((await later.ReadAsync()).Find(parcel.Id)!.SaysTheSameAs(moved));
            Assert.IsNotNull(await later.RedoAsync("李工", TimeProvider.System));
            Assert.IsNull((await later.ReadAsync()).Find(parcel.Id));
            Assert.IsNull(await later.RedoAsync("李工", TimeProvider.System));
        }
    }
}
