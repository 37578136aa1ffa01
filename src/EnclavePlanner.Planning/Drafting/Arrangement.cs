using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// Areas and lines cut into faces, all in one: an overlay after another would round their crossings one way here and another
/// there, and leave slivers of a grid step.
/// </summary>
internal sealed class Arrangement
{
    private readonly List<(Polygon Face, Guid? Owner)> faces = [];

    /// <summary>The faces between boundaries of areas and lines, each with the area that has it; on the survey grid.</summary>
    internal Arrangement(GeometryFactory factory, IReadOnlyCollection<Plans.PlanFeature> areas, params IEnumerable<Geometry> lines)
    {
        var owners = areas.Select(area => (area.Id, area.Geometry.EnvelopeInternal, Locator: new IndexedPointInAreaLocator(area.Geometry))).ToList();
        foreach (var face in Drafting.Faces.Of(factory, [.. areas.Select(area => area.Geometry.Boundary), .. lines]))
        {
            var inside = face.InteriorPoint.Coordinate;
            Guid? owner = null;
            foreach (var (id, envelope, locator) in owners)
            {
                if (envelope.Contains(inside) && locator.Locate(inside) == Location.Interior)
                {
                    owner = id;
                    break;
                }
            }

            faces.Add((face, owner));
        }
    }

    /// <summary>The faces, with the area that has each; null where none has it.</summary>
    internal IReadOnlyList<(Polygon Face, Guid? Owner)> Faces => faces;

    /// <summary>Faces as one area.</summary>
    internal static Geometry Together(IReadOnlyCollection<Polygon> faces, GeometryFactory factory)
    {
        if (faces.Count == 0)
            return factory.CreatePolygon();
        var union = CoverageUnion.Union([.. faces]);
        return Rings.Together([.. Rings.Polygons(union)], factory);
    }
}
