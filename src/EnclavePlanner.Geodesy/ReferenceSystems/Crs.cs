using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems.Transformations;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// A coordinate reference system: what the numbers of a geometry mean. Coordinates are always x = east, y = north
/// (longitude, latitude), whatever the axis order of the authority. Immutable and safe to use from many threads.
/// </summary>
public sealed class Crs : IEquatable<Crs>
{
    private readonly MathTransform? _forward;
    private readonly MathTransform? _inverse;

    internal Crs(int? epsg, string name, string esriName, Datum datum, ProjectionParameters? projection)
    {
        Epsg = epsg;
        Name = name;
        EsriName = esriName;
        Datum = datum;
        Projection = projection;
        if (projection is not null)
            (_forward, _inverse) = Projecting.With(datum.Ellipsoid, projection);
        Wkt = WktWriter.Ogc(this);
        EsriWkt = WktWriter.Esri(this);
        Proj4 = Proj4Writer.Write(this);
    }

    /// <summary>EPSG code; null for a projection on a known datum that EPSG has no code for among those known here.</summary>
    public int? Epsg { get; }

    /// <summary>EPSG's name, or the name the file gave.</summary>
    public string Name { get; }

    /// <summary>Degrees or metres.</summary>
    public CrsKind Kind => Projection is null ? CrsKind.Geographic : CrsKind.Projected;

    /// <summary>The ellipsoid of its datum.</summary>
    public Ellipsoid Ellipsoid => Datum.Ellipsoid;

    /// <summary>Central meridian of the projection in degrees; null when geographic.</summary>
    public double? CentralMeridianDegrees => Projection?.CentralMeridian;

    /// <summary>False easting of the projection in metres; null when geographic.</summary>
    public double? FalseEastingMetres => Projection?.FalseEasting;

    /// <summary>Whether eastings begin with the number of the zone (带号), as 38 506 200 m in zone 38.</summary>
    public bool HasZonePrefix => Projection is { FalseEasting: >= 1_000_000 };

    /// <summary>OGC WKT 1 as GDAL writes it, for gpkg_spatial_ref_sys.</summary>
    public string Wkt { get; }

    /// <summary>WKT 1 with ESRI's names, for a .prj beside a shapefile.</summary>
    public string EsriWkt { get; }

    /// <summary>The proj4 string of the map; x east, y north.</summary>
    public string Proj4 { get; }

    internal string EsriName { get; }

    internal Datum Datum { get; }

    internal ProjectionParameters? Projection { get; }

    /// <summary>Longitude and latitude of a coordinate, on this CRS's own datum; unrounded.</summary>
    /// <param name="coordinate">x east, y north in this CRS.</param>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE: not a finite number, or outside what the projection maps.
    /// GEO-POINT-LATITUDE: a latitude beyond 90°.</exception>
    public GeographicPoint ToGeographic(Coordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        return ToGeographic(coordinate.X, coordinate.Y);
    }

    /// <summary>The coordinate of a place given on this CRS's own datum; unrounded.</summary>
    /// <param name="point">Longitude and latitude.</param>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE: not a finite number, or too far from the projection's
    /// meridian to be mapped. GEO-POINT-LATITUDE: a latitude beyond 90°.</exception>
    public Coordinate FromGeographic(GeographicPoint point)
    {
        Guard(point);
        double x = point.LongitudeDegrees, y = point.LatitudeDegrees;
        if (_forward is not null)
            (x, y) = _forward.Transform(x, y);
        if (!double.IsFinite(x) || !double.IsFinite(y))
            throw Unmappable(point.LongitudeDegrees, point.LatitudeDegrees);
        return new Coordinate(x, y);
    }

    /// <summary>
    /// Point scale k: a metre on the ground is k metres in the plane. From the change of the plane coordinates along the
    /// parallel (a five-point difference over 0.001 rad, good to 1e-11); for Web Mercator, which is not conformal on the
    /// ellipsoid, it is the scale from west to east. 1 for a geographic CRS, whose degrees have no scale.
    /// </summary>
    /// <param name="coordinate">x east, y north in this CRS; not a pole.</param>
    /// <exception cref="FaultException">As <see cref="ToGeographic(Coordinate)"/>.</exception>
    public double PointScale(Coordinate coordinate)
    {
        var place = ToGeographic(coordinate);
        if (_forward is null)
            return 1;
        const double step = 0.001;
        var stepDegrees = double.RadiansToDegrees(step);
        var (x2, y2) = At(2);
        var (x1, y1) = At(1);
        var (xm1, ym1) = At(-1);
        var (xm2, ym2) = At(-2);
        var dx = (8 * (x1 - xm1) - (x2 - xm2)) / (12 * step);
        var dy = (8 * (y1 - ym1) - (y2 - ym2)) / (12 * step);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(place.LatitudeDegrees));
        var radiusOfParallel = Ellipsoid.SemiMajorAxisMetres * cos / Math.Sqrt(1 - Ellipsoid.EccentricitySquared * sin * sin);
        return Math.Sqrt(dx * dx + dy * dy) / radiusOfParallel;

        (double X, double Y) At(int steps) =>
            _forward.Transform(place.LongitudeDegrees + steps * stepDegrees, place.LatitudeDegrees);
    }

    /// <summary>The same CRS: by EPSG code when both have one, else by datum and parameters.</summary>
    public bool Equals(Crs? other)
    {
        if (other is null)
            return false;
        if (Epsg is not null && other.Epsg is not null)
            return Epsg == other.Epsg;
        return ReferenceEquals(Datum, other.Datum)
            && (Projection is null ? other.Projection is null : other.Projection is not null && Projection.IsSameAs(other.Projection));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Crs);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Datum.Epsg, Projection?.Method, Math.Round(Projection?.CentralMeridian ?? -1, 4));

    /// <inheritdoc/>
    public override string ToString() => Epsg is null ? Name : FormattableString.Invariant($"EPSG:{Epsg} {Name}");

    internal GeographicPoint ToGeographic(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
            throw Unmappable(x, y);
        if (_inverse is null)
        {
            var given = new GeographicPoint(x, y);
            Guard(given);
            return given;
        }

        var (longitude, latitude) = _inverse.Transform(x, y);
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
            throw Unmappable(x, y);
        return new GeographicPoint(longitude, latitude);
    }

    private void Guard(GeographicPoint point)
    {
        if (!double.IsFinite(point.LongitudeDegrees) || !double.IsFinite(point.LatitudeDegrees))
            throw Unmappable(point.LongitudeDegrees, point.LatitudeDegrees);
        if (Math.Abs(point.LatitudeDegrees) > 90)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-POINT-LATITUDE", point.LongitudeDegrees, point.LatitudeDegrees));
    }

    private FaultException Unmappable(double x, double y) =>
        new(new Fault(GeodesyTexts.Resources, "GEO-POINT-NONFINITE", x, y, ToString()));
}
