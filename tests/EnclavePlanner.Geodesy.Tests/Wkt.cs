using System.Globalization;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Geodesy.Tests;

/// <summary>Geometries of tests, written as text.</summary>
internal static class Wkt
{
    internal static readonly Crs Cgcs2000 = CrsRegistry.Get(4490);

    internal static Geometry Read(string wkt) => new WKTReader().Read(wkt);

    /// <summary>A polygon of rings "lon,lat lon,lat …", not closed, as the vectors of the domain facts are written.</summary>
    internal static Polygon Polygon(params string[] rings)
    {
        var factory = SurveyGrid.FactoryFor(Cgcs2000);
        var closed = rings.Select(ring => factory.CreateLinearRing(Closed(ring))).ToArray();
        return factory.CreatePolygon(closed[0], closed[1..]);
    }

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Coordinate[] Closed(string ring)
    {
        var vertices = ring.Split(' ').Select(pair => pair.Split(',')).Select(xy => new Coordinate(Number(xy[0]), Number(xy[1]))).ToList();
        return [.. vertices, vertices[0].Copy()];
    }
}
