using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The edges and points of a geometry in a binary tree of bounding spheres. Neighbours in a ring are neighbours on the
/// ground, so halving the sequence is enough. Immutable and safe to use from many threads.
/// </summary>
internal sealed class EdgeTree
{
    private readonly EdgePiece[] _pieces;
    private readonly EdgeNode[] _nodes;

    private EdgeTree(EdgeCollector edges)
    {
        (_pieces, Parts) = (edges.Pieces, edges.Parts);
        _nodes = new EdgeNode[2 * edges.Count - 1];
        var next = 0;
        Build(0, edges.Count, ref next);
    }

    /// <summary>The node over all.</summary>
    internal ref readonly EdgeNode Root => ref _nodes[0];

    /// <summary>The first piece of each part: of each point, line and polygon.</summary>
    internal List<int> Parts { get; }

    /// <summary>The tree of all edges and points of a geometry; null when it is empty.</summary>
    /// <exception cref="Faults.FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    internal static EdgeTree? Of(Geometry geometry, Crs crs, Ellipsoid ellipsoid)
    {
        var edges = new EdgeCollector(new EdgePlane(crs, ellipsoid), geometry.NumPoints);
        edges.Add(geometry);
        return edges.Count == 0 ? null : new EdgeTree(edges);
    }

    internal ref readonly EdgeNode Node(int index) => ref _nodes[index];

    internal ref readonly EdgePiece Piece(int index) => ref _pieces[index];

    /// <summary>The node over pieces <paramref name="from"/> … <paramref name="to"/> − 1 and all under it; its index.</summary>
    private int Build(int from, int to, ref int next)
    {
        var index = next++;
        if (to - from == 1)
        {
            ref readonly var piece = ref _pieces[from];
            _nodes[index] = new EdgeNode(0.5 * (piece.Start.Geocentric + piece.End.Geocentric), piece.Metres / 2 + piece.Slack, from, -1, -1);
            return index;
        }

        var middle = (from + to) / 2;
        int left = Build(from, middle, ref next), right = Build(middle, to, ref next);
        _nodes[index] = EdgeNode.Over(_nodes[left], _nodes[right], middle, left, right);
        return index;
    }
}
