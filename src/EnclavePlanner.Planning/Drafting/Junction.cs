using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Where boundaries meet.</summary>
internal static class Junction
{
    /// <summary>The vertices that a vertex is joined with by edges of these areas. Two where one boundary passes through it.</summary>
    internal static HashSet<Coordinate> Neighbours(IEnumerable<PlanFeature> areas, Coordinate vertex)
    {
        var neighbours = new HashSet<Coordinate>();
        foreach (var ring in areas.SelectMany(area => Rings.Of(area.Geometry)))
        {
            var vertices = ring.Coordinates;
            for (var index = 0; index < vertices.Length - 1; index++)
            {
                if (!vertices[index].Equals2D(vertex))
                    continue;
                neighbours.Add(vertices[index + 1]);
                neighbours.Add(index > 0 ? vertices[index - 1] : vertices[^2]);
            }
        }

        return neighbours;
    }
}
