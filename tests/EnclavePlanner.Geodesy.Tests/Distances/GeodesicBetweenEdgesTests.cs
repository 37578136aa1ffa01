using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.Distances;

[TestClass]
public sealed class GeodesicBetweenEdgesTests
{
    /// <summary>
    /// The short way, by which an end of an edge is proven nearest, against the general search, which
    /// <see cref="NearestPointsTests"/> holds against a dense one: edges of 0.1 m to 2 km, centimetres to 1,700 km apart.
    /// </summary>
    [TestMethod]
    public void The_short_way_finds_what_the_general_search_finds()
    {
        Crs here = CrsRegistry.Get(4547), there = CrsRegistry.Get(4548);
        var length = Gen.Double[-1, 3.3].Select(exponent => Math.Pow(10, exponent));
        var direction = Gen.Double[0, 2 * Math.PI];
        var apart = Gen.Double[-2, 6.2].Select(exponent => Math.Pow(10, exponent));
        Gen.Select(length, direction, length, direction, apart, direction).Sample((lengthA, turnA, lengthB, turnB, metres, bearing) =>
        {
            var middle = new GeographicPoint(115.4, 22.6);
            var away = new Geodesic(here.Ellipsoid).Direct(middle, double.RadiansToDegrees(bearing) / 12, metres).Point;
            var a = Edge(here, middle, lengthA, turnA);
            var b = Edge(there, away, lengthB, turnB);
            var between = new GeodesicBetweenEdges(here.Ellipsoid);
            var general = between.Anywhere(a, b).LengthMetres;
            return Math.Abs(between.Shortest(a, b).LengthMetres - general) < 2e-5;
        }, iter: 3000);

        static EdgePiece Edge(Crs crs, GeographicPoint start, double metres, double turn)
        {
            var from = crs.FromGeographic(start);
            double x = from.X + metres * Math.Cos(turn), y = from.Y + metres * Math.Sin(turn);
            var plane = new EdgePlane(crs, Ellipsoid.Cgcs2000);
            return new EdgePiece(plane, plane.At(from.X, from.Y), plane.At(x, y));
        }
    }
}
