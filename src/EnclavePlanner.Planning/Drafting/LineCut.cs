using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Cuts an area along a line that is drawn across it.</summary>
public static class LineCut
{
    /// <summary>The parts, the largest first. Parts of a multipolygon that the line does not cross go with the largest.</summary>
    /// <param name="area">A polygon or a multipolygon on the survey grid.</param>
    /// <param name="line">The line, in the same CRS; it may leave the area and come back.</param>
    /// <param name="label">What to call the area.</param>
    /// <exception cref="FaultException">PLN-CUT-LINE: the line does not part the area.</exception>
    public static IReadOnlyList<Geometry> Of(Geometry area, LineString line, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(line);
        var within = new IndexedPointInAreaLocator(area);
        var crossed = new List<Polygon>();
        var whole = new List<Polygon>();
        foreach (var polygon in Rings.Polygons(area))
        {
            var faces = Faces.Of(area.Factory, polygon.Boundary, line)
                .Where(face => within.Locate(face.InteriorPoint.Coordinate) == Location.Interior)
                .ToList();
            (faces.Count > 1 ? crossed : whole).AddRange(faces);
        }

        if (crossed.Count < 2)
            throw DraftingFaults.Refusal("PLN-CUT-LINE", label);
        crossed.Sort((one, other) => PlanarArea.Measure(other).CompareTo(PlanarArea.Measure(one)));
        return [Rings.Together([crossed[0], .. whole], area.Factory), .. crossed.Skip(1)];
    }
}
