using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class TypedEntryTests
{
    [TestMethod]
    [DataRow("2518300.1234, 493000.5")]
    [DataRow(" 2518300.1234 493000.5 ")]
    [DataRow("2518300.1234，493000.5")]
    public void X_is_north_and_Y_is_east(string entry)
    {
        var place = TypedEntry.Place(entry);
        Assert.IsFalse(place.IsOffset);
        Assert.AreEqual(493000.5, place.Metres.X);
        Assert.AreEqual(2518300.1234, place.Metres.Y);
    }

    /// <summary>3, 4, 5: the bearing of 4 east and 3 north is 53.130102°.</summary>
    [TestMethod]
    public void A_bearing_turns_clockwise_from_north()
    {
        var place = TypedEntry.Place("5 < 53.13010235415598");
        Assert.IsTrue(place.IsOffset);
        Assert.AreEqual(4, place.Metres.X, 1e-9);
        Assert.AreEqual(3, place.Metres.Y, 1e-9);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1")]
    [DataRow("1, 2, 3")]
    [DataRow("0 < 45")]
    [DataRow("-1 < 45")]
    [DataRow("NaN, 2")]
    [DataRow("1e300, 2")]
    [DataRow("<script>")]
    public void What_is_no_place_is_refused(string entry) =>
        Assert.AreEqual("WIN-DRAFT-TYPED", Assert.ThrowsExactly<FaultException>(() => TypedEntry.Place(entry)).Fault.Code);

    [TestMethod]
    public void Several_areas_stand_between_commas()
    {
        CollectionAssert.AreEqual(new[] { 5, 3.5, 2 }, TypedEntry.Numbers("5, 3.5、2").ToArray());
        Assert.AreEqual("WIN-DRAFT-NUMBER", Assert.ThrowsExactly<FaultException>(() => TypedEntry.Number("5, 3.5")).Fault.Code);
        Assert.AreEqual("WIN-DRAFT-NUMBER", Assert.ThrowsExactly<FaultException>(() => TypedEntry.Numbers("five")).Fault.Code);
    }

    [TestMethod]
    public void A_sketch_of_half_a_point_or_beyond_the_Earth_is_none()
    {
        Assert.IsNull(Sketch.Of("draw", [1, 2, 3], 1));
        Assert.IsNull(Sketch.Of("draw", [1, double.PositiveInfinity], 1));
        Assert.IsNull(Sketch.Of("draw", [1, 2], double.NaN));
        Assert.AreEqual(2, Sketch.Of("draw", [1, 2], 1)!.Points[0].Y);
    }

    [TestMethod]
    public void A_long_sketch_is_taken_once_and_the_oldest_are_let_go()
    {
        var sketches = new Sketches();
        var first = sketches.Keep([1, 2]);
        Assert.IsNotNull(sketches.Take(first));
        Assert.IsNull(sketches.Take(first));
        var ids = Enumerable.Range(0, 20).Select(number => sketches.Keep([number])).ToList();
        Assert.IsNull(sketches.Take(ids[0]));
        Assert.AreEqual(19, sketches.Take(ids[^1])![0]);
    }
}
