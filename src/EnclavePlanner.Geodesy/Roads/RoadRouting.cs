using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.ShortestPath;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>A place on a link.</summary>
/// <param name="Link">The link.</param>
/// <param name="Metres">How far along it.</param>
internal readonly record struct RoadPosition(RoadLink Link, double Metres);

/// <summary>The shortest way over a network's arcs, by QuikGraph's form of Dijkstra's algorithm.</summary>
internal static class RoadRouting
{
    /// <summary>The arcs of the shortest way from any of the starts to any of the ends; null where there is none.</summary>
    /// <param name="arcs">What leaves each node of the network.</param>
    /// <param name="starts">Where the way may begin.</param>
    /// <param name="ends">Where it may end.</param>
    /// <param name="cancellation">Stops the search at the next node that it would look at.</param>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    internal static List<RoadArc>? Shortest(
        IReadOnlyList<RoadArc[]> arcs, List<RoadPosition> starts, List<RoadPosition> ends, CancellationToken cancellation)
    {
        // The two ends are two nodes more, beside those of the network, which stays as it is.
        int origin = arcs.Count, goal = arcs.Count + 1;
        var departures = starts.SelectMany(start => Departures(origin, goal, start, ends)).ToArray();
        var arrivals = ends.SelectMany(end => Arrivals(goal, end)).ToLookup(arc => arc.Source);
        var graph = new RoadGraph(arcs.Count + 2, Leaving);
        var search = new DijkstraShortestPathAlgorithm<int, RoadArc>(graph, arc => arc.LengthMetres);
        search.InitializeVertex += _ => cancellation.ThrowIfCancellationRequested();
        search.ExamineVertex += _ => cancellation.ThrowIfCancellationRequested();
        search.FinishVertex += node =>
        {
            if (node == goal)
                search.Abort();
        };
        var predecessors = new VertexPredecessorRecorderObserver<int, RoadArc>();
        using (predecessors.Attach(search))
            search.Compute(origin);
        // QuikGraph takes a cancellation thrown inside for its own Abort, and ends as if it had found all there is.
        cancellation.ThrowIfCancellationRequested();
        return predecessors.TryGetPath(goal, out var path) ? [.. path] : null;

        IEnumerable<RoadArc> Leaving(int node) =>
            node == origin ? departures
            : node == goal ? []
            : arrivals.Contains(node) ? arcs[node].Concat(arrivals[node])
            : arcs[node];
    }

    private static IEnumerable<RoadArc> Departures(int origin, int goal, RoadPosition start, List<RoadPosition> ends)
    {
        var (link, metres) = start;
        if (link.GoesForward)
            yield return new RoadArc(origin, link.To, link, metres, link.LengthMetres);
        if (link.GoesBackward)
            yield return new RoadArc(origin, link.From, link, metres, 0);
        foreach (var end in ends.Where(end => end.Link == link))
        {
            if (end.Metres >= metres ? link.GoesForward || end.Metres == metres : link.GoesBackward)
                yield return new RoadArc(origin, goal, link, metres, end.Metres);
        }
    }

    private static IEnumerable<RoadArc> Arrivals(int goal, RoadPosition end)
    {
        var (link, metres) = end;
        if (link.GoesForward)
            yield return new RoadArc(link.From, goal, link, 0, metres);
        if (link.GoesBackward)
            yield return new RoadArc(link.To, goal, link, link.LengthMetres, metres);
    }
}
