using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Where a sweep line crosses the boundary of an area.</summary>
/// <param name="Node">The grid point nearest to the crossing.</param>
/// <param name="Choices">Grid points on the same edge near to it, and itself: where a cut may end.</param>
/// <param name="Behind">The end of the edge that lies behind the line; the node itself where it is a vertex.</param>
internal sealed record Crossing(Coordinate Node, ImmutableArray<Coordinate> Choices, Coordinate Behind)
{
    /// <summary>A cut may end so many grid steps from where the line crosses.</summary>
    private const int MostSteps = 10;

    private const double Step = 0.0001;

    /// <summary>The crossings, in their order along the line.</summary>
    internal static IReadOnlyList<Crossing> Of(Geometry area, SweepLine line, double distance)
    {
        var found = new Dictionary<Coordinate, Crossing>();
        foreach (var ring in Rings.Of(area))
        {
            var vertices = ring.Coordinates;
            for (var index = 1; index < vertices.Length; index++)
            {
                var (start, end) = (vertices[index - 1], vertices[index]);
                var (from, to) = (line.DistanceOf(start) - distance, line.DistanceOf(end) - distance);
                if (from == 0)
                    found[start] = new Crossing(start, [start], start);
                else if ((from < 0 && to > 0) || (from > 0 && to < 0))
                    Add(On(start, end, from / (from - to), from < 0 ? start : end), found);
            }
        }

        return [.. found.Values.OrderBy(crossing => line.AlongOf(crossing.Node))];
    }

    private static void Add(Crossing crossing, Dictionary<Coordinate, Crossing> found)
    {
        // A vertex that the line all but passes through is met on both its edges.
        if (!found.TryGetValue(crossing.Node, out var other) || other.Choices.Length > 1)
            found[crossing.Node] = crossing;
    }

    private static Crossing On(Coordinate start, Coordinate end, double part, Coordinate behind)
    {
        var length = start.Distance(end);
        Coordinate At(double steps)
        {
            var at = part + (steps * Step / length);
            return VertexEditing.OnGrid(start.X + (at * (end.X - start.X)), start.Y + (at * (end.Y - start.Y)));
        }

        var node = At(0);
        if (node.Distance(start) < Step || node.Distance(end) < Step)
        {
            var vertex = node.Distance(start) < Step ? start : end;
            return new Crossing(vertex, [vertex], vertex);
        }

        return new Crossing(
            node,
            [.. Enumerable.Range(-MostSteps, (2 * MostSteps) + 1).Select(steps => At(steps)).Where(choice => SharedNodes.IsOn(choice, start, end)).Distinct()],
            behind);
    }
}
