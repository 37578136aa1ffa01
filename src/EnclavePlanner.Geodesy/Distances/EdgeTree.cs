using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The edges and points of a geometry in a binary tree of bounding spheres. Neighbours in a ring are neighbours on the
/// ground, so halving the sequence is enough.
/// </summary>
internal sealed class EdgeTree
{
    /// <summary>Longer edges are cut, so that their bounding spheres stay useful.</summary>
    private const double LongestPieceMetres = 2000;

    private const double LongestPieceDegrees = 0.02;
    private const int MostPiecesOfAnEdge = 1000;

    private EdgeTree(List<EdgePiece> pieces, int from, int to)
    {
        if (to - from == 1)
        {
            Piece = pieces[from];
            Centre = 0.5 * (Piece.Start + Piece.End);
            Radius = Piece.Metres / 2 + Piece.Slack;
            return;
        }

        var middle = (from + to) / 2;
        Left = new EdgeTree(pieces, from, middle);
        Right = new EdgeTree(pieces, middle, to);
        var between = Right.Centre - Left.Centre;
        var distance = between.Length;
        if (distance + Right.Radius <= Left.Radius)
        {
            (Centre, Radius) = (Left.Centre, Left.Radius);
        }
        else if (distance + Left.Radius <= Right.Radius)
        {
            (Centre, Radius) = (Right.Centre, Right.Radius);
        }
        else
        {
            Radius = (Left.Radius + Right.Radius + distance) / 2;
            Centre = Left.Centre + (Radius - Left.Radius) / distance * between;
        }
    }

    internal Vector3 Centre { get; }

    internal double Radius { get; }

    /// <summary>The one piece of a leaf.</summary>
    internal EdgePiece? Piece { get; }

    internal EdgeTree? Left { get; }

    internal EdgeTree? Right { get; }

    /// <summary>The tree of all edges and points of a geometry; null when it is empty.</summary>
    internal static EdgeTree? Of(Geometry geometry, Crs crs, Ellipsoid ellipsoid)
    {
        var pieces = new List<EdgePiece>();
        Collect(geometry);
        return pieces.Count == 0 ? null : new EdgeTree(pieces, 0, pieces.Count);

        void Collect(Geometry part)
        {
            switch (part)
            {
                case Point { IsEmpty: false } point:
                    var place = Place(point.X, point.Y);
                    pieces.Add(new EdgePiece(crs, ellipsoid, point.X, point.Y, place, point.X, point.Y, place));
                    break;
                case LineString { IsEmpty: false } line:
                    Line(line.CoordinateSequence);
                    break;
                case Polygon polygon:
                    Collect(polygon.Shell);
                    foreach (var hole in polygon.Holes)
                        Collect(hole);
                    break;
                case GeometryCollection collection:
                    foreach (var member in collection.Geometries)
                        Collect(member);
                    break;
            }
        }

        void Line(CoordinateSequence line)
        {
            var longest = crs.Kind == CrsKind.Projected ? LongestPieceMetres : LongestPieceDegrees;
            var from = Place(line.GetX(0), line.GetY(0));
            for (var i = 1; i < line.Count; i++)
            {
                double x = line.GetX(i - 1), y = line.GetY(i - 1), dx = line.GetX(i) - x, dy = line.GetY(i) - y;
                var length = Math.Sqrt(dx * dx + dy * dy);
                var count = Math.Clamp(Math.Ceiling(length / longest), 1, MostPiecesOfAnEdge);
                for (var k = 0; k < count; k++)
                {
                    double start = k / count, end = (k + 1) / count;
                    var to = Place(x + end * dx, y + end * dy);
                    pieces.Add(new EdgePiece(crs, ellipsoid, x + start * dx, y + start * dy, from, x + end * dx, y + end * dy, to));
                    from = to;
                }
            }
        }

        Vector3 Place(double x, double y) => Vector3.OnSurface(ellipsoid, crs.ToGeographic(x, y));
    }
}
