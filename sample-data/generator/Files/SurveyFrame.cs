using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EnclavePlanner.SampleData.Files;

/// <summary>
/// Where the paper of a city lies in its zone: turned a little about its south-west corner, so that grid corners become
/// coordinates with millimetres, then moved. Turning keeps shapes; rounding to 1 mm is far below the 0.5 m of the paper, so what
/// is noded on paper stays noded.
/// </summary>
/// <param name="code">区划代码.</param>
/// <param name="epsg">The city's projected CRS.</param>
/// <param name="turn">Degrees, counter-clockwise.</param>
/// <param name="east">Of the paper's south-west corner, metres.</param>
/// <param name="north">Of the paper's south-west corner, metres.</param>
internal sealed class SurveyFrame(string code, int epsg, double turn, double east, double north)
{
    private readonly Crs _crs = CrsRegistry.Get(epsg);
    private readonly AreaMeter _meter = new(CrsRegistry.Get(epsg), AreaMethod.Ellipsoidal);
    private readonly GeometryFactory _surveyed = new(new PrecisionModel(1000), epsg);

    /// <summary>East of the city, about 116.06° E 36.42° N.</summary>
    public static SurveyFrame Liaocheng { get; } = new("371500", 4548, 1.7, 414_480, 4_031_560);

    /// <summary>Guangming district, about 113.935° E 22.765° N.</summary>
    public static SurveyFrame Shenzhen { get; } = new("440300", 4547, 0.9, 492_535, 2_517_852);

    public string Code => code;

    public int Epsg => epsg;

    /// <summary>The drawing in the zone, to 1 mm.</summary>
    public Geometry Placed(Geometry drawn) => new GeometryEditor(_surveyed).Edit(drawn, new Moving(Placed));

    /// <summary>The drawing in degrees of CGCS2000, longitude first, to 10⁻¹⁰ of a degree: a hundredth of a millimetre.</summary>
    public Geometry Geographic(Geometry drawn) => new GeometryEditor(new GeometryFactory()).Edit(drawn, new Moving(Geographic));

    /// <summary>TD/T 1055 area to 0.01 m².</summary>
    public double Area(Geometry drawn) => Math.Round(_meter.Measure(Placed(drawn)).Value, 2, MidpointRounding.AwayFromZero);

    private Coordinate Placed(Coordinate point)
    {
        var (sin, cos) = Math.SinCos(turn * Math.PI / 180);
        return new Coordinate(
            Math.Round(east + (point.X * cos) - (point.Y * sin), 3, MidpointRounding.AwayFromZero),
            Math.Round(north + (point.X * sin) + (point.Y * cos), 3, MidpointRounding.AwayFromZero));
    }

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
