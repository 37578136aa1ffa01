using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Views;

/// <summary>What was measured on a map, by each method.</summary>
/// <param name="Kind">A length, or an area.</param>
/// <param name="City">The code of the city on whose map.</param>
/// <param name="Points">How many points were taken.</param>
/// <param name="Lengths">Metres of the line, or of the boundary of the area; empty while there are too few points.</param>
/// <param name="Areas">The area; empty while there is none.</param>
public sealed record Measurement(
    MeasureKind Kind,
    string City,
    int Points,
    IReadOnlyDictionary<AreaMethod, double> Lengths,
    IReadOnlyDictionary<AreaMethod, SquareMetres> Areas)
{
    /// <summary>The methods in the order in which their figures are shown, the official one first.</summary>
    public static IReadOnlyList<AreaMethod> Methods { get; } = [AreaMethod.Ellipsoidal, AreaMethod.Planar, AreaMethod.Geodesic];

    /// <summary>Measures the line through the points, or the area within them.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="city">The code of the city.</param>
    /// <param name="crs">Its CRS.</param>
    /// <param name="points">East, north in the CRS, in the order in which they were taken.</param>
    /// <exception cref="FaultException">WIN-MEASURE-CROSSING: the boundary crosses itself. GEO-POINT-NONFINITE and other faults of a place
    /// that is none.</exception>
    public static Measurement Of(MeasureKind kind, string city, Crs crs, IReadOnlyList<Coordinate> points)
    {
        ArgumentNullException.ThrowIfNull(crs);
        ArgumentNullException.ThrowIfNull(points);
        var factory = SurveyGrid.FactoryFor(crs);
        if (points.Count < 2)
            return new Measurement(kind, city, points.Count, new Dictionary<AreaMethod, double>(), new Dictionary<AreaMethod, SquareMetres>());
        if (kind == MeasureKind.Length || points.Count < 3)
            return new Measurement(kind, city, points.Count, LengthsOf(factory.CreateLineString([.. points]), crs), new Dictionary<AreaMethod, SquareMetres>());
        var area = factory.CreatePolygon([.. points, points[0]]);
        if (!area.IsValid)
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-MEASURE-CROSSING"));
        return new Measurement(
            kind, city, points.Count, LengthsOf(area.Shell, crs), Methods.ToDictionary(method => method, method => new AreaMeter(crs, method).Measure(area)));
    }

    private static Dictionary<AreaMethod, double> LengthsOf(LineString line, Crs crs) => new()
    {
        [AreaMethod.Ellipsoidal] = new EllipsoidalLength(crs).Measure(line),
        [AreaMethod.Planar] = PlanarLength.Measure(line),
        [AreaMethod.Geodesic] = new LengthMeter(crs).Measure(line),
    };
}
