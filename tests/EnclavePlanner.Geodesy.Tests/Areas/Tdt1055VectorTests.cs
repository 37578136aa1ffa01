using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Areas;

/// <summary>Vectors worked out with python, PROJ 9.1.1 and GeographicLib 2.1.2 (domain facts, section 4).</summary>
[TestClass]
public sealed class Tdt1055VectorTests
{
    private const string Sz1 = "114.000000,22.500000 114.003000,22.500000 114.003000,22.502000 114.000000,22.502000";
    private const string Sz2 = "114.020000,22.540000 114.026000,22.541000 114.025500,22.543500 114.023000,22.543100 114.022600,22.546000 114.019200,22.545400";
    private const string Lc1 = "115.980000,36.450000 115.992000,36.451500 115.990500,36.460200 115.979000,36.458700";
    private const string Lc2 = "115.950000,36.480000 116.000000,36.478000 116.012000,36.515000 115.970000,36.525000 115.945000,36.505000";
    private const string Ks1 = "75.990000,39.470000 75.995000,39.470500 75.994500,39.474000 75.989600,39.473600";
    private const string Ks2 = "76.050000,39.480000 76.110000,39.485000 76.105000,39.530000 76.060000,39.525000";
    private const string Hole = "115.984000,36.454000 115.986000,36.454000 115.986000,36.456000 115.984000,36.456000";

    [TestMethod]
    [DataRow(Sz1, 4547, 68366.0989, 68366.0989, 68366.0989, 68366.0989)]
    [DataRow(Sz2, 4547, 289502.0724, 289500.6900, 289500.6851, 289500.7228)]
    [DataRow(Lc1, 4548, 1035527.8409, 1035527.5873, 1035527.5914, 1035738.6101)]
    [DataRow(Lc2, 4548, 23308574.2446, 23308146.3673, 23308139.0497, 23312962.1769)]
    [DataRow(Ks1, 4534, 169812.1296, 169812.0967, 169812.0959, 169842.5693)]
    [DataRow(Ks2, 4534, 22440072.4493, 22440249.4753, 22440251.6000, 22445028.5033)]
    public void Measures_the_vectors_of_the_domain(string ring, int zone, double onVertices, double densified, double geodesic, double planar)
    {
        var degrees = Wkt.Polygon(ring);
        var crs = CrsRegistry.Get(zone);
        var projected = Unrounded(degrees, crs);
        var tolerance = Math.Max(0.0001, 2e-11 * planar);

        Assert.AreEqual(onVertices, new EllipsoidalArea(Wkt.Cgcs2000).MeasureOnVertices(degrees).Value, tolerance, "trapezoids on the vertices");
        Assert.AreEqual(onVertices, new EllipsoidalArea(crs).MeasureOnVertices(projected).Value, tolerance, "the same from the plane");
        Assert.AreEqual(densified, new AreaMeter(crs, AreaMethod.Ellipsoidal).Measure(projected).Value, tolerance, "edges cut to 70 m");
        Assert.AreEqual(densified, new AreaMeter(Wkt.Cgcs2000, AreaMethod.Ellipsoidal).Measure(degrees).Value, tolerance, "the same from degrees");
        Assert.AreEqual(geodesic, new AreaMeter(Wkt.Cgcs2000, AreaMethod.Geodesic).Measure(degrees).Value, tolerance, "geodesic");
        Assert.AreEqual(planar, new AreaMeter(crs, AreaMethod.Planar).Measure(projected).Value, tolerance, "planar");
    }

    [TestMethod]
    public void Takes_a_hole_off_whichever_way_its_ring_runs()
    {
        var lc = Wkt.Polygon(Lc1, Hole);
        var reversed = Wkt.Polygon(Lc1, string.Join(' ', Hole.Split(' ').Reverse()));
        foreach (var polygon in new[] { lc, reversed })
        {
            var projected = Unrounded(polygon, CrsRegistry.Get(4548));
            Assert.AreEqual(995738.0560, new EllipsoidalArea(Wkt.Cgcs2000).MeasureOnVertices(polygon).Value, 1e-4);
            Assert.AreEqual(995737.8024, new EllipsoidalArea(CrsRegistry.Get(4548)).Measure(projected).Value, 1e-4);
            Assert.AreEqual(995737.8064, new GeodesicArea(Wkt.Cgcs2000).Measure(polygon).Value, 1e-4);
        }
    }

    [TestMethod]
    [DataRow(22.5, 113904000.77)]
    [DataRow(36.5, 99354582.24)]
    [DataRow(39.5, 95428784.61)]
    public void Measures_a_tenth_of_a_degree(double south, double expected)
    {
        var cell = SurveyGrid.FactoryFor(Wkt.Cgcs2000).ToGeometry(new Envelope(114, 114.1, south, south + 0.1));
        Assert.AreEqual(expected, new EllipsoidalArea(Wkt.Cgcs2000).MeasureOnVertices(cell).Value, 0.006);
    }

    /// <summary>510 065 621.718 km² by the closed form.</summary>
    [TestMethod]
    public void Covers_the_whole_ellipsoid()
    {
        var factory = SurveyGrid.FactoryFor(Wkt.Cgcs2000);
        double total = 0;
        for (var longitude = -180; longitude < 180; longitude += 90)
            total += new EllipsoidalArea(Wkt.Cgcs2000).MeasureOnVertices(factory.ToGeometry(new Envelope(longitude, longitude + 90, -90, 90))).Value;
        Assert.AreEqual(510065621.718e6, total, 510065621.718e6 * 1e-11);
    }

    /// <summary>Onto the plane without the rounding to 0.1 mm, as the vectors were made.</summary>
    private static Polygon Unrounded(Polygon degrees, Crs crs)
    {
        var factory = new GeometryFactory();
        return factory.CreatePolygon(Ring(degrees.Shell), [.. degrees.Holes.Select(Ring)]);

        LinearRing Ring(LineString ring) => factory.CreateLinearRing(
            [.. ring.Coordinates.Select(c => crs.FromGeographic(new GeographicPoint(c.X, c.Y)))]);
    }
}
