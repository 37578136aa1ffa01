using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// Gives an edge the vertices that others have on it. On the survey grid a vertex can lie on a slanting edge no better than to
/// half the diagonal of a grid step; the edge is bent by so much to pass through it.
/// </summary>
internal static class SharedNodes
{
    /// <summary>Metres: half the diagonal of a step of 0.1 mm, and what binary fractions of large coordinates add.</summary>
    internal const double Reach = 0.000_071;

    /// <summary>The area with the vertices in its edges; the same object where none lies on one.</summary>
    /// <param name="area">A polygon or a multipolygon.</param>
    /// <param name="vertices">Vertices of other areas, or of this one.</param>
    internal static Geometry Into(Geometry area, IReadOnlyCollection<Coordinate> vertices)
    {
        var reached = new Envelope(area.EnvelopeInternal);
        reached.ExpandBy(Reach);
        var near = vertices.Where(vertex => reached.Contains(vertex)).Distinct().ToList();
        return near.Count == 0 ? area : Rings.With(area, ring => Into(ring, near));
    }

    private static Coordinate[] Into(Coordinate[] ring, List<Coordinate> vertices)
    {
        List<Coordinate>? noded = null;
        for (var index = 1; index < ring.Length; index++)
        {
            var (start, end) = (ring[index - 1], ring[index]);
            var on = vertices.Where(vertex => IsOn(vertex, start, end)).ToList();
            if (on.Count > 0)
            {
                noded ??= [.. ring[..index]];
                noded.AddRange(on.OrderBy(start.Distance).Select(vertex => vertex.Copy()));
            }

            noded?.Add(end);
        }

        return noded?.ToArray() ?? ring;
    }

    /// <summary>Whether the vertex lies on the edge between its ends.</summary>
    internal static bool IsOn(Coordinate vertex, Coordinate start, Coordinate end)
    {
        var (left, right) = start.X < end.X ? (start.X, end.X) : (end.X, start.X);
        var (bottom, top) = start.Y < end.Y ? (start.Y, end.Y) : (end.Y, start.Y);
        if (vertex.X < left - Reach || vertex.X > right + Reach || vertex.Y < bottom - Reach || vertex.Y > top + Reach
            || vertex.Equals2D(start) || vertex.Equals2D(end))
        {
            return false;
        }

        var (x, y) = (end.X - start.X, end.Y - start.Y);
        var (u, v) = (vertex.X - start.X, vertex.Y - start.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        var along = ((x * u) + (y * v)) / length;
        return along > 0 && along < length && Math.Abs((x * v) - (y * u)) / length <= Reach;
    }
}
