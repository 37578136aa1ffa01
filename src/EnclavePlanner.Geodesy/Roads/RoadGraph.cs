using QuikGraph;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>
/// The nodes 0 … n − 1 with what leaves each, as QuikGraph sees it. QuikGraph's own graph over a function looks through
/// all nodes to know one.
/// </summary>
internal sealed class RoadGraph(int nodes, Func<int, IEnumerable<RoadArc>> leaving) : IVertexListGraph<int, RoadArc>
{
    public bool IsDirected => true;

    public bool AllowParallelEdges => true;

    public bool IsVerticesEmpty => nodes == 0;

    public int VertexCount => nodes;

    public IEnumerable<int> Vertices => Enumerable.Range(0, nodes);

    public bool ContainsVertex(int vertex) => vertex >= 0 && vertex < nodes;

    public IEnumerable<RoadArc> OutEdges(int vertex) => leaving(vertex);

    public bool IsOutEdgesEmpty(int vertex) => !leaving(vertex).Any();

    public int OutDegree(int vertex) => leaving(vertex).Count();

    public RoadArc OutEdge(int vertex, int index) => leaving(vertex).ElementAt(index);

    public bool TryGetOutEdges(int vertex, out IEnumerable<RoadArc> edges)
    {
        edges = ContainsVertex(vertex) ? leaving(vertex) : [];
        return ContainsVertex(vertex);
    }

    public bool ContainsEdge(int source, int target) => TryGetEdge(source, target, out _);

    public bool TryGetEdge(int source, int target, out RoadArc edge)
    {
        edge = leaving(source).FirstOrDefault(arc => arc.Target == target)!;
        return edge is not null;
    }

    public bool TryGetEdges(int source, int target, out IEnumerable<RoadArc> edges)
    {
        edges = leaving(source).Where(arc => arc.Target == target);
        return ContainsVertex(source);
    }
}
