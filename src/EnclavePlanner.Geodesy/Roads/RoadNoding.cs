using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>
/// Cuts road lines where they meet: at a vertex of one that is a vertex of another on the survey grid, and where the end
/// of one lies on the other. Two that cross without either are a bridge or a tunnel, and stay apart.
/// </summary>
internal sealed class RoadNoding
{
    /// <summary>An end this near to the inside of an edge lies on it. Its place on the grid is up to 0.071 mm off the true one.</summary>
    internal const double ToleranceMetres = 1e-4;

    private readonly Crs _crs;
    private readonly Geodesic _geodesic;
    private readonly List<Course> _courses = [];
    private readonly Dictionary<(double X, double Y), int> _uses = [];
    private readonly HashSet<(double X, double Y)> _ends = [];
    private readonly Dictionary<(int Course, int Edge), List<(double Part, (double X, double Y) Point)>> _cuts = [];
    private readonly Dictionary<(double X, double Y), int> _nodes = [];

    private RoadNoding(Crs crs, Geodesic geodesic) => (_crs, _geodesic) = (crs, geodesic);

    /// <summary>The links of a network and the number of its nodes.</summary>
    internal static (List<RoadLink> Links, int Nodes) Links(
        IReadOnlyList<RoadLine> lines, Crs crs, Geodesic geodesic, CancellationToken cancellation)
    {
        var noding = new RoadNoding(crs, geodesic);
        for (var i = 0; i < lines.Count; i++)
            noding.Take(lines[i].Line, i, lines[i].Direction, cancellation);
        noding.CutAtEnds(cancellation);
        var links = new List<RoadLink>();
        for (var i = 0; i < noding._courses.Count; i++)
            noding.Split(i, links, cancellation);

        return (links, noding._nodes.Count);
    }

    private void Take(Geometry geometry, int line, RoadDirection direction, CancellationToken cancellation)
    {
        switch (geometry)
        {
            case LineString part:
                Take(part.CoordinateSequence, line, direction, cancellation);
                break;
            case GeometryCollection parts:
                foreach (var part in parts.Geometries)
                    Take(part, line, direction, cancellation);
                break;
            default:
                throw new ArgumentException($"Line {line} is a {geometry.GeometryType}; a road is a line.");
        }
    }

    private void Take(CoordinateSequence sequence, int line, RoadDirection direction, CancellationToken cancellation)
    {
        var vertices = new List<(double X, double Y)>(sequence.Count);
        for (var i = 0; i < sequence.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _ = _crs.ToGeographic(sequence.GetX(i), sequence.GetY(i)); // refuses what has no place
            var vertex = SurveyGrid.Snap(sequence.GetX(i), sequence.GetY(i));
            if (vertices.Count == 0 || vertices[^1] != vertex)
                vertices.Add(vertex);
        }

        if (vertices.Count < 2)
            return; // of no length: it leads nowhere
        foreach (var vertex in vertices)
            _uses[vertex] = _uses.GetValueOrDefault(vertex) + 1;
        _ends.Add(vertices[0]);
        _ends.Add(vertices[^1]);
        _courses.Add(new Course(line, direction, vertices));
    }

    private void CutAtEnds(CancellationToken cancellation)
    {
        var edges = new STRtree<(int Course, int Edge)>();
        for (var i = 0; i < _courses.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var vertices = _courses[i].Vertices;
            for (var k = 1; k < vertices.Count; k++)
                edges.Insert(new Envelope(vertices[k - 1].X, vertices[k].X, vertices[k - 1].Y, vertices[k].Y), (i, k - 1));
        }

        foreach (var end in _ends)
        {
            cancellation.ThrowIfCancellationRequested();
            var about = new Envelope(end.X, end.X, end.Y, end.Y);
            about.ExpandBy(ToleranceMetres);
            foreach (var key in edges.Query(about))
            {
                var vertices = _courses[key.Course].Vertices;
                var (a, b) = (vertices[key.Edge], vertices[key.Edge + 1]);
                var (part, distance) = PlaneEdge.Nearest(a, b, end);
                if (part is <= 0 or >= 1 || distance > ToleranceMetres || end == a || end == b)
                    continue;
                if (!_cuts.TryGetValue(key, out var cuts))
                    _cuts.Add(key, cuts = []);
                cuts.Add((part, end));
            }
        }
    }

    private void Split(int course, List<RoadLink> links, CancellationToken cancellation)
    {
        var (line, direction, vertices) = _courses[course];
        var current = new List<(double X, double Y)> { vertices[0] };
        for (var edge = 0; edge + 1 < vertices.Count; edge++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_cuts.TryGetValue((course, edge), out var cuts))
            {
                foreach (var (_, point) in cuts.OrderBy(cut => cut.Part))
                    Reach(point, isNode: true);
            }

            var next = vertices[edge + 1];
            Reach(next, edge + 2 == vertices.Count || _uses[next] > 1 || _ends.Contains(next));
        }

        void Reach((double X, double Y) vertex, bool isNode)
        {
            current.Add(vertex);
            if (!isNode)
                return;
            links.Add(new RoadLink(line, direction, Node(current[0]), Node(vertex), [.. current], _crs, _geodesic, cancellation));
            current = [vertex];
        }
    }

    private int Node((double X, double Y) vertex)
    {
        if (!_nodes.TryGetValue(vertex, out var node))
            _nodes.Add(vertex, node = _nodes.Count);
        return node;
    }

    private sealed record Course(int Line, RoadDirection Direction, List<(double X, double Y)> Vertices);
}
