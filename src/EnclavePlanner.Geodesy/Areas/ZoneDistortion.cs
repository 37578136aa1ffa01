using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>What the plane of a zone makes of a parcel: how its scale and its planar area differ from the ellipsoid's.</summary>
/// <param name="Planar">Area in the plane of the zone.</param>
/// <param name="Ellipsoidal">Area by TD/T 1055, edges cut to 70 m.</param>
/// <param name="PointScale">k in the middle of the parcel's extent: a metre on the ground is k metres in the plane.</param>
public readonly record struct ZoneDistortion(SquareMetres Planar, SquareMetres Ellipsoidal, double PointScale)
{
    /// <summary>Planar less ellipsoidal area: what the zone adds to the parcel, or takes from it where k is below 1.</summary>
    public SquareMetres AreaDifference => Planar - Ellipsoidal;

    /// <summary>The difference over the ellipsoidal area, in millionths; 0 for a parcel without area.</summary>
    public double AreaPartsPerMillion => Ellipsoidal.Value > 0 ? AreaDifference.Value / Ellipsoidal.Value * 1e6 : 0;

    /// <summary>k²: in a conformal projection, plane area over ground area in the middle of the parcel.</summary>
    public double AreaScale => PointScale * PointScale;

    /// <summary>The distortion of a geometry in a projected CRS.</summary>
    /// <param name="geometry">Not empty; a point or a line has a scale but no areas.</param>
    /// <param name="zone">The CRS of the geometry.</param>
    /// <exception cref="ArgumentException">The geometry is empty, or the CRS geographic.</exception>
    /// <exception cref="FaultException">GEO-AREA-COORDINATE, GEO-POINT-NONFINITE, GEO-AREA-LONG.</exception>
    public static ZoneDistortion Of(Geometry geometry, Crs zone)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(zone);
        if (geometry.IsEmpty)
            throw new ArgumentException("An empty geometry lies nowhere.", nameof(geometry));
        if (zone.Kind != CrsKind.Projected)
            throw new ArgumentException("A projected CRS is needed.", nameof(zone));
        return new ZoneDistortion(
            PlanarArea.Measure(geometry), new EllipsoidalArea(zone).Measure(geometry), zone.PointScale(geometry.EnvelopeInternal.Centre));
    }
}
