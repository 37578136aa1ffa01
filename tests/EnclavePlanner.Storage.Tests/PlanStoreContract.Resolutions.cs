using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.Tests.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    [TestMethod]
    public async Task Takes_mine_on_top_of_theirs_or_leaves_theirs()
    {
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "theirs", Name = "theirs" });
        await using var open = store;
        var other = TestPlan.Parcel(TestPlan.Shenzhen, "另", 700_000);
        var refused = TestPlan.Edit(
            "我", RowChange.Update(parcel, parcel with { Owner = "mine" }), RowChange.Insert(other));
        var mine = await Conflicting(store, refused);
        mine.ChooseForAll(RowChoice.Mine);
        var theirs = await Conflicting(store, refused);
        theirs.ChooseForAll(RowChoice.Theirs);

        Assert.AreEqual(other.Id, theirs.ToChangeSet()!.Changes.Single().RowId, "The rest of the action stays.");
        await store.CommitAsync(mine.ToChangeSet()!);
        var now = (Parcel)(await store.FindAsync(parcel.Id))!;
        Assert.AreEqual(("mine", null, 3), (now.Owner, now.Name, now.Version));
        Assert.IsNotNull(await store.FindAsync(other.Id));
    }

    [TestMethod]
    public async Task Merges_what_one_side_changed_and_asks_where_both_did()
    {
        var farther = TestPlan.Square(TestPlan.Shenzhen, 500_001, 2_500_000, 100);
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "theirs", Geometry = farther, LandUseCode = "0102" });
        await using var open = store;
        var resolution = await Conflicting(store, TestPlan.Edit(
            "我", RowChange.Update(parcel, parcel with { Owner = "mine", Name = "mine", LandUseCode = "0102", Attributes = SourceAttributes.From([new("备注", "mine")]) })));
        var row = resolution.Rows.Single();
        CollectionAssert.AreEqual(new[] { "name", "geom", "attributes", "owner" }, row.Fields.Where(field => field.Differs).Select(field => field.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "owner" }, row.Fields.Where(field => field.IsClash).Select(field => field.Name).ToArray());

        Assert.IsFalse(resolution.IsDecided);
        row.Choose(RowChoice.Merge);
        Assert.IsFalse(resolution.IsDecided, "The owner is open.");
        Assert.ThrowsExactly<InvalidOperationException>(resolution.ToChangeSet);
        row.Choose("owner", FieldSide.Mine);
        Assert.IsTrue(resolution.IsDecided);
        await store.CommitAsync(resolution.ToChangeSet()!);
        var now = (Parcel)(await store.FindAsync(parcel.Id))!;
        Assert.AreEqual(("mine", "mine", "0102", "mine", 3L), (now.Owner, now.Name, now.LandUseCode, now.Attributes["备注"], now.Version));
        PlanComparison.BitForBit(farther, now.Geometry);
    }

    [TestMethod]
    public async Task Lets_a_geometry_be_chosen_as_any_field()
    {
        var theirs = TestPlan.Square(TestPlan.Shenzhen, 500_001, 2_500_000, 100);
        var mine = TestPlan.Square(TestPlan.Shenzhen, 500_000, 2_500_001, 100);
        foreach (var (side, expected) in new (FieldSide, Geometry)[] { (FieldSide.Mine, mine), (FieldSide.Theirs, theirs) })
        {
            var (store, parcel) = await WithEditedParcel(parcel => parcel with { Geometry = theirs, Owner = "theirs" });
            await using var open = store;
            var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Update(parcel, parcel with { Geometry = mine, Name = "mine" })));
            resolution.Rows.Single().Choose("geom", side);
            await store.CommitAsync(resolution.ToChangeSet()!);
            var now = (Parcel)(await store.FindAsync(parcel.Id))!;
            Assert.AreEqual(("theirs", "mine"), (now.Owner, now.Name));
            PlanComparison.BitForBit(expected, now.Geometry);
        }
    }

    [TestMethod]
    public async Task Merges_what_both_put_into_the_two_baskets_of_a_proposal()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var (given, received) = (TestPlan.Parcel(TestPlan.Liaocheng, "1"), TestPlan.Parcel(TestPlan.Shenzhen, "2"));
        var proposal = new SwapProposal { Id = Guid.CreateVersion7(), Name = "一" };
        await store.CommitAsync(TestPlan.Insert(given, received, proposal));
        await store.CommitAsync(TestPlan.Edit("他", RowChange.Update(proposal, proposal with { HostGives = Basket.Of([received.Id]) })));
        var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Update(proposal, proposal with { OriginGives = Basket.Of([given.Id]) })));
        resolution.ChooseForAll(RowChoice.Merge);
        await store.CommitAsync(resolution.ToChangeSet()!);
        var merged = (SwapProposal)(await store.FindAsync(proposal.Id))!;
        CollectionAssert.AreEqual(new[] { given.Id }, merged.OriginGives.ToArray());
        CollectionAssert.AreEqual(new[] { received.Id }, merged.HostGives.ToArray());
    }

    [TestMethod]
    public async Task Deletes_what_another_edited_only_when_its_author_says_so_again()
    {
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "theirs" });
        await using var open = store;
        var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Delete(parcel)));
        var row = resolution.Rows.Single();
        Assert.IsFalse(row.CanMerge);
        Assert.ThrowsExactly<InvalidOperationException>(() => row.Choose(RowChoice.Merge));
        row.Choose(RowChoice.Theirs);
        Assert.IsNull(resolution.ToChangeSet(), "Nothing is left of the action.");
        row.Choose(RowChoice.Mine);
        await store.CommitAsync(resolution.ToChangeSet()!);
        Assert.IsNull(await store.FindAsync(parcel.Id));
    }

    [TestMethod]
    public async Task Brings_back_what_another_deleted_one_version_on()
    {
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "theirs" });
        await using var open = store;
        var edited = (Parcel)(await store.FindAsync(parcel.Id))!;
        await store.CommitAsync(TestPlan.Edit("他", RowChange.Delete(edited)));
        var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Update(parcel, parcel with { Owner = "mine" })));
        Assert.IsFalse(resolution.Rows.Single().CanMerge);
        resolution.ChooseForAll(RowChoice.Mine);
        await store.CommitAsync(resolution.ToChangeSet()!);
        var back = (Parcel)(await store.FindAsync(parcel.Id))!;
        Assert.AreEqual("mine", back.Owner);
        Assert.IsGreaterThan(edited.Version, back.Version);

        await store.UndoAsync("王工", TimeProvider.System);
        Assert.IsNull(await store.FindAsync(parcel.Id));
    }

    [TestMethod]
    public async Task Has_nothing_left_where_both_did_the_same()
    {
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "both" });
        await using var open = store;
        var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Update(parcel, parcel with { Owner = "both" })));
        foreach (var choice in Enum.GetValues<RowChoice>())
        {
            resolution.ChooseForAll(choice);
            Assert.IsNull(resolution.ToChangeSet());
        }
    }

    [TestMethod]
    public async Task Finds_a_new_conflict_when_the_row_changes_again_before_the_resolution_lands()
    {
        var (store, parcel) = await WithEditedParcel(parcel => parcel with { Owner = "theirs" });
        await using var open = store;
        var resolution = await Conflicting(store, TestPlan.Edit("我", RowChange.Update(parcel, parcel with { Owner = "mine" })));
        var edited = (Parcel)(await store.FindAsync(parcel.Id))!;
        await store.CommitAsync(TestPlan.Edit("他", RowChange.Update(edited, edited with { Owner = "again" })));
        resolution.ChooseForAll(RowChoice.Mine);
        var again = await Conflicting(store, resolution.ToChangeSet()!);
        Assert.AreEqual("again", ((Parcel)again.Rows.Single().Conflict.Theirs!).Owner);
    }

    private async Task<(IPlanStore Store, Parcel Base)> WithEditedParcel(Func<Parcel, Parcel> theirs)
    {
        var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        await store.CommitAsync(TestPlan.Insert(parcel));
        await store.CommitAsync(TestPlan.Edit("他", RowChange.Update(parcel, theirs(parcel))));
        return (store, parcel);
    }

    private static async Task<ConflictResolution> Conflicting(IPlanStore store, ChangeSet refused)
    {
        var fault = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(refused));
        Assert.AreEqual("STO-CONFLICT", fault.Fault.Code);
        return new ConflictResolution(refused, (ConflictException)fault.InnerException!);
    }
}
