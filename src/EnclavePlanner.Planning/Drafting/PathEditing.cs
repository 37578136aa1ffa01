using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Moves, adds and removes vertices of roads and places. Roads that meet in a vertex stay joined there.</summary>
public static class PathEditing
{
    /// <summary>Moves a vertex in every road and place that has it. A road that is left without length goes.</summary>
    /// <param name="paths">Points, lines and multilines of one CRS.</param>
    /// <param name="vertex">A vertex of them.</param>
    /// <param name="to">Where it goes; it is moved onto the survey grid.</param>
    /// <exception cref="FaultException">PLN-DRAFT-VERTEX: none has it.</exception>
    public static ImmutableArray<RowChange> Move(IEnumerable<PlanFeature> paths, Coordinate vertex, Coordinate to)
    {
        ArgumentNullException.ThrowIfNull(vertex);
        ArgumentNullException.ThrowIfNull(to);
        var moved = VertexEditing.OnGrid(to.X, to.Y);
        return Changed(
            paths,
            path => Array.Exists(path, vertex.Equals2D) ? Array.ConvertAll(path, other => other.Equals2D(vertex) ? moved.Copy() : other) : path,
            () => DraftingFaults.Refusal("PLN-DRAFT-VERTEX", vertex.X, vertex.Y));
    }

    /// <summary>Adds a vertex to an edge, in every road that has the edge.</summary>
    /// <param name="paths">As above.</param>
    /// <param name="start">An end of the edge.</param>
    /// <param name="end">The other end.</param>
    /// <param name="vertex">The vertex; it is moved onto the survey grid.</param>
    /// <exception cref="FaultException">PLN-DRAFT-EDGE: no road has the edge.</exception>
    public static ImmutableArray<RowChange> Add(IEnumerable<PlanFeature> paths, Coordinate start, Coordinate end, Coordinate vertex)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(vertex);
        var added = VertexEditing.OnGrid(vertex.X, vertex.Y);
        return Changed(
            paths,
            path => VertexEditing.EdgeOf(path, start, end) is > 0 and var edge ? [.. path[..edge], added.Copy(), .. path[edge..]] : path,
            () => DraftingFaults.Refusal("PLN-DRAFT-EDGE", start.X, start.Y, end.X, end.Y));
    }

    /// <summary>Removes a vertex from every road that has it. What is left with fewer than two goes, and so does a place.</summary>
    /// <param name="paths">As above.</param>
    /// <param name="vertex">A vertex of them.</param>
    /// <exception cref="FaultException">PLN-DRAFT-VERTEX: none has it.</exception>
    public static ImmutableArray<RowChange> Remove(IEnumerable<PlanFeature> paths, Coordinate vertex)
    {
        ArgumentNullException.ThrowIfNull(vertex);
        return Changed(
            paths,
            path => Array.Exists(path, vertex.Equals2D) ? [.. path.Where(other => !other.Equals2D(vertex))] : path,
            () => DraftingFaults.Refusal("PLN-DRAFT-VERTEX", vertex.X, vertex.Y));
    }

    private static ImmutableArray<RowChange> Changed(IEnumerable<PlanFeature> paths, Func<Coordinate[], Coordinate[]> replace, Func<FaultException> none)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var changes = paths
            .Select(feature => (Before: feature, After: With(feature.Geometry, replace)))
            .Where(pair => !ReferenceEquals(pair.Before.Geometry, pair.After))
            .Select(pair => pair.After.IsEmpty ? RowChange.Delete(pair.Before) : RowChange.Update(pair.Before, pair.Before with { Geometry = pair.After }))
            .ToImmutableArray();
        return changes.IsEmpty ? throw none() : changes;
    }

    /// <summary>The path with the vertices of its parts replaced, without parts that vanish; the same object where nothing was replaced.</summary>
    private static Geometry With(Geometry path, Func<Coordinate[], Coordinate[]> replace)
    {
        var isSame = true;
        var parts = new List<Geometry>();
        for (var index = 0; index < path.NumGeometries; index++)
        {
            var part = path.GetGeometryN(index);
            var vertices = part.Coordinates;
            var replaced = replace(vertices);
            isSame &= ReferenceEquals(replaced, vertices);
            if (part is Point && replaced.Length == 1)
                parts.Add(path.Factory.CreatePoint(replaced[0]));
            else if (part is LineString && CoordinateArrays.RemoveRepeatedPoints(replaced) is { Length: > 1 } line)
                parts.Add(path.Factory.CreateLineString(line));
        }

        if (isSame)
            return path;
        return parts.Count == 0 ? path.Factory.CreateEmpty(path.Dimension) : path.Factory.BuildGeometry(parts);
    }
}
