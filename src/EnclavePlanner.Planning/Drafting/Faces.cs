using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>The faces into which lines divide the plane.</summary>
internal static class Faces
{
    /// <summary>Faces between lines that are joined wherever they meet, on the survey grid.</summary>
    internal static IEnumerable<Polygon> Of(GeometryFactory factory, params IEnumerable<Geometry> lines)
    {
        var noded = UnaryUnionNG.Union(factory.BuildGeometry(lines), SurveyGrid.PrecisionModel);
        return OfNoded(noded);
    }

    /// <summary>Faces between lines that meet at their vertices only.</summary>
    internal static IEnumerable<Polygon> OfNoded(Geometry lines)
    {
        var polygonizer = new Polygonizer();
        polygonizer.Add(lines);
        return polygonizer.GetPolygons().Cast<Polygon>();
    }
}
