using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Precision;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Land that is valid as it comes can touch or cross itself once its vertices stand on the 0.1 mm survey grid: a vertex
/// that lay on an edge, or nearer to it than the grid is fine, ends on its wrong side. Snap rounding (Hobby 1999, as NTS
/// does it) makes such a vertex a vertex of the edge too. Every vertex stays; only such touching points are added.
/// </summary>
internal static class GridNoding
{
    /// <summary>The land noded on the grid; null where that is not enough or would lose a vertex.</summary>
    internal static Geometry? TryNode(Geometry onGrid)
    {
        Geometry noded;
        try
        {
            noded = GeometryPrecisionReducer.Reduce(onGrid, SurveyGrid.PrecisionModel);
        }
        catch (Exception problem) when (problem is ArgumentException or TopologyException)
        {
            return null;
        }

        noded.SRID = onGrid.SRID;
        return noded is Polygon or MultiPolygon && noded.IsValid && Vertices.Of(onGrid).IsSubsetOf(Vertices.Of(noded)) ? noded : null;
    }
}
