using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Roads;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Roads;

/// <summary>Shortest ways over the streets of Futian, against a search of our own making over the file's own graph.</summary>
[TestClass]
public sealed class RealRoadTests
{
    private static readonly Lazy<FutianRoads> Futian = new(FutianRoads.Read);
    private static readonly Lazy<RoadNetwork> OneWay = new(() => Futian.Value.Network(RoadDirection.Forward));
    private static readonly Lazy<RoadNetwork> BothWays = new(() => Futian.Value.Network(RoadDirection.Both));

    /// <summary>The notes beside the data: 337.34 km by OSMnx's great circles, 337.06 km geodesic.</summary>
    [TestMethod]
    public void All_streets_together_are_as_long_as_stated()
    {
        Assert.HasCount(1751, Futian.Value.Nodes);
        Assert.HasCount(4009, Futian.Value.Edges);
        Assert.AreEqual(337.34, Futian.Value.Edges.Sum(edge => edge.StatedMetres) / 1000, 0.005);
        var degrees = new LengthMeter(CrsRegistry.Get(4326));
        Assert.AreEqual(337.06, Futian.Value.Edges.Sum(edge => degrees.Measure(edge.Degrees)) / 1000, 0.005);
        Assert.AreEqual(337.06, OneWay.Value.LengthMetres / 1000, 0.005);
    }

    [TestMethod]
    public void Shortest_ways_are_those_of_a_plain_search_over_the_files_graph()
    {
        var meter = new LengthMeter(FutianRoads.Zone);
        var outgoing = Futian.Value.Edges.ToLookup(edge => edge.Source, edge => (edge.Target, Metres: meter.Measure(edge.Line)));
        var names = Futian.Value.Nodes.Keys.Order(StringComparer.Ordinal).ToArray();
        var random = new Random(4547);
        var unreachable = 0;
        for (var i = 0; i < 20; i++)
        {
            var start = names[random.Next(names.Length)];
            var expected = PlainSearch(outgoing, start);
            for (var k = 0; k < 20; k++)
            {
                var end = names[random.Next(names.Length)];
                var answer = Way(OneWay.Value, Futian.Value.Nodes[start], Futian.Value.Nodes[end]);
                if (!expected.TryGetValue(end, out var metres))
                {
                    Assert.AreEqual(RoadObstacle.OneWay, Assert.IsInstanceOfType<RoadUnreachable>(answer).Obstacle);
                    unreachable++;
                    continue;
                }

                var route = Assert.IsInstanceOfType<RoadRoute>(answer);
                Assert.AreEqual(metres, route.LengthMetres, 1e-4, $"{start} {end}");
                Assert.AreEqual(0, route.From.LengthMetres);
                Assert.AreEqual(0, route.To.LengthMetres);
            }
        }

        Assert.IsLessThan(100, unreachable);
    }

    /// <summary>Without one-way roads a way is as long as the way back, and no detour shortens it; never is it shorter than the geodesic.</summary>
    [TestMethod]
    public void Ways_between_any_places_keep_the_laws_of_a_distance()
    {
        var geodesic = new Geodesic(FutianRoads.Zone.Ellipsoid);
        var extent = new Envelope(Futian.Value.Nodes.Values.Select(node => node.Coordinate));
        var place = Gen.Select(Gen.Double[extent.MinX, extent.MaxX], Gen.Double[extent.MinY, extent.MaxY]).Select(xy => new Point(xy.Item1, xy.Item2));
        Gen.Select(place, place, place).Sample((a, b, c) =>
        {
            if (Way(BothWays.Value, a, b) is not RoadRoute ab || Way(BothWays.Value, b, c) is not RoadRoute bc)
                return true; // parts of the net that do not hang together
            var ba = (RoadRoute)Way(BothWays.Value, b, a);
            var ac = (RoadRoute)Way(BothWays.Value, a, c);
            return Math.Abs(ab.LengthMetres - ba.LengthMetres) < 1e-6
                && ac.LengthMetres <= ab.LengthMetres + bc.LengthMetres + 1e-6
                && ab.LengthMetres >= geodesic.Inverse(ab.From.OnRoad, ab.To.OnRoad).LengthMetres - 1e-6
                && Math.Abs(Along(ab.Points) - ab.LengthMetres) < 1e-5;
        }, iter: 60, threads: 1);

        double Along(IReadOnlyList<GeographicPoint> points) => points.Zip(points.Skip(1), (from, to) => geodesic.Inverse(from, to).LengthMetres).Sum();
    }

    [TestMethod]
    public void One_way_roads_keep_the_triangle_inequality()
    {
        var nodes = Futian.Value.Nodes.Values.ToArray();
        var node = Gen.Int[0, nodes.Length - 1];
        Gen.Select(node, node, node).Sample((a, b, c) =>
            Way(OneWay.Value, nodes[a], nodes[b]) is not RoadRoute ab
            || Way(OneWay.Value, nodes[b], nodes[c]) is not RoadRoute bc
            || (Way(OneWay.Value, nodes[a], nodes[c]) is RoadRoute ac && ac.LengthMetres <= ab.LengthMetres + bc.LengthMetres + 1e-6),
            iter: 60, threads: 1);
    }

    private static RoadAnswer Way(RoadNetwork network, Point from, Point to) => network.Between(from, FutianRoads.Zone, to, FutianRoads.Zone);

    /// <summary>Dijkstra's algorithm as in a textbook, to all nodes.</summary>
    private static Dictionary<string, double> PlainSearch(ILookup<string, (string Target, double Metres)> outgoing, string start)
    {
        var settled = new Dictionary<string, double>();
        var open = new PriorityQueue<string, double>([(start, 0)]);
        while (open.TryDequeue(out var node, out var metres))
        {
            if (!settled.TryAdd(node, metres))
                continue;
            foreach (var (target, further) in outgoing[node])
                open.Enqueue(target, metres + further);
        }

        return settled;
    }
}
