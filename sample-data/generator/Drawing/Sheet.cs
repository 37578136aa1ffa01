using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>
/// The paper a city is drawn on: local metres, east and north, on a 0.5 m grid. The grid is coarse so that no two corners come
/// nearer to each other than a surveyor would set them; turning the paper into its place gives the millimetres back (see
/// SurveyFrame). Areas taken here steer the drawing only; areas that are written into a file come from Geodesy.
/// </summary>
internal static class Sheet
{
    public static PrecisionModel Grid { get; } = new(2);

    public static GeometryFactory Paper { get; } =
        new NtsGeometryServices(Grid, 0).CreateGeometryFactory();

    public static Coordinate At(double east, double north) => new(Round(east), Round(north));

    public static Polygon Area(params Coordinate[] corners) => Paper.CreatePolygon([.. corners, corners[0].Copy()]);

    public static Polygon Area(params (double East, double North)[] corners) =>
        Area([.. corners.Select(corner => At(corner.East, corner.North))]);

    public static LineString Line(IEnumerable<Coordinate> points) => Paper.CreateLineString([.. points]);

    public static LineString Line(params (double East, double North)[] points) =>
        Line(points.Select(point => At(point.East, point.North)));

    /// <summary>Square metres on paper, holes taken out.</summary>
    public static double Size(Geometry drawn)
    {
        var size = 0.0;
        foreach (var polygon in Polygons(drawn))
        {
            size += NetTopologySuite.Algorithm.Area.OfRing(polygon.ExteriorRing.CoordinateSequence);
            size -= polygon.InteriorRings.Sum(hole => NetTopologySuite.Algorithm.Area.OfRing(hole.CoordinateSequence));
        }

        return size;
    }

    /// <summary>Metres along a line on paper.</summary>
    public static double Reach(LineString line) => NetTopologySuite.Algorithm.Length.OfLine(line.CoordinateSequence);

    /// <summary>The polygons of a geometry, whatever else it holds.</summary>
    public static IEnumerable<Polygon> Polygons(Geometry drawn) =>
        NetTopologySuite.Geometries.Utilities.PolygonExtracter.GetPolygons(drawn).Cast<Polygon>();

    private static double Round(double metres) => Grid.MakePrecise(metres);
}
