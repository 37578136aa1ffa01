using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// A straight line that is moved across an area, parallel to itself. What lies behind it has a signed distance below its own.
/// </summary>
/// <param name="East">East component of the unit vector across the line.</param>
/// <param name="North">North component of it.</param>
internal readonly record struct SweepLine(double East, double North)
{
    /// <summary>Moved from an edge's side of an area to the other: from that of its left and right on which less of the area lies.</summary>
    internal static SweepLine From(LineSegment edge, Geometry area)
    {
        var length = edge.Length;
        var line = new SweepLine(-(edge.P1.Y - edge.P0.Y) / length, (edge.P1.X - edge.P0.X) / length);
        var (start, end) = line.Span(area);
        var at = line.DistanceOf(edge.P0);
        return at - start <= end - at ? line : new SweepLine(-line.East, -line.North);
    }

    internal double DistanceOf(Coordinate place) => (East * place.X) + (North * place.Y);

    /// <summary>The position along the line.</summary>
    internal double AlongOf(Coordinate place) => (North * place.X) - (East * place.Y);

    /// <summary>Where the line first touches the area, and where it leaves it.</summary>
    internal (double Start, double End) Span(Geometry area)
    {
        var (start, end) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var vertex in area.Coordinates)
            (start, end) = (Math.Min(start, DistanceOf(vertex)), Math.Max(end, DistanceOf(vertex)));
        return (start, end);
    }

    /// <summary>Plane m² of the area behind the line at a distance.</summary>
    internal double AreaBehind(Geometry area, double distance)
    {
        var sum = 0.0;
        foreach (var polygon in Rings.Polygons(area))
        {
            sum += Math.Abs(RingBehind(polygon.Shell, distance));
            foreach (var hole in polygon.InteriorRings)
                sum -= Math.Abs(RingBehind(hole, distance));
        }

        return sum;
    }

    /// <summary>
    /// Signed m² of the part of a ring behind the line (after Sutherland and Hodgman 1974; what runs back along the line
    /// encloses nothing).
    /// </summary>
    private double RingBehind(LineString ring, double distance)
    {
        var vertices = ring.CoordinateSequence;
        var origin = vertices.GetCoordinate(0);
        var (sum, lastX, lastY) = (0.0, 0.0, 0.0);
        var isFirst = true;
        var (firstX, firstY) = (0.0, 0.0);
        void Add(double x, double y)
        {
            if (isFirst)
                (firstX, firstY, isFirst) = (x, y, false);
            else
                sum += (lastX * y) - (x * lastY);
            (lastX, lastY) = (x, y);
        }

        for (var index = 1; index < vertices.Count; index++)
        {
            var (start, end) = (vertices.GetCoordinate(index - 1), vertices.GetCoordinate(index));
            var (from, to) = (DistanceOf(start) - distance, DistanceOf(end) - distance);
            if (from <= 0)
                Add(start.X - origin.X, start.Y - origin.Y);
            if ((from < 0 && to > 0) || (from > 0 && to < 0))
            {
                var part = from / (from - to);
                Add(start.X - origin.X + (part * (end.X - start.X)), start.Y - origin.Y + (part * (end.Y - start.Y)));
            }
        }

        return (sum + (lastX * firstY) - (firstX * lastY)) / 2;
    }
}
