using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Plans;

[TestClass]
public sealed class PlanContentsTests
{
    [TestMethod]
    public void A_change_set_and_its_inverse_leave_what_was_said()
    {
        var kept = Square(Liaocheng, "T-1", 100);
        var gone = Square(Liaocheng, "T-2", 50);
        var before = Contents(kept, gone);
        var edit = ChangeSet(
            RowChange.Update(kept, kept with { Name = "试验田" }),
            RowChange.Delete(gone),
            RowChange.Insert(Square(Shenzhen, "A-01", 30)));

        var after = before.Apply(edit);
        Assert.HasCount(2, after.Parcels);
        Assert.AreEqual("试验田", ((Parcel)after.Find(kept.Id)!).Name);

        var back = after.Apply(edit.Inverse(Guid.CreateVersion7(), "test", edit.Time, "undo"));
        CollectionAssert.AreEquivalent(before.Rows.Select(row => row.Id).ToList(), back.Rows.Select(row => row.Id).ToList());
        foreach (var row in before.Rows)
            Assert.IsTrue(row.SaysTheSameAs(back.Find(row.Id)!), row.ToString());
    }

    [TestMethod]
    public void A_version_never_runs_backwards()
    {
        var parcel = Square(Liaocheng, "T-1", 100);
        var edit = ChangeSet(RowChange.Delete(parcel));
        var back = Contents(parcel).Apply(edit).Apply(edit.Inverse(Guid.CreateVersion7(), "test", edit.Time, "undo"));
        Assert.IsGreaterThan(parcel.Version, back.Find(parcel.Id)!.Version);
    }

    [TestMethod]
    public void A_stale_row_is_refused()
    {
        var parcel = Square(Liaocheng, "T-1", 100);
        var mine = RowChange.Update(parcel, parcel with { Name = "mine" });
        var theirs = RowChange.Update(parcel, parcel with { Name = "theirs" });
        var fault = Assert.ThrowsExactly<FaultException>(() => Contents(parcel).Apply(ChangeSet(theirs)).Apply(ChangeSet(mine)));
        Assert.AreEqual("PLN-CHANGE-STALE", fault.Fault.Code);
        StringAssert.Contains(fault.Message, "T-1");
    }

    [TestMethod]
    public void Lists_cities_origin_first_and_parcels_by_city_and_number()
    {
        var contents = Contents(Square(Shenzhen, "1", 10), Square(Liaocheng, "T-10", 10), Square(Liaocheng, "T-9", 10));
        CollectionAssert.AreEqual(new[] { "371500", "440300" }, contents.Cities.Select(city => city.Code).ToArray());
        CollectionAssert.AreEqual(new[] { "T-9", "T-10", "1" }, contents.Parcels.Select(parcel => parcel.Number).ToArray());
    }

    [TestMethod]
    public void An_unknown_city_is_named_with_the_known_ones()
    {
        var fault = Assert.ThrowsExactly<FaultException>(() => Contents().City("441500"));
        Assert.AreEqual("PLN-CITY-UNKNOWN", fault.Fault.Code);
        StringAssert.Contains(fault.Message, "371500, 440300");
    }
}
