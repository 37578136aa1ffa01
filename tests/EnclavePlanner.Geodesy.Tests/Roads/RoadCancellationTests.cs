using System.Collections;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Roads;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace EnclavePlanner.Geodesy.Tests.Roads;

/// <summary>The user stops the work while it is under way: what reads the input counts the reads and asks for the stop at one of them.</summary>
[TestClass]
public sealed class RoadCancellationTests : IDisposable
{
    private const int Side = 200;
    private const int StopAt = 5_000;
    private static readonly Crs Zone = CrsRegistry.Get(4547);

    private readonly CancellationTokenSource stop = new();

    public void Dispose() => stop.Dispose();

    /// <summary>Corner to corner of a grid of 40,000 crossings: Dijkstra's algorithm looks at every one of them.</summary>
    [TestMethod]
    public void A_search_stops_in_the_middle_of_a_large_network()
    {
        var (links, nodes) = RoadNoding.Links(Grid(), Zone, new Geodesic(Zone.Ellipsoid), CancellationToken.None);
        Assert.AreEqual(Side * Side, nodes);
        var leaving = links.SelectMany(RoadArc.Over).ToLookup(arc => arc.Source);
        RoadArc[][] arcs = [.. Enumerable.Range(0, nodes).Select(node => leaving[node].ToArray())];
        List<RoadPosition> starts = [new(links[0], 0)], ends = [new(links[^1], links[^1].LengthMetres)];

        var watched = new Counting<RoadArc[]>(arcs, int.MaxValue, stop);
        Assert.HasCount(2 * (Side - 1), RoadRouting.Shortest(watched, starts, ends, stop.Token)!.Where(arc => arc.LengthMetres > 0));
        Assert.IsGreaterThan(nodes - 10, watched.Reads);

        watched = new Counting<RoadArc[]>(arcs, StopAt, stop);
        var stopped = Assert.ThrowsExactly<OperationCanceledException>(() => RoadRouting.Shortest(watched, starts, ends, stop.Token));
        Assert.AreEqual(stop.Token, stopped.CancellationToken);
        Assert.AreEqual(StopAt, watched.Reads, 4, "the node it was at, and none after it");
    }

    [TestMethod]
    public void Nothing_is_sought_once_the_user_has_stopped()
    {
        var network = RoadNetwork.Build(Grid(5), Zone);
        stop.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(
            () => network.Between(new Point(500_000, 2_500_000), Zone, new Point(500_040, 2_500_040), Zone, stop.Token));
    }

    [TestMethod]
    public void Building_a_network_stops_between_two_roads()
    {
        var roads = new Counting<RoadLine>(Grid(), Side, stop);
        Assert.ThrowsExactly<OperationCanceledException>(() => RoadNetwork.Build(roads, Zone, stop.Token));
        Assert.IsLessThan(Side + 4, roads.Reads);
    }

    [TestMethod]
    public void Building_a_network_stops_within_one_long_road()
    {
        var line = new Watched([.. Enumerable.Range(0, Side * Side).Select(i => new Coordinate(500_000 + i, 2_500_000))], StopAt, stop);
        RoadLine[] roads = [new(SurveyGrid.FactoryFor(Zone).CreateLineString(line), RoadDirection.Both)];
        Assert.ThrowsExactly<OperationCanceledException>(() => RoadNetwork.Build(roads, Zone, stop.Token));
        Assert.IsLessThan(StopAt + 4, line.Reads);
    }

    /// <summary>Streets ten metres apart, west to east and south to north, that meet at common vertices.</summary>
    private static RoadLine[] Grid(int side = Side) =>
    [
        .. Enumerable.Range(0, side).Select(row => Street(side, i => new Coordinate(500_000 + 10 * i, 2_500_000 + 10 * row))),
        .. Enumerable.Range(0, side).Select(column => Street(side, i => new Coordinate(500_000 + 10 * column, 2_500_000 + 10 * i))),
    ];

    private static RoadLine Street(int side, Func<int, Coordinate> vertex) =>
        new(new LineString([.. Enumerable.Range(0, side).Select(vertex)]), RoadDirection.Both);

    /// <summary>A list that asks for the stop when it has been read so many times.</summary>
    private sealed class Counting<T>(T[] items, int stopAt, CancellationTokenSource stop) : IReadOnlyList<T>
    {
        internal int Reads { get; private set; }

        public int Count => items.Length;

        public T this[int index]
        {
            get
            {
                if (++Reads == stopAt)
                    stop.Cancel();
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>The vertices of a line, which ask for the stop at one of them once the line is made.</summary>
    private sealed class Watched(Coordinate[] vertices, int stopAt, CancellationTokenSource stop) : CoordinateArraySequence(vertices)
    {
        internal int Reads { get; private set; }

        public override double GetX(int index)
        {
            if (++Reads == stopAt)
                stop.Cancel();
            return base.GetX(index);
        }
    }
}
