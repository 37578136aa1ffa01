using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// Geodesics on an ellipsoid after Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43–55. Distances are good to
/// about 15 nm, antipodal and polar cases included. For oblate ellipsoids with f up to 1/50 and spheres.
/// Immutable and safe to use from many threads.
/// </summary>
public sealed class Geodesic
{
    private readonly GeodesicEllipsoid _ellipsoid;

    /// <summary>Geodesics on <paramref name="ellipsoid"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ellipsoid is prolate, flatter than 1/50, or not of finite positive size.</exception>
    public Geodesic(Ellipsoid ellipsoid)
    {
        if (!(ellipsoid.SemiMajorAxisMetres > 0) || !double.IsFinite(ellipsoid.SemiMajorAxisMetres) || !(ellipsoid.Flattening is >= 0 and <= 0.02))
            throw new ArgumentOutOfRangeException(nameof(ellipsoid), ellipsoid, "An oblate ellipsoid of f ≤ 1/50 is needed.");
        _ellipsoid = new GeodesicEllipsoid(ellipsoid);
    }

    /// <summary>Area of the whole ellipsoid, m².</summary>
    internal double WholeArea => 4 * Math.PI * _ellipsoid.AuthalicRadiusSquared;

    /// <summary>Length and directions of the shortest line between two places; between coinciding ones its length is 0.</summary>
    /// <exception cref="FaultException">GEO-POINT-LATITUDE, GEO-POINT-NONFINITE.</exception>
    public GeodesicLine Inverse(GeographicPoint from, GeographicPoint to)
    {
        Guard(from);
        Guard(to);
        return new GeodesicInverse(_ellipsoid, from, to).Line();
    }

    /// <summary>
    /// Area in m² between the shortest line and the equator (S12 of the paper, eq. 59), positive when the line runs
    /// eastward north of the equator; good to 0.1 m² for arcs up to 170°, beyond which it hangs on the last digit of the ends.
    /// </summary>
    /// <exception cref="FaultException">GEO-POINT-LATITUDE, GEO-POINT-NONFINITE.</exception>
    public double AreaUnder(GeographicPoint from, GeographicPoint to)
    {
        Guard(from);
        Guard(to);
        return new GeodesicInverse(_ellipsoid, from, to).AreaUnder();
    }

    /// <summary>The end of a geodesic of given start, direction and length.</summary>
    /// <param name="from">Start.</param>
    /// <param name="azimuthDegrees">Direction at the start, clockwise from north.</param>
    /// <param name="lengthMetres">Length; negative goes backward.</param>
    /// <exception cref="FaultException">GEO-POINT-LATITUDE, GEO-POINT-NONFINITE.</exception>
    public GeodesicEnd Direct(GeographicPoint from, double azimuthDegrees, double lengthMetres)
    {
        Guard(from);
        Guard(new GeographicPoint(azimuthDegrees, 0));
        Guard(new GeographicPoint(lengthMetres, 0));
        return new GeodesicDirect(_ellipsoid, from, azimuthDegrees, lengthMetres).End();
    }

    /// <summary>
    /// Area in m² between a geodesic of given start, direction and length and the equator (S12 of the paper, eq. 59), positive
    /// when the line runs eastward north of the equator; along a meridian over a pole it is a quarter of the ellipsoid, of
    /// either sign. For arcs up to 180°. Good to 0.1 m² where no end is within 20° of a pole, the antipode included; nearer to
    /// a pole it hangs on the last digit of start, direction and length.
    /// </summary>
    /// <param name="from">Start.</param>
    /// <param name="azimuthDegrees">Direction at the start, clockwise from north.</param>
    /// <param name="lengthMetres">Length; negative goes backward.</param>
    /// <exception cref="FaultException">GEO-POINT-LATITUDE, GEO-POINT-NONFINITE.</exception>
    public double AreaUnder(GeographicPoint from, double azimuthDegrees, double lengthMetres)
    {
        Guard(from);
        Guard(new GeographicPoint(azimuthDegrees, 0));
        Guard(new GeographicPoint(lengthMetres, 0));
        return new GeodesicDirect(_ellipsoid, from, azimuthDegrees, lengthMetres).AreaUnder();
    }

    private static void Guard(GeographicPoint point)
    {
        var (longitude, latitude) = point;
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-POINT-NONFINITE", longitude, latitude, "longitude, latitude"));
        if (Math.Abs(latitude) > 90)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-POINT-LATITUDE", longitude, latitude));
    }
}
