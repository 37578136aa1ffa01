using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Distances;

[TestClass]
public sealed class NearestPointsTests
{
    private static readonly Crs Shenzhen = CrsRegistry.Get(4547);
    private static readonly Crs Liaocheng = CrsRegistry.Get(4548);

    /// <summary>geod -I of PROJ 9.1.1, +ellps=GRS80: Shenzhen 22.54 114.06 to Liaocheng 36.45 115.98.</summary>
    [TestMethod]
    public void Between_two_points_it_is_the_geodesic()
    {
        var found = NearestPoints.Between(Wkt.Read("POINT (114.06 22.54)"), Wkt.Cgcs2000, Wkt.Read("POINT (115.98 36.45)"), Wkt.Cgcs2000);
        Assert.AreEqual(1552971.658547, found.LengthMetres, 1e-6);
        Assert.AreEqual(6.4261076278, found.StartAzimuthDegrees, 1e-9);
    }

    /// <summary>On the central meridian k = 1 to 1e-9 within 200 m, so the plane tells the distance.</summary>
    [TestMethod]
    [DataRow("POINT (500000 2500000)", "LINESTRING (500030 2499900, 500030 2500100)", 30)]
    [DataRow("LINESTRING (499990 2500000, 500010 2500000)", "LINESTRING (500000 2500007, 500000 2500100)", 7)]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000))", "POLYGON ((500103 2500104, 500150 2500104, 500150 2500150, 500103 2500104))", 5)]
    [DataRow("MULTIPOINT ((499900 2500000), (500000 2500000))", "MULTIPOINT ((500000 2500002.5), (500090 2500000))", 2.5)]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000), (500040 2500040, 500060 2500040, 500060 2500060, 500040 2500060, 500040 2500040))", "POINT (500050 2500052)", 8)]
    public void Near_the_meridian_it_is_the_distance_in_the_plane(string a, string b, double expected)
    {
        var found = NearestPoints.Between(Wkt.Read(a), Shenzhen, Wkt.Read(b), Shenzhen);
        Assert.AreEqual(expected, found.LengthMetres, 1e-5);
        Assert.AreEqual(expected, NearestPoints.Between(Wkt.Read(b), Shenzhen, Wkt.Read(a), Shenzhen).LengthMetres, 1e-5);
    }

    [TestMethod]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000))", "POINT (500050 2500050)")]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000))", "POLYGON ((500040 2500040, 500060 2500040, 500060 2500060, 500040 2500060, 500040 2500040))")]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000))", "LINESTRING (499900 2500050, 500200 2500051)")]
    [DataRow("LINESTRING (500000 2500000, 500100 2500100)", "LINESTRING (500000 2500100, 500100 2500000)")]
    [DataRow("LINESTRING (500000 2500000, 500100 2500100)", "POINT (500100 2500100)")]
    [DataRow("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000))", "POLYGON ((500100 2500000, 500200 2500000, 500200 2500100, 500100 2500100, 500100 2500000))")]
    public void Where_they_touch_or_overlap_it_is_nought(string a, string b)
    {
        var prefixed = CoordinateTransform.Between(Shenzhen, CrsRegistry.Get(4526)).Transform(Wkt.Read(b));
        foreach (var found in new[]
        {
            NearestPoints.Between(Wkt.Read(a), Shenzhen, Wkt.Read(b), Shenzhen),
            NearestPoints.Between(Wkt.Read(b), Shenzhen, Wkt.Read(a), Shenzhen),
            NearestPoints.Between(Wkt.Read(a), Shenzhen, prefixed, CrsRegistry.Get(4526)),
        })
        {
            Assert.AreEqual(0, found.LengthMetres);
            Assert.AreEqual(0, found.StartAzimuthDegrees);
        }
    }

    [TestMethod]
    public void An_overlap_across_two_zones_is_nought()
    {
        var here = Wkt.Read("POLYGON ((654000 4030000, 656000 4030000, 656000 4032000, 654000 4032000, 654000 4030000))");
        var there = CoordinateTransform.Between(Shenzhen, Liaocheng).Transform(Wkt.Read("POLYGON ((655900 4031900, 657000 4031900, 657000 4033000, 655900 4031900))"));
        Assert.AreEqual(0, NearestPoints.Between(here, Shenzhen, there, Liaocheng).LengthMetres);
    }

    /// <summary>
    /// Against a search that knows nothing: a net of 17 by 17 places on two edges, then a finer one about the best, until the
    /// net is 1 mm wide. Parcels of two cities, in their own zones, from a few metres to 1,600 km apart.
    /// </summary>
    [TestMethod]
    public void It_is_the_least_of_a_dense_search()
    {
        var parcels = Gen.Select(Gen.Double[0, 6.28], Gen.Double[10, 800].Array[3, 6]);
        var separations = Gen.OneOf(Gen.Double[0, 0.02], Gen.Double[0, 14]);
        Gen.Select(parcels, parcels, separations, Gen.Double[-1, 1]).Sample((one, other, north, east) =>
        {
            var a = Star(Shenzhen, new GeographicPoint(115.4, 22.6), one.Item1, one.Item2);
            var b = Star(Liaocheng, new GeographicPoint(115.4 + 0.01 * east, 22.6 + north), other.Item1, other.Item2);
            var found = NearestPoints.Between(a, Shenzhen, b, Liaocheng);
            if (found.LengthMetres == 0)
                return true; // overlaps are tested above; a net of points cannot see one
            var least = DenseSearch(a, b);
            var geodesic = new Geodesic(Ellipsoid.Cgcs2000).Inverse(found.From, found.To);
            return Math.Abs(found.LengthMetres - least) < 1e-3 && found.LengthMetres <= least + 1e-6 && geodesic.LengthMetres == found.LengthMetres;
        }, iter: 12);
    }

    [TestMethod]
    public void Refuses_an_empty_geometry()
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => NearestPoints.Between(Wkt.Read("POINT EMPTY"), Shenzhen, Wkt.Read("POINT (1 1)"), Shenzhen));
        Assert.AreEqual("GEO-DISTANCE-EMPTY", refused.Fault.Code);
    }

    [TestMethod]
    public void Refuses_a_coordinate_that_is_no_number()
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => NearestPoints.Between(
            new GeometryFactory().CreatePoint(new Coordinate(500000, double.PositiveInfinity)), Shenzhen, Wkt.Read("POINT (500000 2500000)"), Shenzhen));
        Assert.AreEqual("GEO-POINT-NONFINITE", refused.Fault.Code);
    }

    private static Polygon Star(Crs crs, GeographicPoint centre, double turn, double[] radii)
    {
        var middle = crs.FromGeographic(centre);
        var corners = radii.Select((radius, i) => new Coordinate(
            middle.X + radius * Math.Cos(turn + 2 * Math.PI * i / radii.Length),
            middle.Y + radius * Math.Sin(turn + 2 * Math.PI * i / radii.Length))).ToList();
        return SurveyGrid.FactoryFor(crs).CreatePolygon([.. corners, corners[0]]);
    }

    private static double DenseSearch(Polygon a, Polygon b)
    {
        var geodesic = new Geodesic(Ellipsoid.Cgcs2000);
        var least = double.PositiveInfinity;
        for (var i = 1; i < a.NumPoints; i++)
        {
            for (var j = 1; j < b.NumPoints; j++)
                least = Math.Min(least, DenseSearch((a.Coordinates[i - 1], a.Coordinates[i]), (b.Coordinates[j - 1], b.Coordinates[j]), geodesic));
        }

        return least;
    }

    private static double DenseSearch((Coordinate From, Coordinate To) a, (Coordinate From, Coordinate To) b, Geodesic geodesic)
    {
        double middleA = 0.5, middleB = 0.5, reach = 0.5, least = double.PositiveInfinity;
        while (reach > 1e-7)
        {
            double bestA = middleA, bestB = middleB;
            for (var i = -8; i <= 8; i++)
            {
                for (var j = -8; j <= 8; j++)
                {
                    double s = Math.Clamp(middleA + reach * i / 8, 0, 1), t = Math.Clamp(middleB + reach * j / 8, 0, 1);
                    var length = geodesic.Inverse(Place(a, s, Shenzhen), Place(b, t, Liaocheng)).LengthMetres;
                    if (length < least)
                        (least, bestA, bestB) = (length, s, t);
                }
            }

            (middleA, middleB, reach) = (bestA, bestB, reach / 3);
        }

        return least;
    }

    private static GeographicPoint Place((Coordinate From, Coordinate To) edge, double part, Crs crs) => crs.ToGeographic(
        new Coordinate(edge.From.X + part * (edge.To.X - edge.From.X), edge.From.Y + part * (edge.To.Y - edge.From.Y)));
}
