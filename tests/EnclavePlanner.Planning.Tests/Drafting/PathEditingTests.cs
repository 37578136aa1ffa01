using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Tests.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Planning.Tests.Drafting.Layouts;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>A road of two stretches, another that meets it in the middle, and a place at the end.</summary>
[TestClass]
public sealed class PathEditingTests
{
    private static readonly Road Main = Road(Factory.CreateLineString([At(0, 0), At(100, 0), At(200, 0)]));
    private static readonly Road Side = Road(Factory.CreateLineString([At(100, 0), At(100, 100)]));
    private static readonly Place Station = new() { Id = Guid.CreateVersion7(), CityCode = PlanFixture.Shenzhen.Code, Geometry = Factory.CreatePoint(At(100, 100)) };
    private static readonly PlanFeature[] Paths = [Main, Side, Station];

    [TestMethod]
    public void Roads_that_meet_stay_joined()
    {
        var changes = PathEditing.Move(Paths, At(100, 0), At(110, 5));
        Assert.HasCount(2, changes);
        foreach (var change in changes)
            Assert.Contains(At(110, 5), ((PlanFeature)change.After!).Geometry.Coordinates);
    }

    [TestMethod]
    public void A_place_at_the_end_of_a_road_moves_with_it()
    {
        var changes = PathEditing.Move(Paths, At(100, 100), At(100, 150));
        CollectionAssert.AreEquivalent(new[] { Side.Id, Station.Id }, changes.Select(change => change.RowId).ToArray());
    }

    [TestMethod]
    public void A_vertex_comes_and_goes()
    {
        var added = PathEditing.Add(Paths, At(200, 0), At(100, 0), At(150, 10)).Single();
        Assert.AreEqual(4, ((PlanFeature)added.After!).Geometry.NumPoints);
        var removed = PathEditing.Remove([(PlanFeature)added.After], At(150, 10)).Single();
        Assert.IsTrue(((PlanFeature)removed.After!).Geometry.EqualsExact(Main.Geometry));
    }

    [TestMethod]
    public void What_is_left_without_length_goes()
    {
        var changes = PathEditing.Remove(Paths, At(100, 100));
        Assert.HasCount(2, changes);
        Assert.IsTrue(changes.All(change => change.After is null));
        Assert.IsNull(PathEditing.Move([Side], At(100, 100), At(100, 0)).Single().After);
    }

    [TestMethod]
    public void What_is_not_there_is_refused()
    {
        Assert.AreEqual("PLN-DRAFT-VERTEX", Assert.ThrowsExactly<FaultException>(() => PathEditing.Move(Paths, At(1, 1), At(2, 2))).Fault.Code);
        Assert.AreEqual("PLN-DRAFT-EDGE", Assert.ThrowsExactly<FaultException>(() => PathEditing.Add(Paths, At(0, 0), At(200, 0), At(2, 2))).Fault.Code);
    }

    private static Road Road(LineString line) => new() { Id = Guid.CreateVersion7(), CityCode = PlanFixture.Shenzhen.Code, Geometry = line };
}
