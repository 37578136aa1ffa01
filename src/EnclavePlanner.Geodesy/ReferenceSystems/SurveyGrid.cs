using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// The fixed 0.1 mm grid on which all plane geometry of a plan lies, and the geometry factories that keep to it
/// (OverlayNG rounds the results of its operations onto the factory's grid).
/// </summary>
public static class SurveyGrid
{
    /// <summary>10,000 steps to the metre.</summary>
    public static PrecisionModel PrecisionModel { get; } = new(10_000);

    /// <summary>NTS with OverlayNG and this grid.</summary>
    public static NtsGeometryServices Services { get; } = new(
        CoordinateArraySequenceFactory.Instance,
        PrecisionModel,
        0,
        GeometryOverlay.NG,
        GeometryRelate.NG,
        new CoordinateEqualityComparer());

    /// <summary>Makes geometries of a CRS: its EPSG code as SRID (0 without one); on the grid when projected, in full precision when geographic.</summary>
    public static GeometryFactory FactoryFor(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        var precision = crs.Kind == CrsKind.Projected ? PrecisionModel : new PrecisionModel();
        return Services.CreateGeometryFactory(precision, crs.Epsg ?? 0);
    }

    /// <summary>
    /// A copy with every vertex on the nearest grid point, SRID kept. Vertex by vertex: none is added or dropped, and one
    /// that lies on the grid already stays bit for bit. A sliver thinner than the grid may collapse; validity is the caller's to check.
    /// </summary>
    public static Geometry Snap(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var factory = Services.CreateGeometryFactory(PrecisionModel, geometry.SRID);
        return GeometryRebuilding.With(geometry, factory, Snap);
    }

    internal static (double X, double Y) Snap(double x, double y) =>
        (PrecisionModel.MakePrecise(x), PrecisionModel.MakePrecise(y));
}
