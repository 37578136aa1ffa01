using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Moves, adds and removes vertices, in every area that has them.</summary>
public static class VertexEditing
{
    /// <summary>Moves vertices by the same distance: one, the two of an edge, or all of an area.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="vertices">Vertices of them.</param>
    /// <param name="east">Metres to the east.</param>
    /// <param name="north">Metres to the north.</param>
    /// <exception cref="FaultException">PLN-DRAFT-VERTEX: no area has the vertex; or what <see cref="Subdivision"/> refuses.</exception>
    public static ImmutableArray<RowChange> Move(Subdivision land, IReadOnlyCollection<Coordinate> vertices, double east, double north)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(vertices);
        var moved = vertices.ToHashSet();
        return Redrawing.Of(
            land,
            Having(land, vertices).Select(feature => feature with
            {
                Geometry = Rings.With(feature.Geometry, ring => Array.Exists(ring, moved.Contains)
                    ? Array.ConvertAll(ring, vertex => moved.Contains(vertex) ? OnGrid(vertex.X + east, vertex.Y + north) : vertex)
                    : ring),
            }),
            []);
    }

    /// <summary>Adds a vertex to the edge that it lies nearest to, in every area that has the edge. It may then lie beside the old edge.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="start">An end of the edge.</param>
    /// <param name="end">The other end.</param>
    /// <param name="vertex">The vertex.</param>
    /// <exception cref="FaultException">PLN-DRAFT-EDGE: no area has the edge; or what <see cref="Subdivision"/> refuses.</exception>
    public static ImmutableArray<RowChange> Add(Subdivision land, Coordinate start, Coordinate end, Coordinate vertex)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(vertex);
        var added = OnGrid(vertex.X, vertex.Y);
        var changed = new List<PlanFeature>();
        foreach (var feature in land.Near(new Envelope(start, end)))
        {
            var geometry = Rings.With(feature.Geometry, ring => EdgeOf(ring, start, end) is > 0 and var edge ? [.. ring[..edge], added.Copy(), .. ring[edge..]] : ring);
            if (!ReferenceEquals(geometry, feature.Geometry))
                changed.Add(feature with { Geometry = geometry });
        }

        return changed.Count > 0 ? Redrawing.Of(land, changed, []) : throw DraftingFaults.Refusal("PLN-DRAFT-EDGE", start.X, start.Y, end.X, end.Y);
    }

    /// <summary>Removes a vertex from every area that has it.</summary>
    /// <exception cref="FaultException">
    /// PLN-DRAFT-VERTEX: no area has it. PLN-DRAFT-JUNCTION: more than two boundaries meet there. Or what
    /// <see cref="Subdivision"/> refuses.
    /// </exception>
    public static ImmutableArray<RowChange> Remove(Subdivision land, Coordinate vertex)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(vertex);
        var having = Having(land, [vertex]);
        if (Junction.Neighbours(having, vertex).Count > 2)
            throw DraftingFaults.Refusal("PLN-DRAFT-JUNCTION", vertex.X, vertex.Y);
        return Redrawing.Of(
            land,
            having.Select(feature => feature with { Geometry = Rings.With(feature.Geometry, ring => Without(ring, vertex)) }),
            []);
    }

    internal static Coordinate OnGrid(double x, double y) =>
        new(SurveyGrid.PrecisionModel.MakePrecise(x), SurveyGrid.PrecisionModel.MakePrecise(y));

    /// <exception cref="FaultException">PLN-DRAFT-VERTEX: no area has one of them.</exception>
    internal static ImmutableArray<PlanFeature> Having(Subdivision land, IEnumerable<Coordinate> vertices)
    {
        var having = new Dictionary<Guid, PlanFeature>();
        foreach (var vertex in vertices)
        {
            var isFound = false;
            foreach (var feature in land.At(vertex))
            {
                isFound = true;
                having[feature.Id] = feature;
            }

            if (!isFound)
                throw DraftingFaults.Refusal("PLN-DRAFT-VERTEX", vertex.X, vertex.Y);
        }

        return [.. having.Values];
    }

    /// <summary>The index of the edge's second vertex in the ring; 0 where the ring has no such edge.</summary>
    internal static int EdgeOf(Coordinate[] ring, Coordinate start, Coordinate end)
    {
        for (var index = 1; index < ring.Length; index++)
        {
            if ((ring[index - 1].Equals2D(start) && ring[index].Equals2D(end)) || (ring[index - 1].Equals2D(end) && ring[index].Equals2D(start)))
                return index;
        }

        return 0;
    }

    private static Coordinate[] Without(Coordinate[] ring, Coordinate vertex)
    {
        if (!Array.Exists(ring, vertex.Equals2D))
            return ring;
        var left = ring[..^1].Where(other => !other.Equals2D(vertex)).ToList();
        return left.Count < 3 ? [] : [.. left, left[0].Copy()];
    }
}
