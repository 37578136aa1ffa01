using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>Measures areas of the geometries of one CRS by one method. Immutable and safe to use from many threads.</summary>
public sealed class AreaMeter
{
    private readonly Func<Geometry, SquareMetres> _measure;

    /// <summary>Measures geometries of <paramref name="crs"/> by <paramref name="method"/>.</summary>
    /// <exception cref="FaultException">GEO-AREA-PLANAR: a planar area of degrees.</exception>
    public AreaMeter(Crs crs, AreaMethod method)
    {
        ArgumentNullException.ThrowIfNull(crs);
        Crs = crs;
        Method = method;
        _measure = method switch
        {
            AreaMethod.Ellipsoidal when crs.Kind == CrsKind.Projected => new KernelArea(new CutEdgeKernel(crs)).Measure,
            AreaMethod.Ellipsoidal => new EllipsoidalArea(crs).Measure,
            AreaMethod.Geodesic => new GeodesicArea(crs).Measure,
            AreaMethod.Planar when crs.Kind == CrsKind.Geographic =>
                throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-PLANAR", crs.ToString())),
            AreaMethod.Planar => PlanarArea.Measure,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
        };
    }

    /// <summary>What the coordinates mean.</summary>
    public Crs Crs { get; }

    /// <summary>How it measures.</summary>
    public AreaMethod Method { get; }

    /// <summary>
    /// Area of a polygon, or of all polygons of a collection, each |shell| − Σ|holes| whichever way its rings run; unrounded.
    /// Points, lines and empty geometries measure zero. Overlapping parts are counted each.
    /// </summary>
    /// <param name="geometry">In the meter's CRS.</param>
    /// <exception cref="FaultException">GEO-AREA-COORDINATE, GEO-POINT-NONFINITE, GEO-POINT-LATITUDE, GEO-AREA-POLE, GEO-AREA-LONG.</exception>
    public SquareMetres Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return _measure(geometry);
    }
}
