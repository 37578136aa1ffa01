using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Takes coordinates from one CRS to another. Between datums the shift is null: all known ones are realisations of the
/// ITRS and coincide to decimetres (see <see cref="CrossesDatums"/>). Immutable and safe to use from many threads.
/// </summary>
public sealed class CoordinateTransform
{
    private readonly bool _identical;
    private readonly bool _onlyFalseEastingDiffers;

    private CoordinateTransform(Crs from, Crs to)
    {
        From = from;
        To = to;
        _identical = from.Equals(to) || SameNumbers(from, to);
        _onlyFalseEastingDiffers = !_identical
            && ReferenceEquals(from.Datum, to.Datum)
            && from.Projection is { } source && to.Projection is { } target
            && source.IsSameAs(target with { FalseEasting = source.FalseEasting });
    }

    /// <summary>Where coordinates come from.</summary>
    public Crs From { get; }

    /// <summary>Where they go to.</summary>
    public Crs To { get; }

    /// <summary>
    /// Whether the two CRSs lie on different datums of the one frame. Coordinates are then true to decimetres, not to the
    /// 0.1 mm of the projection: fit for drawing and for finding a place, to be said beside an imported boundary.
    /// </summary>
    public bool CrossesDatums => !ReferenceEquals(From.Datum, To.Datum);

    /// <summary>The transform between two CRSs.</summary>
    public static CoordinateTransform Between(Crs from, Crs to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new CoordinateTransform(from, to);
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
        return _identical || To.Kind == CrsKind.Geographic
            ? GeometryRebuilding.With(geometry, factory, Transform)
            : GeometryRebuilding.With(geometry, factory, (x, y) =>
            {
                var (east, north) = Transform(x, y);
                return SurveyGrid.Snap(east, north);
            });
    }

    private (double X, double Y) Transform(double x, double y)
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

        var placed = To.FromGeographic(From.ToGeographic(x, y));
        return (placed.X, placed.Y);
    }

    /// <summary>ToGeographic states the fault of a coordinate that is no finite number.</summary>
    private (double X, double Y) Refused(double x, double y)
    {
        _ = From.ToGeographic(x, y);
        return (x, y);
    }

    private static bool SameNumbers(Crs from, Crs to) =>
        ReferenceEquals(from.Datum, to.Datum)
        && (from.Projection is null
            ? to.Projection is null
            : to.Projection is not null && from.Projection.IsSameAs(to.Projection));
}
