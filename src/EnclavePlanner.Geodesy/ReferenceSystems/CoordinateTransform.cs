using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Takes coordinates from one CRS to another. Between datums the shift is null where they are realisations of the ITRS, which
/// coincide to decimetres (see <see cref="CrossesDatums"/>); else it is the one the user gives. Immutable and safe to use
/// from many threads.
/// </summary>
public sealed class CoordinateTransform
{
    private readonly bool _identical;
    private readonly bool _onlyFalseEastingDiffers;
    private readonly Func<double, double, (double East, double North)>? _before;
    private readonly Func<GeographicPoint, GeographicPoint>? _between;
    private readonly Func<double, double, (double East, double North)>? _after;

    /// <summary>Before the first CRS and after the last may lie a city's grid; between the datums a shift.</summary>
    private CoordinateTransform(
        Crs from,
        Crs to,
        Func<double, double, (double East, double North)>? before = null,
        Func<GeographicPoint, GeographicPoint>? between = null,
        Func<double, double, (double East, double North)>? after = null)
    {
        (_before, _between, _after) = (before, between, after);
        From = from;
        To = to;
        _identical = from.Equals(to) || SameNumbers(from, to);
        _onlyFalseEastingDiffers = !_identical
            && ReferenceEquals(from.Datum, to.Datum)
            && from.Projection is { } source && to.Projection is { } target
            && source.IsSameAs(target with { FalseEasting = source.FalseEasting });
    }

    /// <summary>Where coordinates come from; for a city's grid the CRS that its similarity leads to.</summary>
    public Crs From { get; }

    /// <summary>Where they go to; for a city's grid the CRS that its similarity leads to.</summary>
    public Crs To { get; }

    /// <summary>
    /// Whether the two CRSs lie on different datums of the one frame. Coordinates are then true to decimetres, not to the
    /// 0.1 mm of the projection: fit for drawing and for finding a place, to be said beside an imported boundary.
    /// </summary>
    public bool CrossesDatums => !ReferenceEquals(Reached(From.Datum), Reached(To.Datum));

    /// <summary>Whether every coordinate stays bit for bit: the two CRSs are the same, or have the same numbers.</summary>
    public bool ChangesNothing => _identical && _before is null && _after is null;

    /// <summary>The transform between two CRSs.</summary>
    /// <exception cref="FaultException">GEO-CRS-DATUM: one of them needs a shift that was not given.</exception>
    public static CoordinateTransform Between(Crs from, Crs to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!ReferenceEquals(from.Datum, to.Datum))
        {
            RefuseUnshifted(from);
            RefuseUnshifted(to);
        }

        return new CoordinateTransform(from, to);
    }

    /// <summary>
    /// The transform between two CRSs, one of which lies on a datum that needs a shift. The parameters always lead from that
    /// datum to CGCS2000; where <paramref name="to"/> is the one that needs it, they are undone, to nanometres.
    /// </summary>
    /// <exception cref="FaultException">GEO-SHIFT-NEEDLESS: neither needs one. GEO-CRS-DATUM: both do. GEO-SHIFT-RANGE.</exception>
    public static CoordinateTransform Between(Crs from, SevenParameterShift shift, Crs to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(shift);
        ArgumentNullException.ThrowIfNull(to);
        shift.Require();
        if (from.Datum.NeedsShift)
        {
            RefuseUnshifted(to);
            return new CoordinateTransform(from, to, between: new GeocentricShift(shift, from.Ellipsoid, to.Ellipsoid).Apply);
        }

        if (!to.Datum.NeedsShift)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-SHIFT-NEEDLESS", from.ToString()));
        return new CoordinateTransform(from, to, between: new GeocentricShift(shift, to.Ellipsoid, from.Ellipsoid).Restore);
    }

    /// <summary>The transform from a city's own grid.</summary>
    /// <exception cref="FaultException">GEO-SHIFT-RANGE, GEO-SHIFT-PLANE; GEO-CRS-DATUM: the similarity leads to a system that needs a shift.</exception>
    public static CoordinateTransform Between(FourParameterSimilarity from, Crs to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        from.Require();
        RefuseUnshifted(from.To);
        RefuseUnshifted(to);
        return new CoordinateTransform(from.To, to, before: from.Apply);
    }

    /// <summary>The transform to a city's own grid.</summary>
    /// <exception cref="FaultException">GEO-SHIFT-RANGE, GEO-SHIFT-PLANE; GEO-CRS-DATUM: the similarity leads to a system that needs a shift.</exception>
    public static CoordinateTransform Between(Crs from, FourParameterSimilarity to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        to.Require();
        RefuseUnshifted(from);
        RefuseUnshifted(to.To);
        return new CoordinateTransform(from, to.To, after: to.Restore);
    }

    /// <summary>
    /// A coordinate in the target CRS, unrounded; bit for bit the same where the CRSs are identical. Only x and y are carried.
    /// </summary>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    public Coordinate Transform(Coordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        var (x, y) = Transform(coordinate.X, coordinate.Y);
        return new Coordinate(x, y);
    }

    /// <summary>
    /// A copy of the geometry in the target CRS: SRID its EPSG code, vertices on the 0.1 mm grid when it is projected.
    /// Vertices are carried one by one; edges are straight in the plane of either CRS, so an edge of 5 km moves by
    /// centimetres between neighbouring zones. Where the CRSs are identical the coordinates stay bit for bit.
    /// </summary>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE: naming the coordinate.</exception>
    public Geometry Transform(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var factory = SurveyGrid.FactoryFor(To);
        return ChangesNothing || To.Kind == CrsKind.Geographic
            ? GeometryRebuilding.With(geometry, factory, Transform)
            : GeometryRebuilding.With(geometry, factory, (x, y) =>
            {
                var (east, north) = Transform(x, y);
                return SurveyGrid.Snap(east, north);
            });
    }

    private (double X, double Y) Transform(double x, double y)
    {
        if (_before is not null)
            (x, y) = _before(x, y);
        var (placedX, placedY) = Carry(x, y);
        return _after is null ? (placedX, placedY) : _after(placedX, placedY);
    }

    private (double X, double Y) Carry(double x, double y)
    {
        if (_identical)
        {
            return double.IsFinite(x) && double.IsFinite(y) ? (x, y) : Refused(x, y);
        }

        // Taking a zone prefix off or putting it on is no projection: the metre keeps its decimals.
        if (_onlyFalseEastingDiffers)
        {
            return double.IsFinite(x) && double.IsFinite(y)
                ? (x - From.Projection!.FalseEasting + To.Projection!.FalseEasting, y)
                : Refused(x, y);
        }

        var place = From.ToGeographic(x, y);
        var placed = To.FromGeographic(_between is null ? place : _between(place));
        return (placed.X, placed.Y);
    }

    /// <summary>ToGeographic states the fault of a coordinate that is no finite number.</summary>
    private (double X, double Y) Refused(double x, double y)
    {
        _ = From.ToGeographic(x, y);
        return (x, y);
    }

    /// <summary>A shift leads to CGCS2000.</summary>
    private Datum Reached(Datum datum) => _between is not null && datum.NeedsShift ? Datum.China2000 : datum;

    private static void RefuseUnshifted(Crs crs)
    {
        if (crs.Datum.NeedsShift)
            throw new FaultException(CrsRegistry.NeedsShift(crs.ToString(), crs.Datum.Name));
    }

    private static bool SameNumbers(Crs from, Crs to) =>
        ReferenceEquals(from.Datum, to.Datum)
        && (from.Projection is null
            ? to.Projection is null
            : to.Projection is not null && from.Projection.IsSameAs(to.Projection));
}
