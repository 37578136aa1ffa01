using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    [TestMethod]
    public async Task Traces_a_split_of_a_split_and_a_merge_to_their_beginning_and_end()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var whole = TestPlan.Parcel(TestPlan.Shenzhen, "0139");
        await store.CommitAsync(TestPlan.Insert(whole));
        var (west, east) = Halves(whole);
        var split = Become([whole], [west, east]);
        await store.CommitAsync(split);
        var (south, north) = Halves(west);
        var again = Become([west], [south, north]);
        await store.CommitAsync(again);
        var merged = TestPlan.Parcel(TestPlan.Shenzhen, "0140");
        var merge = Become([north, east], [merged]);
        await store.CommitAsync(merge);
        await store.DisposeAsync();

        await using var reopened = await ReopenAsync(store);
        CollectionAssert.AreEquivalent(split.Descents.ToArray(), (await reopened.ReadChangeSetAsync(split.Id)).Descents.ToArray());
        var origin = await reopened.LineageAsync(whole.Id);
        Assert.IsEmpty(origin.Ancestors);
        CollectionAssert.AreEquivalent(
            new[] { (split.Id, west.Id), (split.Id, east.Id), (again.Id, south.Id), (again.Id, north.Id), (merge.Id, merged.Id), (merge.Id, merged.Id) },
            origin.Descendants.Select(step => (step.Entry.Id, step.Descent.Descendant)).ToArray());
        CollectionAssert.AreEqual(new[] { "新增", "分割" }, origin.Events.Select(happening => happening.Entry.Title).ToArray());
        Assert.AreEqual((null, whole), (origin.Events[0].Change.Before, origin.Events[0].Change.After));
        Assert.AreEqual((whole, null), (origin.Events[1].Change.Before, origin.Events[1].Change.After));

        var end = await reopened.LineageAsync(merged.Id);
        Assert.IsEmpty(end.Descendants);
        CollectionAssert.AreEquivalent(
            new[] { (merge.Id, north.Id), (merge.Id, east.Id), (again.Id, west.Id), (split.Id, whole.Id), (split.Id, whole.Id) },
            end.Ancestors.Select(step => (step.Entry.Id, step.Descent.Ancestor)).ToArray());
        CollectionAssert.IsSubsetOf(new[] { north.Id, east.Id }, end.Ancestors.Take(2).Select(step => step.Descent.Ancestor).ToArray(), "Nearest first.");
    }

    [TestMethod]
    public async Task Forgets_a_split_that_was_undone_and_knows_it_again_when_redone()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var whole = TestPlan.Parcel(TestPlan.Shenzhen, "0139");
        await store.CommitAsync(TestPlan.Insert(whole));
        var (west, east) = Halves(whole);
        await store.CommitAsync(Become([whole], [west, east]));
        for (var round = 0; round < 2; round++)
        {
            await store.UndoAsync("李工", TimeProvider.System);
            Assert.IsEmpty((await store.LineageAsync(whole.Id)).Descendants);
            Assert.IsEmpty((await store.LineageAsync(east.Id)).Ancestors);
            await store.RedoAsync("李工", TimeProvider.System);
            Assert.HasCount(2, (await store.LineageAsync(whole.Id)).Descendants);
            Assert.AreEqual("王工", (await store.LineageAsync(east.Id)).Ancestors.Single().Entry.Author, "The one who split it, not the one who brought it back.");
        }
    }

    [TestMethod]
    public async Task Knows_every_edition_of_a_row()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        await store.CommitAsync(TestPlan.Insert(parcel));
        var named = RowChange.Update(parcel, parcel with { Name = "村东" });
        await store.CommitAsync(TestPlan.Edit("命名", named));
        var moved = RowChange.Update(named.After!, (Parcel)named.After! with { CityCode = TestPlan.Liaocheng.Code, Geometry = TestPlan.Square(TestPlan.Liaocheng, 1, 2, 3) });
        await store.CommitAsync(TestPlan.Edit("换城", moved));
        await store.CommitAsync(TestPlan.Edit("删除", RowChange.Delete(moved.After!)));
        await store.UndoAsync("李工", TimeProvider.System);

        var lineage = await store.LineageAsync(parcel.Id);
        CollectionAssert.AreEqual(new long[] { 2, 3, 4, 5, 6 }, lineage.Events.Select(happening => happening.Entry.Number).ToArray());
        Assert.AreEqual(named, lineage.Events[1].Change);
        Assert.AreEqual(moved, lineage.Events[2].Change);
        Assert.IsTrue(lineage.Events[4].Change.After!.SaysTheSameAs(moved.After!));
        Assert.IsEmpty((await store.LineageAsync(Guid.NewGuid())).Events);
    }

    private static (Parcel, Parcel) Halves(Parcel whole)
    {
        var box = whole.Geometry.EnvelopeInternal;
        var middle = (box.MinX + box.MaxX) / 2;
        var factory = TestPlan.FactoryOf(TestPlan.Shenzhen);
        return (
            whole with { Id = Guid.CreateVersion7(), Number = $"{whole.Number}-1", Geometry = factory.ToGeometry(new(box.MinX, middle, box.MinY, box.MaxY)) },
            whole with { Id = Guid.CreateVersion7(), Number = $"{whole.Number}-2", Geometry = factory.ToGeometry(new(middle, box.MaxX, box.MinY, box.MaxY)) });
    }

    private static ChangeSet Become(Parcel[] ancestors, Parcel[] descendants) =>
        TestPlan.Edit("分割", [.. ancestors.Select(RowChange.Delete), .. descendants.Select(RowChange.Insert)]) with
        {
            Descents = [.. ancestors.SelectMany(ancestor => descendants.Select(descendant => new Descent(ancestor.Id, descendant.Id)))],
        };
}
