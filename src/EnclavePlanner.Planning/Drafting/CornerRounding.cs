using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Rounds a corner by an arc that touches both its edges, in every area that has it: a street corner, say.</summary>
public static class CornerRounding
{
    /// <summary>Metres by which a chord may lie off the arc where nobody says otherwise.</summary>
    public const double DefaultTolerance = 0.01;

    /// <summary>The changes.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="corner">A vertex through which one boundary passes.</param>
    /// <param name="radius">Metres.</param>
    /// <param name="tolerance">Metres by which a chord may lie off the arc, 0.0001 at least.</param>
    /// <exception cref="FaultException">
    /// PLN-DRAFT-VERTEX: no area has the vertex. PLN-DRAFT-JUNCTION: more than two boundaries meet there. PLN-ROUND-STRAIGHT:
    /// it is no corner. PLN-ROUND-RADIUS: the radius is not positive, or needs longer edges.
    /// </exception>
    public static ImmutableArray<RowChange> Of(Subdivision land, Coordinate corner, double radius, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(corner);
        var having = VertexEditing.Having(land, [corner]);
        var neighbours = Junction.Neighbours(having, corner);
        if (neighbours.Count != 2)
            throw DraftingFaults.Refusal("PLN-DRAFT-JUNCTION", corner.X, corner.Y);
        var ends = neighbours.ToArray();
        var arc = Arc(corner, ends[0], ends[1], radius, Math.Max(tolerance, 0.0001));
        return Redrawing.Of(
            land,
            having.Select(feature => feature with { Geometry = Rings.With(feature.Geometry, ring => With(ring, corner, ends[0], arc)) }),
            []);
    }

    /// <summary>The vertices of the arc, from the side of the first neighbour to that of the second.</summary>
    private static Coordinate[] Arc(Coordinate corner, Coordinate first, Coordinate second, double radius, double tolerance)
    {
        var (toFirst, toSecond) = (Direction(corner, first), Direction(corner, second));
        var opening = Math.Acos(Math.Clamp((toFirst.X * toSecond.X) + (toFirst.Y * toSecond.Y), -1, 1));
        if (opening is < 1e-6 or > Math.PI - 1e-6)
            throw DraftingFaults.Refusal("PLN-ROUND-STRAIGHT", corner.X, corner.Y);
        var cut = radius / Math.Tan(opening / 2);
        var longest = Math.Min(corner.Distance(first), corner.Distance(second));
        if (!(radius > 0) || !(cut <= longest))
            throw DraftingFaults.Refusal("PLN-ROUND-RADIUS", radius, longest * Math.Tan(opening / 2));
        var bisector = Direction(new Coordinate(0, 0), new Coordinate(toFirst.X + toSecond.X, toFirst.Y + toSecond.Y));
        var reach = radius / Math.Sin(opening / 2);
        var centre = new Coordinate(corner.X + (reach * bisector.X), corner.Y + (reach * bisector.Y));
        var from = Math.Atan2(corner.Y + (cut * toFirst.Y) - centre.Y, corner.X + (cut * toFirst.X) - centre.X);
        var turn = Math.IEEERemainder(Math.Atan2(corner.Y + (cut * toSecond.Y) - centre.Y, corner.X + (cut * toSecond.X) - centre.X) - from, 2 * Math.PI);
        // The sagitta of a chord over the angle a is r (1 − cos(a/2)).
        var widest = 2 * Math.Acos(1 - Math.Min(tolerance / radius, 1));
        var pieces = Math.Max(2, (int)Math.Ceiling(Math.Abs(turn) / widest));
        return [.. Enumerable.Range(0, pieces + 1).Select(piece =>
        {
            var angle = from + (turn * piece / pieces);
            return VertexEditing.OnGrid(centre.X + (radius * Math.Cos(angle)), centre.Y + (radius * Math.Sin(angle)));
        })];
    }

    private static Coordinate Direction(Coordinate from, Coordinate to)
    {
        var length = from.Distance(to);
        return new Coordinate((to.X - from.X) / length, (to.Y - from.Y) / length);
    }

    private static Coordinate[] With(Coordinate[] ring, Coordinate corner, Coordinate first, Coordinate[] arc)
    {
        var open = ring[..^1];
        var at = Array.FindIndex(open, corner.Equals2D);
        if (at < 0)
            return ring;
        var before = open[(at + open.Length - 1) % open.Length];
        var way = before.Equals2D(first) ? arc : [.. arc.Reverse()];
        Coordinate[] rounded = [.. way.Select(vertex => vertex.Copy()), .. open[(at + 1)..], .. open[..at]];
        return [.. rounded, rounded[0].Copy()];
    }
}
