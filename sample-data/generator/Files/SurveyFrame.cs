using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.SampleData.Drawing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EnclavePlanner.SampleData.Files;

/// <summary>Where the paper of a city lies in its zone.</summary>
/// <param name="code">区划代码.</param>
/// <param name="epsg">The city's projected CRS.</param>
/// <param name="east">What is added to paper east, whole metres.</param>
/// <param name="north">What is added to paper north, whole metres.</param>
internal sealed class SurveyFrame(string code, int epsg, double east, double north)
{
    private readonly Crs _crs = CrsRegistry.Get(epsg);
    private readonly AreaMeter _meter = new(CrsRegistry.Get(epsg), AreaMethod.Ellipsoidal);

    public static SurveyFrame Liaocheng { get; } = new("371500", 4548, 414_450, 4_031_600);

    public static SurveyFrame Shenzhen { get; } = new("440300", 4547, 492_525, 2_517_865);

    public string Code => code;

    public int Epsg => epsg;

    /// <summary>The drawing in the zone, still on the 1 mm grid.</summary>
    public Geometry Placed(Geometry drawn) =>
        new GeometryEditor(Sheet.Paper).Edit(drawn, new Moving(point => Placed(point)));

    /// <summary>The drawing in degrees of CGCS2000, longitude first, to 10⁻¹⁰ of a degree: a hundredth of a millimetre.</summary>
    public Geometry Geographic(Geometry drawn) =>
        new GeometryEditor(new GeometryFactory()).Edit(drawn, new Moving(Geographic));

    /// <summary>TD/T 1055 area to 0.01 m².</summary>
    public double Area(Geometry drawn) => Math.Round(_meter.Measure(Placed(drawn)).Value, 2, MidpointRounding.AwayFromZero);

    private Coordinate Placed(Coordinate point) => Sheet.At(point.X + east, point.Y + north);

    private Coordinate Geographic(Coordinate point)
    {
        var place = _crs.ToGeographic(Placed(point));
        return new Coordinate(Math.Round(place.LongitudeDegrees, 10), Math.Round(place.LatitudeDegrees, 10));
    }

    private sealed class Moving(Func<Coordinate, Coordinate> move) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) => Array.ConvertAll(coordinates, point => move(point));
    }
}
