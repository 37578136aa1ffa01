using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Precision;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Makes valid land of invalid, on request only: the parts that a crossing ring encloses become parts of their own, what is
/// covered twice is covered once (NTS's GeometryFixer, after JTS), and all of it lies on the survey grid. How much the area
/// changes by it is told with each row.
/// </summary>
internal static class GeometryRepair
{
    /// <summary>The work grows with the square of the crossings: heaps of them are refused as before.</summary>
    private const int MostVertices = 50_000;

    /// <summary>The land as valid parts; null where nothing of it remains, or there is too much to mend.</summary>
    /// <param name="geometry">Polygons on the survey grid.</param>
    internal static Geometry? TryMend(Geometry geometry)
    {
        if (geometry is not (Polygon or MultiPolygon) || geometry.NumPoints > MostVertices)
            return null;
        Geometry mended;
        try
        {
            mended = GeometryPrecisionReducer.Reduce(GeometryFixer.Fix(geometry), SurveyGrid.PrecisionModel);
        }
        catch (Exception problem) when (problem is ArgumentException or TopologyException)
        {
            return null;
        }

        var parts = PolygonExtracter.GetPolygons(mended).Cast<Polygon>().Where(part => !part.IsEmpty).ToArray();
        Geometry land = parts.Length == 1 ? parts[0] : geometry.Factory.CreateMultiPolygon(parts);
        land.SRID = geometry.SRID;
        return parts.Length > 0 && land.IsValid ? land : null;
    }
}
