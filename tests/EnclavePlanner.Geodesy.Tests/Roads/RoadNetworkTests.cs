using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Roads;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Roads;

/// <summary>On the central meridian k = 1 to 1e-9 within some hundred metres, so that the plane tells every length here.</summary>
[TestClass]
public sealed class RoadNetworkTests
{
    private static readonly Crs Zone = CrsRegistry.Get(4547);

    [TestMethod]
    public void Roads_meet_at_a_common_vertex_and_where_an_end_lies_on_an_edge()
    {
        var network = Network("0 0, 100 0, 200 0", "100 0, 100 50", "150 -30, 150 0");
        AssertRoute(network, "100 50", "150 -30", 50 + 50 + 30, 1, 0, 2);
        Assert.AreEqual(6, network.NodeCount);
        Assert.AreEqual(5, network.LinkCount);
    }

    /// <summary>An end on a slanting edge can only be on the grid beside it.</summary>
    [TestMethod]
    public void An_end_off_the_edge_by_the_rounding_of_the_grid_meets_it()
    {
        var network = Network("0 0, 300 100", "100 33.3333, 100 80");
        AssertRoute(network, "100 80", "300 100", 46.6667 + Math.Sqrt(200 * 200 + 66.6667 * 66.6667), 1, 0);
    }

    [TestMethod]
    [DataRow("100 0.0002, 100 50", "an end 0.2 mm beside the edge")]
    [DataRow("100 -50, 100 50", "a bridge: no common vertex")]
    [DataRow("200.0001 0, 250 0", "an end beyond the other's end")]
    [DataRow("50 50, 100 0.0002, 150 50", "a vertex beside the edge")]
    public void What_only_comes_near_does_not_meet(string other, string why)
    {
        var network = Network("0 0, 200 0", other);
        var end = other.Split(", ")[^1];
        Assert.AreEqual(RoadObstacle.NotConnected, ((RoadUnreachable)Way(network, "0 0", end)).Obstacle, why);
    }

    [TestMethod]
    public void The_ends_are_snapped_and_the_snaps_reported()
    {
        var route = (RoadRoute)Way(Network("0 0, 200 0"), "20 -7", "150 12");
        Assert.AreEqual(130, route.LengthMetres, 1e-5);
        Assert.AreEqual(7, route.From.LengthMetres, 1e-5);
        Assert.AreEqual(12, route.To.LengthMetres, 1e-5);
        AssertAt(20, -7, route.From.Place);
        AssertAt(20, 0, route.From.OnRoad);
        AssertAt(150, 0, route.To.OnRoad);
        Assert.HasCount(2, route.Points);
        Assert.HasCount(1, route.Steps);
    }

    [TestMethod]
    public void The_way_goes_through_every_vertex_between()
    {
        var route = (RoadRoute)Way(Network("0 0, 100 0, 100 100", "100 100, 50 100, 0 100"), "50 0", "20 100");
        Assert.AreEqual(50 + 100 + 80, route.LengthMetres, 1e-5);
        double[][] expected = [[50, 0], [100, 0], [100, 100], [50, 100], [20, 100]];
        Assert.HasCount(expected.Length, route.Points);
        for (var i = 0; i < expected.Length; i++)
            AssertAt(expected[i][0], expected[i][1], route.Points[i]);
    }

    [TestMethod]
    public void One_way_roads_are_travelled_one_way()
    {
        // A block: east along the south, and the rest both ways.
        var network = Network([("0 0, 100 0", RoadDirection.Forward), ("100 0, 100 60, 0 60, 0 0", RoadDirection.Both)]);
        AssertRoute(network, "0 0", "100 0", 100, 0);
        AssertRoute(network, "100 0", "0 0", 220, 1);
        AssertRoute(network, "80 0", "20 0", 20 + 220 + 20, 0, 1, 0);
        AssertRoute(network, "20 0", "80 0", 60, 0);
        var against = Network([("100 0, 0 0", RoadDirection.Backward), ("100 0, 100 60, 0 60, 0 0", RoadDirection.Both)]);
        AssertRoute(against, "80 0", "20 0", 20 + 220 + 20, 0, 1, 0);
    }

    [TestMethod]
    public void A_way_that_one_way_roads_forbid_is_told_from_one_that_is_not_there()
    {
        var network = Network([("0 0, 100 0", RoadDirection.Forward), ("500 0, 600 0", RoadDirection.Both)]);
        Assert.AreEqual(RoadObstacle.OneWay, ((RoadUnreachable)Way(network, "100 0", "0 0")).Obstacle);
        Assert.AreEqual(RoadObstacle.OneWay, ((RoadUnreachable)Way(network, "70 0", "30 0")).Obstacle);
        Assert.AreEqual(RoadObstacle.NotConnected, ((RoadUnreachable)Way(network, "100 0", "500 0")).Obstacle);
    }

    /// <summary>As OSMnx draws a street: a line for each direction, one upon the other.</summary>
    [TestMethod]
    public void A_place_on_two_lines_that_lie_on_each_other_is_on_both()
    {
        var network = Network([("0 0, 100 0", RoadDirection.Forward), ("100 0, 0 0", RoadDirection.Forward)]);
        AssertRoute(network, "30 0", "80 0", 50, 0);
        AssertRoute(network, "80 0", "30 0", 50, 1);
    }

    [TestMethod]
    [DataRow("0 0")]
    [DataRow("37.5 0")]
    [DataRow("100 0")]
    public void From_a_place_to_itself_it_is_nought(string place)
    {
        foreach (var direction in Enum.GetValues<RoadDirection>())
        {
            var route = (RoadRoute)Way(Network([("0 0, 100 0", direction)]), place, place);
            Assert.AreEqual(0, route.LengthMetres);
            Assert.IsEmpty(route.Steps);
            Assert.HasCount(1, route.Points);
        }
    }

    [TestMethod]
    public void Of_two_ways_of_one_length_it_is_always_the_same()
    {
        var network = Network("0 0, 50 50, 100 0", "0 0, 50 -50, 100 0");
        var first = (RoadRoute)Way(network, "0 0", "100 0");
        Assert.AreEqual(100 * Math.Sqrt(2), first.LengthMetres, 1e-5);
        for (var i = 0; i < 10; i++)
            CollectionAssert.AreEqual(first.Points.ToArray(), ((RoadRoute)Way(network, "0 0", "100 0")).Points.ToArray());
    }

    [TestMethod]
    public void Loops_repeated_vertices_and_lines_of_no_length_do_no_harm()
    {
        var network = Network("0 0, 0 0, 100 0, 100 0", "100 0, 150 50, 200 0, 100 0", "40 0, 40 0", "0 0, 100 0");
        AssertRoute(network, "0 0", "200 0", 200, null);
        Assert.AreEqual(200 + 2 * Math.Sqrt(5000) + 100, network.LengthMetres, 1e-5);
    }

    [TestMethod]
    public void The_parts_of_a_multiline_are_one_road()
    {
        var roads = new[] { new RoadLine(Wkt.Read("MULTILINESTRING ((500000 2500000, 500050 2500000), (500050 2500000, 500100 2500000))"), RoadDirection.Both) };
        AssertRoute(RoadNetwork.Build(roads, Zone), "0 0", "100 0", 100, 0);
    }

    [TestMethod]
    public void A_place_in_another_zone_is_snapped_too()
    {
        var network = Network("0 0, 200 0");
        var there = CrsRegistry.Get(4548);
        var place = CoordinateTransform.Between(Zone, there).Transform(At("20 -7"));
        var route = (RoadRoute)network.Between(place, there, At("150 0"), Zone);
        Assert.AreEqual(130, route.LengthMetres, 2e-4);
        Assert.AreEqual(7, route.From.LengthMetres, 2e-4);
    }

    [TestMethod]
    public void A_parcel_that_a_road_crosses_is_on_it()
    {
        var network = Network("0 0, 200 0");
        var parcel = Wkt.Read("POLYGON ((500050 2499990, 500060 2499990, 500060 2500010, 500050 2500010, 500050 2499990))");
        var route = (RoadRoute)network.Between(parcel, Zone, At("200 0"), Zone);
        Assert.AreEqual(0, route.From.LengthMetres);
        Assert.IsTrue(route.LengthMetres is > 139.99 and < 150.01);
    }

    [TestMethod]
    public void Refuses_a_network_without_roads()
    {
        foreach (var roads in new RoadLine[][] { [], [new(Wkt.Read("LINESTRING EMPTY"), RoadDirection.Both)], [new(Wkt.Read("LINESTRING (1 1, 1 1)"), RoadDirection.Both)] })
        {
            var refused = Assert.ThrowsExactly<FaultException>(() => RoadNetwork.Build(roads, Zone));
            Assert.AreEqual("GEO-ROAD-NONE", refused.Fault.Code);
        }
    }

    [TestMethod]
    public void Refuses_what_is_no_line_and_what_has_no_place()
    {
        Assert.ThrowsExactly<ArgumentException>(() => RoadNetwork.Build([new(Wkt.Read("POINT (500000 2500000)"), RoadDirection.Both)], Zone));
        Assert.ThrowsExactly<ArgumentException>(() => RoadNetwork.Build([new(Wkt.Read("LINESTRING (114 22, 115 22)"), RoadDirection.Both)], Wkt.Cgcs2000));
        foreach (var wkt in new[] { "LINESTRING (500000 2500000, NaN 2500000)", "LINESTRING (500000 2500000, 1e300 2500000)" })
        {
            var refused = Assert.ThrowsExactly<FaultException>(() => RoadNetwork.Build([new(Wkt.Read(wkt), RoadDirection.Both)], Zone));
            Assert.AreEqual("GEO-POINT-NONFINITE", refused.Fault.Code);
        }

        var empty = Assert.ThrowsExactly<FaultException>(() => Network("0 0, 1 0").Between(Wkt.Read("POINT EMPTY"), Zone, At("0 0"), Zone));
        Assert.AreEqual("GEO-DISTANCE-EMPTY", empty.Fault.Code);
    }

    private static RoadNetwork Network(params string[] lines) => Network([.. lines.Select(line => (line, RoadDirection.Both))]);

    private static RoadNetwork Network((string Line, RoadDirection Direction)[] lines) =>
        RoadNetwork.Build([.. lines.Select(line => new RoadLine(Line(line.Line), line.Direction))], Zone);

    private static RoadAnswer Way(RoadNetwork network, string from, string to) => network.Between(At(from), Zone, At(to), Zone);

    private static void AssertRoute(RoadNetwork network, string from, string to, double metres, params int[]? roads)
    {
        var route = Assert.IsInstanceOfType<RoadRoute>(Way(network, from, to));
        Assert.AreEqual(metres, route.LengthMetres, 1e-4);
        Assert.AreEqual(route.LengthMetres, route.Steps.Sum(step => step.LengthMetres), 1e-9);
        if (roads is not null)
            CollectionAssert.AreEqual(roads, route.Steps.Select(step => step.Line).ToArray());
    }

    private static void AssertAt(double east, double north, GeographicPoint place)
    {
        var point = Zone.FromGeographic(place);
        Assert.AreEqual(500_000 + east, point.X, 1e-5);
        Assert.AreEqual(2_500_000 + north, point.Y, 1e-5);
    }

    private static Point At(string vertex) => new(Vertex(vertex));

    private static LineString Line(string vertices) => new([.. vertices.Split(", ").Select(Vertex)]);

    private static Coordinate Vertex(string pair)
    {
        var numbers = pair.Split(' ').Select(Wkt.Number).ToArray();
        return new Coordinate(500_000 + numbers[0], 2_500_000 + numbers[1]);
    }
}
