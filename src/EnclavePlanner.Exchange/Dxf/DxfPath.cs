using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>A vertex and the arc that leads from it to the next; null where that is a straight line.</summary>
internal readonly record struct DxfVertex(double X, double Y, DxfArc? Arc = null);

/// <summary>Vertices joined by straight lines and arcs, in the entity's own system.</summary>
/// <param name="Vertices">In their order.</param>
/// <param name="IsClosed">Whether the last leads back to the first.</param>
internal sealed record DxfPath(DxfVertex[] Vertices, bool IsClosed)
{
    /// <summary>No coordinates of land reach this far (metres); beyond it, doubles cannot hold a tenth of a millimetre.</summary>
    private const double Farthest = 1e9;

    /// <summary>A path of bulges, as polylines have them.</summary>
    internal static DxfPath OfBulges(List<(double X, double Y, double Bulge)> vertices, bool isClosed)
    {
        var path = new DxfVertex[vertices.Count];
        for (var i = 0; i < path.Length; i++)
        {
            var (x, y, bulge) = vertices[i];
            var (nextX, nextY, _) = vertices[(i + 1) % path.Length];
            path[i] = new DxfVertex(x, y, bulge == 0 ? null : DxfArc.OfBulge(x, y, nextX, nextY, bulge));
        }

        return new DxfPath(path, isClosed);
    }

    /// <summary>A line of two points.</summary>
    internal static DxfPath Line(double x1, double y1, double x2, double y2) => new([new DxfVertex(x1, y1), new DxfVertex(x2, y2)], false);

    /// <summary>A path of one arc; a closed one where it goes full circle.</summary>
    internal static DxfPath Of(DxfArc arc)
    {
        var (x, y) = arc.At(0);
        var vertex = new DxfVertex(x, y, arc);
        if (Math.Abs(arc.Sweep) >= 2 * Math.PI - 1e-9)
            return new DxfPath([vertex], true);
        var (endX, endY) = arc.At(1);
        return new DxfPath([vertex, new DxfVertex(endX, endY)], false);
    }

    /// <summary>The path in the drawing's system with its arcs in chords; a closed one ends with its first point.</summary>
    /// <param name="map">From the entity's own system to the drawing's.</param>
    /// <param name="head">The entity, for a fault.</param>
    /// <param name="budget">What its vertices are taken from.</param>
    /// <exception cref="FaultException">EXC-DXF-CURVE, EXC-DXF-FAR: what is wrong with the entity. EXC-DXF-SIZE: with the file.</exception>
    internal List<Coordinate> Flatten(DxfTransform map, DxfHead head, DxfBudget budget)
    {
        budget.TakeVertices(Vertices.Length, head.Line);
        var points = new List<Coordinate>(Vertices.Length + 1);
        for (var i = 0; i < Vertices.Length; i++)
        {
            var vertex = Vertices[i];
            Add(map.Apply(vertex.X, vertex.Y));
            if (vertex.Arc is not null && (IsClosed || i < Vertices.Length - 1))
                AddArc(vertex.Arc.Under(map));
        }

        if (IsClosed && points.Count > 0 && !points[0].Equals2D(points[^1]))
            points.Add(points[0].Copy());
        else if (IsClosed && points.Count == 1)
            points.Add(points[0].Copy());
        return points;

        void AddArc(DxfArc arc)
        {
            var count = arc.ChordCount();
            if (count == 0)
                throw new FaultException(head.Refusal("EXC-DXF-CURVE"));
            budget.TakeVertices(count, head.Line);
            for (var chord = 1; chord < count; chord++)
                Add(arc.At((double)chord / count));
        }

        void Add((double X, double Y) point)
        {
            if (!(Math.Abs(point.X) <= Farthest && Math.Abs(point.Y) <= Farthest))
                throw new FaultException(head.Refusal("EXC-DXF-FAR", point.X, point.Y));
            points.Add(new Coordinate(point.X, point.Y));
        }
    }
}
