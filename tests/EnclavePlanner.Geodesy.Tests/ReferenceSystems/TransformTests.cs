using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class TransformTests
{
    /// <summary>1,600 points over all 64 zones by PROJ 9.1.1, printed to a micrometre and a nanodegree.</summary>
    [TestMethod]
    public void Agrees_with_PROJ_in_every_zone()
    {
        double worstForward = 0, worstBack = 0;
        foreach (var row in File.ReadLines(SharedData.File("oracle/cgcs2000_tm_points.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var crs = CrsRegistry.Get(int.Parse(row[0], null));
            double longitude = Wkt.Number(row[4]), latitude = Wkt.Number(row[5]), east = Wkt.Number(row[6]), north = Wkt.Number(row[7]);
            Assert.AreEqual(Wkt.Number(row[2]), crs.CentralMeridianDegrees);
            Assert.AreEqual(Wkt.Number(row[3]), crs.FalseEastingMetres);
            Assert.AreEqual(row[1], crs.Name);
            var placed = crs.FromGeographic(new GeographicPoint(longitude, latitude));
            worstForward = Math.Max(worstForward, Math.Max(Math.Abs(placed.X - east), Math.Abs(placed.Y - north)));
            var (backLongitude, backLatitude) = crs.ToGeographic(new Coordinate(east, north));
            worstBack = Math.Max(worstBack, 111_320 * Math.Max(Math.Abs(backLongitude - longitude), Math.Abs(backLatitude - latitude)));
        }

        Assert.IsLessThan(2e-6, worstForward);
        Assert.IsLessThan(2e-6, worstBack);
    }

    /// <summary>Karney's transverse Mercator test set: lat lon x y convergence k, good to 35° from the meridian by the series.</summary>
    [TestMethod]
    public void Agrees_with_Karney_within_35_degrees_of_the_meridian()
    {
        var crs = new Crs(null, "k0 0.9996 at 0°", "", Datum.Wgs84, new(ProjectionMethod.TransverseMercator, 0, 0, 0.9996, 0, 0));
        double worst = 0, worstScale = 0;
        var count = 0;
        foreach (var row in File.ReadLines(SharedData.File("geodesy/TMcoords_karney_2870.txt")).Where(line => line.Length > 0))
        {
            var n = row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Wkt.Number).ToArray();
            if (n[2] > 3_900_000)
                continue;
            count++;
            var placed = crs.FromGeographic(new GeographicPoint(n[1], n[0]));
            worst = Math.Max(worst, Math.Max(Math.Abs(placed.X - n[2]), Math.Abs(placed.Y - n[3])) / n[5]);
            var back = crs.ToGeographic(new Coordinate(n[2], n[3]));
            worst = Math.Max(worst, 111_320 * Math.Max(Math.Abs(back.LatitudeDegrees - n[0]), Math.Abs(back.LongitudeDegrees - n[1]) * Math.Cos(n[0] * Math.PI / 180)));
            if (n[0] < 89)
                worstScale = Math.Max(worstScale, Math.Abs(crs.PointScale(new Coordinate(n[2], n[3])) / n[5] - 1));
        }

        Assert.IsGreaterThan(100, count);
        Assert.IsLessThan(12e-9, worst);
        Assert.IsLessThan(1e-9, worstScale);
    }

    [TestMethod]
    public void Agrees_with_PROJ_elsewhere()
    {
        // cs2cs of PROJ 9.1.1, EPSG:4326 to the code, -f %.6f
        AssertPlace(2154, 2.35, 48.86, 652310.718019, 6862414.636762);
        AssertPlace(2154, -4.5, 48.4, 145709.788950, 6837422.082614);
        AssertPlace(3826, 121.5, 25.05, 300449.967405, 2771408.879104);
        AssertPlace(3857, 114.06, 22.54, 12697101.119881, 2576483.398506);
        AssertPlace(32650, 120.3, 31.5, 813461.509973, 3489736.498333);
        AssertPlace(32756, 151.2, -33.87, 333510.650081, 6250800.241184);
    }

    [TestMethod]
    public void Keeps_coordinates_bit_for_bit_in_the_same_system()
    {
        var crs = CrsRegistry.Get(4526);
        var polygon = SurveyGrid.FactoryFor(crs).CreatePolygon(
            [new(38506200.1234, 2493600.0001), new(38506400.7, 2493600.3), new(38506400.1 / 3, 2493450), new(38506200.1234, 2493600.0001)]);
        polygon.UserData = "A-01";
        var same = CoordinateTransform.Between(crs, CrsRegistry.Get(4526)).Transform(polygon);
        Assert.IsTrue(polygon.EqualsExact(same));
        Assert.AreEqual("A-01", same.UserData);
        Assert.AreEqual(4526, same.SRID);
    }

    [TestMethod]
    public void Takes_the_zone_prefix_off_without_touching_the_rest()
    {
        var from = CrsRegistry.Get(4526);
        var to = CrsRegistry.Get(4547);
        var line = SurveyGrid.FactoryFor(from).CreateLineString([new(38506200.1234, 2493600.9876), new(38506400.0001, 2493600.0003)]);
        var moved = CoordinateTransform.Between(from, to).Transform(line);
        Assert.AreEqual(new Coordinate(506200.1234, 2493600.9876), moved.Coordinates[0]);
        Assert.AreEqual(new Coordinate(506400.0001, 2493600.0003), moved.Coordinates[1]);
        Assert.AreEqual(4547, moved.SRID);
    }

    [TestMethod]
    public void Transforms_every_kind_of_geometry_onto_the_grid()
    {
        var to = CrsRegistry.Get(4547);
        var transform = CoordinateTransform.Between(CrsRegistry.Get(4326), to);
        var all = Wkt.Read("""
            GEOMETRYCOLLECTION (POINT (114 22.5), MULTIPOINT ((114 22.5), (114.1 22.6)), LINESTRING (114 22.5, 114.1 22.6),
            MULTILINESTRING ((114 22.5, 114.1 22.6)), POLYGON ((114 22, 115 22, 115 23, 114 22), (114.5 22.1, 114.6 22.1, 114.6 22.2, 114.5 22.1)),
            MULTIPOLYGON (((114 22, 115 22, 115 23, 114 22))), POINT EMPTY, POLYGON EMPTY)
            """);
        var moved = transform.Transform(all);
        Assert.IsTrue(transform.CrossesDatums);
        Assert.AreEqual(all.NumPoints, moved.NumPoints);
        Assert.AreEqual(4547, moved.SRID);
        Assert.AreEqual(4547, moved.GetGeometryN(4).SRID);
        foreach (var vertex in moved.Coordinates)
            Assert.AreEqual(vertex, SurveyGrid.Snap(SurveyGrid.FactoryFor(to).CreatePoint(vertex)).Coordinate);
    }

    [TestMethod]
    public void Gives_every_thread_the_same()
    {
        foreach (var epsg in new[] { 4547, 2154, 3857 })
        {
            var crs = CrsRegistry.Get(epsg);
            var places = Enumerable.Range(0, 20_000).Select(i => new GeographicPoint(2 + i * 1e-4, 40 + i * 1e-4))
                .Select(place => epsg == 4547 ? place with { LongitudeDegrees = place.LongitudeDegrees + 110 } : place).ToArray();
            var alone = places.Select(place => crs.ToGeographic(crs.FromGeographic(place))).ToArray();
            var together = new GeographicPoint[places.Length];
            Parallel.For(0, places.Length, i => together[i] = crs.ToGeographic(crs.FromGeographic(places[i])));
            CollectionAssert.AreEqual(alone, together);
        }
    }

    private static void AssertPlace(int epsg, double longitude, double latitude, double east, double north)
    {
        var crs = CrsRegistry.Get(epsg);
        var placed = crs.FromGeographic(new GeographicPoint(longitude, latitude));
        Assert.AreEqual(east, placed.X, 1e-4, $"EPSG:{epsg}");
        Assert.AreEqual(north, placed.Y, 1e-4, $"EPSG:{epsg}");
        var back = crs.ToGeographic(placed);
        Assert.AreEqual(longitude, back.LongitudeDegrees, 1e-10);
        Assert.AreEqual(latitude, back.LatitudeDegrees, 1e-10);
    }
}
