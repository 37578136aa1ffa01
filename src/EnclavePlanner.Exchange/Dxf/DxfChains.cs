using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Joins lines end to end into loops. A loop is taken where at each of its corners exactly two ends meet: where three meet, the
/// lines are a network, and which of its meshes are land is not for a reader to guess.
/// </summary>
internal sealed class DxfChains
{
    /// <summary>
    /// Ends up to 1 mm apart meet: what a survey that is written to 1 mm cannot tell apart. A wider gap stays open, so that a
    /// boundary that was not drawn to its end is not made up.
    /// </summary>
    internal const double GapTolerance = 0.001;

    private readonly List<(DxfHead Head, List<Coordinate> Points, int First, int Last)> pieces = [];
    private readonly List<(Coordinate Place, List<int> Pieces)> nodes = [];
    private readonly Dictionary<(long X, long Y), List<int>> cells = [];

    /// <summary>How many ends met within the tolerance but not exactly.</summary>
    internal int ClosedGaps { get; private set; }

    /// <summary>The pieces that belong to no loop; complete after <see cref="Loops"/>.</summary>
    internal List<DxfHead> LeftOver { get; } = [];

    /// <summary>Whether two points are one within the tolerance.</summary>
    internal static bool Meet(Coordinate one, Coordinate other)
    {
        var (dx, dy) = (one.X - other.X, one.Y - other.Y);
        return dx * dx + dy * dy <= GapTolerance * GapTolerance;
    }

    /// <summary>Adds a line; false where it has no length, so that it joins nothing.</summary>
    internal bool Add(DxfHead head, List<Coordinate> points)
    {
        if (points.Count < 2 || (points.Count == 2 && Meet(points[0], points[1])))
            return false;

        var (first, last) = (NodeAt(points[0]), NodeAt(points[^1]));
        nodes[first].Pieces.Add(pieces.Count);
        nodes[last].Pieces.Add(pieces.Count);
        pieces.Add((head, points, first, last));
        return true;
    }

    /// <summary>The closed loops, each with the head of its first piece.</summary>
    internal IEnumerable<(DxfHead Head, List<Coordinate> Ring)> Loops(CancellationToken cancellation)
    {
        var isUsed = new bool[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isUsed[i])
                continue;
            if (Walk(i, isUsed) is { } ring)
                yield return (pieces[i].Head, ring);
        }
    }

    /// <summary>Goes on from a piece to its neighbours until it comes back to it; null where the way ends or branches.</summary>
    private List<Coordinate>? Walk(int start, bool[] isUsed)
    {
        var way = new List<(int Piece, bool IsReversed)>();
        var piece = start;
        var isReversed = false;
        var isLoop = true;
        do
        {
            way.Add((piece, isReversed));
            isUsed[piece] = true;
            var node = nodes[isReversed ? pieces[piece].First : pieces[piece].Last].Pieces;
            isLoop = node.Count == 2;
            if (!isLoop)
                break;
            piece = node[0] == piece ? node[1] : node[0];
            // A piece that ends where it begins is its own neighbour.
            if (piece != start && isUsed[piece])
                isLoop = false;
            isReversed = !ReferenceEquals(nodes[pieces[piece].First].Pieces, node);
        }
        while (isLoop && piece != start);
        if (isLoop && Ring(way) is { Count: > 3 } ring)
            return ring;
        foreach (var (part, _) in way)
            LeftOver.Add(pieces[part].Head);
        return null;
    }

    private List<Coordinate> Ring(List<(int Piece, bool IsReversed)> way)
    {
        var ring = new List<Coordinate>();
        foreach (var (piece, isReversed) in way)
        {
            var points = pieces[piece].Points;
            for (var i = 0; i < points.Count; i++)
            {
                var point = points[isReversed ? points.Count - 1 - i : i];
                if (i == 0 && ring.Count > 0)
                    NoteGap(ring[^1], point);
                else
                    ring.Add(point);
            }
        }

        NoteGap(ring[^1], ring[0]);
        ring[^1] = ring[0].Copy();
        return ring;
    }

    private void NoteGap(Coordinate one, Coordinate other)
    {
        if (!one.Equals2D(other))
            ClosedGaps++;
    }

    /// <summary>The node at a place: cells as wide as the tolerance, so that only the nine round a point can hold it.</summary>
    private int NodeAt(Coordinate point)
    {
        var (cellX, cellY) = ((long)Math.Floor(point.X / GapTolerance), (long)Math.Floor(point.Y / GapTolerance));
        for (var x = cellX - 1; x <= cellX + 1; x++)
        {
            for (var y = cellY - 1; y <= cellY + 1; y++)
            {
                if (cells.TryGetValue((x, y), out var near) && near.FindIndex(node => Meet(nodes[node].Place, point)) is >= 0 and var found)
                    return near[found];
            }
        }

        if (!cells.TryGetValue((cellX, cellY), out var cell))
            cells.Add((cellX, cellY), cell = []);
        cell.Add(nodes.Count);
        nodes.Add((point, []));
        return nodes.Count - 1;
    }
}
