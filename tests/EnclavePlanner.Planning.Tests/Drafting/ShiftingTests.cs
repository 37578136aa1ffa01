using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using static EnclavePlanner.Planning.Tests.Drafting.Layouts;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>Two squares of 100 m side by side, moved, copied and taken to pieces.</summary>
[TestClass]
public sealed class ShiftingTests
{
    private static readonly Guid Scheme = Guid.CreateVersion7();
    private static readonly Plot A = Plot(Scheme, "A", Rectangle(0, 0, 100, 100));
    private static readonly Plot B = Plot(Scheme, "B", Rectangle(100, 0, 100, 100));
    private static readonly Subdivision Land = Subdivision.Of([A, B]);

    [TestMethod]
    public void A_neighbour_follows_what_is_moved()
    {
        var after = Land.After(Shifting.Move(Land, [B.Id], 30, 0));
        Assert.IsTrue(after[A.Id].Geometry.EqualsTopologically(Rectangle(0, 0, 130, 100)));
        Assert.IsTrue(after[B.Id].Geometry.EqualsTopologically(Rectangle(130, 0, 100, 100)));
    }

    [TestMethod]
    public void Copies_get_the_land_that_is_free_each_after_the_other()
    {
        Plot[] copies = [A with { Id = Guid.CreateVersion7(), Number = "C" }, B with { Id = Guid.CreateVersion7(), Number = "D" }];
        var changes = Shifting.Copy(Land, copies, 50, 50);
        var after = Land.After(changes);
        Assert.AreEqual(5_000, PlanarArea.Measure(after[copies[0].Id].Geometry).Value, 1e-6);
        Assert.AreEqual(7_500, PlanarArea.Measure(after[copies[1].Id].Geometry).Value, 1e-6);
        Assert.AreEqual(1, changes.Count(change => change.RowId == A.Id), "one change of a row, whatever copies met it");
        Assert.IsTrue(changes.Where(change => change.Before is null).All(change => change.After!.Version == 1));
        Assert.AreEqual("PLN-DRAW-TAKEN", Assert.ThrowsExactly<FaultException>(() => Shifting.Copy(Land, copies, 0, 0)).Fault.Code);
    }

    [TestMethod]
    public void Parts_come_apart_the_largest_first()
    {
        var two = Factory.CreateMultiPolygon([Rectangle(0, 0, 10, 10), Rectangle(50, 0, 20, 20)]);
        var parts = Parts.Of(two, "A");
        Assert.HasCount(2, parts);
        Assert.AreEqual(400, PlanarArea.Measure(parts[0]).Value, 1e-9);
        Assert.AreEqual("PLN-PARTS-ONE", Assert.ThrowsExactly<FaultException>(() => Parts.Of(A.Geometry, "A")).Fault.Code);
    }
}
