using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Roads;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Land;

[TestClass]
public sealed class CityRoadsTests
{
    /// <summary>The values of OpenStreetMap's key:oneway, OSMnx's True and False, Geofabrik's F, T, B and ESRI's FT and TF.</summary>
    [TestMethod]
    [DataRow("oneway", "yes", true, false)]
    [DataRow("ONEWAY", true, true, false)]
    [DataRow("oneway", "True", true, false)]
    [DataRow("Oneway", 1L, true, false)]
    [DataRow("oneway", "F", true, false)]
    [DataRow("oneway", " FT ", true, false)]
    [DataRow("oneway", "-1", false, true)]
    [DataRow("oneway", -1.0, false, true)]
    [DataRow("oneway", "T", false, true)]
    [DataRow("oneway", "no", true, true)]
    [DataRow("oneway", false, true, true)]
    [DataRow("oneway", "B", true, true)]
    [DataRow("oneway", "", true, true)]
    [DataRow("oneway", null, true, true)]
    [DataRow("highway", "yes", true, true)]
    public void The_sources_one_way_field_is_kept(string field, object? value, bool forward, bool backward)
    {
        var network = CityRoads.Joining(Contents(Line(Shenzhen, "深南大道", 0, 100, (field, value))), Shenzhen.Code, Shenzhen.Code).Network;
        Assert.AreEqual(forward, Reaches(network, 10, 90));
        Assert.AreEqual(backward, Reaches(network, 90, 10));
    }

    [TestMethod]
    public void A_one_way_value_that_is_not_known_is_refused_and_named()
    {
        var contents = Contents(Line(Shenzhen, "深南大道", 0, 100, ("oneway", "reversible")));
        var refused = Assert.ThrowsExactly<FaultException>(() => CityRoads.Joining(contents, Shenzhen.Code, Shenzhen.Code));
        Assert.AreEqual("PLN-ROAD-ONEWAY", refused.Fault.Code);
        StringAssert.Contains(refused.Message, "深南大道");
        StringAssert.Contains(refused.Message, "reversible");
    }

    [TestMethod]
    public void Only_the_cities_own_roads_are_in_the_network()
    {
        var contents = Contents(Line(Shenzhen, "1", 0, 100), Line(Shenzhen, "2", 100, 200), Line(Liaocheng, "3", 200, 300));
        var roads = CityRoads.Joining(contents, Shenzhen.Code, Shenzhen.Code);
        Assert.HasCount(2, roads.Roads);
        var route = (RoadRoute)roads.Network.Between(At(150), Shenzhen.Crs, At(30), Shenzhen.Crs);
        CollectionAssert.AreEqual(new[] { "2", "1" }, route.Steps.Select(step => roads.Roads[step.Line].Number).ToArray());
    }

    [TestMethod]
    public void Cities_of_one_zone_share_a_network_where_their_roads_meet()
    {
        var shanwei = Liaocheng with { Id = Guid.CreateVersion7(), Code = "441500", Name = "汕尾市", Epsg = Shenzhen.Epsg };
        var contents = Contents(shanwei, Line(Shenzhen, "1", 0, 100), Line(shanwei, "2", 100, 200));
        Assert.IsTrue(Reaches(CityRoads.Joining(contents, Shenzhen.Code, shanwei.Code).Network, 10, 190));
    }

    [TestMethod]
    public void Cities_of_different_zones_share_none()
    {
        var contents = Contents(Line(Shenzhen, "1", 0, 100), Line(Liaocheng, "2", 0, 100));
        var refused = Assert.ThrowsExactly<FaultException>(() => CityRoads.Joining(contents, Shenzhen.Code, Liaocheng.Code));
        Assert.AreEqual("PLN-ROADS-ZONES", refused.Fault.Code);
    }

    [TestMethod]
    public void A_city_without_roads_is_refused()
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => CityRoads.Joining(Contents(Line(Shenzhen, "1", 0, 100)), Liaocheng.Code, Liaocheng.Code));
        Assert.AreEqual("PLN-ROADS-NONE", refused.Fault.Code);
        StringAssert.Contains(refused.Message, Liaocheng.Name);
    }

    private static bool Reaches(RoadNetwork network, double from, double to) =>
        network.Between(At(from), Shenzhen.Crs, At(to), Shenzhen.Crs) is RoadRoute;

    private static Point At(double east) => new(500_000 + east, 2_500_000);

    private static Road Line(City city, string number, double from, double to, params (string Field, object? Value)[] attributes) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        Number = number,
        Geometry = SurveyGrid.FactoryFor(city.Crs).CreateLineString([new(500_000 + from, 2_500_000), new(500_000 + to, 2_500_000)]),
        Attributes = SourceAttributes.From(attributes.Select(pair => KeyValuePair.Create(pair.Field, pair.Value))),
    };
}
