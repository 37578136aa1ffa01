using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using QuikGraph.Collections;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>
/// Roads of one projected CRS as a network that ways are sought on. Roads meet where a vertex of one coincides on the
/// 0.1 mm survey grid with a vertex of another, and where an end of one lies within 0.1 mm of another; roads that cross
/// without either (bridges, tunnels) do not meet, and no gap is closed. Lengths are geodesic, vertex to vertex
/// (<see cref="LengthMeter"/>). Immutable and safe to use from many threads.
/// </summary>
public sealed class RoadNetwork
{
    private readonly Geodesic _geodesic;
    private readonly List<RoadLink> _links;
    private readonly RoadArc[][] _arcs;
    private readonly int[] _components;
    private readonly STRtree<(RoadLink Link, int Edge)> _edges = new();
    private readonly Geometry _lines;
    private readonly EdgeTree _tree;

    private RoadNetwork(Crs crs, Geometry lines, EdgeTree tree, Geodesic geodesic, List<RoadLink> links, int nodes, CancellationToken cancellation)
    {
        (Crs, _lines, _tree, _geodesic, _links) = (crs, lines, tree, geodesic, links);
        _arcs = new RoadArc[nodes][];
        var arcs = links.SelectMany(RoadArc.Over).ToLookup(arc => arc.Source);
        var joined = new ForestDisjointSet<int>(nodes);
        for (var node = 0; node < nodes; node++)
        {
            cancellation.ThrowIfCancellationRequested();
            _arcs[node] = [.. arcs[node]];
            joined.MakeSet(node);
        }

        foreach (var link in links)
        {
            cancellation.ThrowIfCancellationRequested();
            joined.Union(link.From, link.To);
            for (var edge = 0; edge + 1 < link.Vertices.Length; edge++)
            {
                var (a, b) = (link.Vertices[edge], link.Vertices[edge + 1]);
                _edges.Insert(new Envelope(a.X, b.X, a.Y, b.Y), (link, edge));
            }
        }

        _edges.Build();
        cancellation.ThrowIfCancellationRequested();
        _components = [.. Enumerable.Range(0, nodes).Select(joined.FindSet)];
        LengthMetres = links.Sum(link => link.LengthMetres);
    }

    /// <summary>What the coordinates of the roads mean.</summary>
    public Crs Crs { get; }

    /// <summary>Places where roads begin, end or meet.</summary>
    public int NodeCount => _arcs.Length;

    /// <summary>Pieces of road between nodes.</summary>
    public int LinkCount => _links.Count;

    /// <summary>Length of all roads, each line counted once.</summary>
    public double LengthMetres { get; }

    /// <summary>Builds the network. Lines of no length are left out; lines that lie on each other are each kept.</summary>
    /// <param name="roads">The roads, in <paramref name="crs"/>; vertices go to the nearest point of the survey grid.</param>
    /// <param name="crs">A projected CRS.</param>
    /// <param name="cancellation">Stops the work; only the sorting of a spatial index is run to its end.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="ArgumentException">The CRS is in degrees, or a geometry is not a line.</exception>
    /// <exception cref="FaultException">GEO-ROAD-NONE: there is no road of any length. GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    public static RoadNetwork Build(IReadOnlyList<RoadLine> roads, Crs crs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(roads);
        ArgumentNullException.ThrowIfNull(crs);
        if (crs.Kind != CrsKind.Projected)
            throw new ArgumentException($"Roads meet on the survey grid, which {crs} has not.", nameof(crs));
        var geodesic = new Geodesic(crs.Ellipsoid);
        var (links, nodes) = RoadNoding.Links(roads, crs, geodesic, cancellation);
        var factory = SurveyGrid.FactoryFor(crs);
        var lines = factory.CreateMultiLineString([.. links.Select(link =>
            factory.CreateLineString([.. link.Vertices.Select(vertex => new Coordinate(vertex.X, vertex.Y))]))]);
        cancellation.ThrowIfCancellationRequested();
        var tree = EdgeTree.Of(lines, crs, crs.Ellipsoid)
            ?? throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-ROAD-NONE"));
        return new RoadNetwork(crs, lines, tree, geodesic, links, nodes, cancellation);
    }

    /// <summary>The network's place nearest to a geometry; where roads touch or cross it, one such place, always the same.</summary>
    /// <param name="geometry">Any geometry.</param>
    /// <param name="crs">Its CRS.</param>
    /// <exception cref="FaultException">GEO-DISTANCE-EMPTY, GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    public RoadSnap Snap(Geometry geometry, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(crs);
        var nearest = NearestPoints.Between(_tree, _lines, Crs, geometry, crs);
        return new RoadSnap(nearest.To, nearest.From, nearest.LengthMetres);
    }

    /// <summary>
    /// The shortest way along roads between the places nearest to two geometries (Dijkstra's algorithm). Of several ways of
    /// the same length it is one, always the same. A place within 0.1 mm of several roads lies on each of them.
    /// </summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="crsFrom">Its CRS.</param>
    /// <param name="to">Where to end.</param>
    /// <param name="crsTo">Its CRS.</param>
    /// <param name="cancellation">Stops the work between the two snaps, and the search at any node.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="FaultException">As <see cref="Snap"/>.</exception>
    public RoadAnswer Between(Geometry from, Crs crsFrom, Geometry to, Crs crsTo, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = Snap(from, crsFrom);
        cancellation.ThrowIfCancellationRequested();
        var end = Snap(to, crsTo);
        List<RoadPosition> starts = PositionsOf(start.OnRoad), ends = PositionsOf(end.OnRoad);
        if (RoadRouting.Shortest(_arcs, starts, ends, cancellation) is not { } arcs)
        {
            var components = ends.Select(position => _components[position.Link.From]).ToHashSet();
            var joined = starts.Exists(position => components.Contains(_components[position.Link.From]));
            return new RoadUnreachable(start, end, joined ? RoadObstacle.OneWay : RoadObstacle.NotConnected);
        }

        return new RoadRoute(start, end, arcs.Sum(arc => arc.LengthMetres), Steps(arcs), Points(start.OnRoad, arcs, end.OnRoad));
    }

    /// <summary>Where on which links a place lies: on all that pass within the tolerance of it.</summary>
    private List<RoadPosition> PositionsOf(GeographicPoint place)
    {
        var point = Crs.FromGeographic(place);
        var about = new Envelope(point);
        about.ExpandBy(RoadNoding.ToleranceMetres);
        var positions = new List<RoadPosition>();
        foreach (var (link, edge) in _edges.Query(about))
        {
            var (_, distance) = PlaneEdge.Nearest(link.Vertices[edge], link.Vertices[edge + 1], (point.X, point.Y));
            if (distance <= RoadNoding.ToleranceMetres)
                positions.Add(new RoadPosition(link, link.MetresTo(edge, place, _geodesic)));
        }

        return positions;
    }

    private static List<RoadStep> Steps(List<RoadArc> arcs)
    {
        var steps = new List<RoadStep>();
        foreach (var arc in arcs.Where(arc => arc.LengthMetres > 0))
        {
            if (steps.Count > 0 && steps[^1].Line == arc.Link.Line)
                steps[^1] = steps[^1] with { LengthMetres = steps[^1].LengthMetres + arc.LengthMetres };
            else
                steps.Add(new RoadStep(arc.Link.Line, arc.LengthMetres));
        }

        return steps;
    }

    private static List<GeographicPoint> Points(GeographicPoint start, List<RoadArc> arcs, GeographicPoint end)
    {
        var points = new List<GeographicPoint> { start };
        for (var i = 0; i < arcs.Count; i++)
        {
            points.AddRange(arcs[i].Link.Between(arcs[i].StartMetres, arcs[i].EndMetres));
            if (i + 1 < arcs.Count)
                Add(arcs[i].EndMetres > 0 ? arcs[i].Link.Places[^1] : arcs[i].Link.Places[0]);
        }

        if (arcs.Count > 0)
            Add(end);
        return points;

        void Add(GeographicPoint point)
        {
            if (points[^1] != point)
                points.Add(point);
        }
    }
}
