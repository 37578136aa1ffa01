using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>Takes the edges and points out of a geometry, in order, long edges cut into pieces.</summary>
internal sealed class EdgeCollector(EdgePlane plane, int vertices)
{
    /// <summary>Longer edges are cut, so that their bounding spheres stay useful.</summary>
    private const double LongestPieceMetres = 2000;

    private const double LongestPieceDegrees = 0.02;
    private const int MostPiecesOfAnEdge = 1000;

    /// <summary>The first <see cref="Count"/> count.</summary>
    internal EdgePiece[] Pieces { get; private set; } = new EdgePiece[vertices];

    internal int Count { get; private set; }

    /// <summary>The first piece of each point, line and polygon.</summary>
    internal List<int> Parts { get; } = new(1);

    internal void Add(Geometry geometry)
    {
        switch (geometry)
        {
            case Point { IsEmpty: false } point:
                Parts.Add(Count);
                var place = plane.At(point.X, point.Y);
                Add(place, place);
                break;
            case LineString { IsEmpty: false } line:
                Parts.Add(Count);
                AddEdges(line.CoordinateSequence);
                break;
            case Polygon { IsEmpty: false } polygon:
                Parts.Add(Count);
                AddEdges(polygon.Shell.CoordinateSequence);
                for (var i = 0; i < polygon.NumInteriorRings; i++)
                    AddEdges(polygon.GetInteriorRingN(i).CoordinateSequence);
                break;
            case GeometryCollection parts:
                for (var i = 0; i < parts.NumGeometries; i++)
                    Add(parts.GetGeometryN(i));
                break;
        }
    }

    private void AddEdges(CoordinateSequence line)
    {
        if (line.Count == 0)
            return;
        var longest = plane.IsProjected ? LongestPieceMetres : LongestPieceDegrees;
        var first = plane.At(line.GetX(0), line.GetY(0));
        var from = first;
        for (var i = 1; i < line.Count; i++)
        {
            double x = from.X, y = from.Y, endX = line.GetX(i), endY = line.GetY(i), dx = endX - x, dy = endY - y;
            var vertex = endX == first.X && endY == first.Y ? first : plane.At(endX, endY);
            var count = Math.Clamp(Math.Ceiling(Math.Sqrt(dx * dx + dy * dy) / longest), 1, MostPiecesOfAnEdge);
            for (var k = 1; k < count; k++)
            {
                var cut = plane.At(x + k / count * dx, y + k / count * dy);
                Add(from, cut);
                from = cut;
            }

            Add(from, vertex);
            from = vertex;
        }
    }

    private void Add(in PlacedVertex start, in PlacedVertex end)
    {
        if (Count == Pieces.Length)
        {
            var longer = new EdgePiece[2 * Count + 4];
            Pieces.CopyTo(longer, 0);
            Pieces = longer;
        }

        Pieces[Count++] = new EdgePiece(plane, start, end);
    }
}
