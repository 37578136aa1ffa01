using System.Text.Json;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;

namespace EnclavePlanner.Geodesy.Tests.Areas;

/// <summary>The bulk areas are those of the one-by-one meters, which the oracles hold: to 1e-12, or 0.0001 m².</summary>
[TestClass]
public sealed class BulkAreaTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly Crs Zone = CrsRegistry.Get(4547);

    [TestMethod]
    [DataRow("cadastre/cadastre-75118-parcelles.json", 4258, 32631)]
    [DataRow("admin/440300_full.json", 4490, 4547)]
    [DataRow("admin/371500_full.json", 4490, 4548)]
    [DataRow("admin/441500_full.json", 4490, 4547)]
    public void They_are_the_areas_of_the_one_by_one_meters(string file, int geographic, int zone)
    {
        var degrees = Polygons(file);
        var (geographicCrs, zoneCrs) = (CrsRegistry.Get(geographic), CrsRegistry.Get(zone));
        var plane = degrees.Select(polygon => Projected(polygon, zoneCrs)).ToList();
        AssertSame(degrees, BulkAreas.OnVertices(geographicCrs), new EllipsoidalArea(geographicCrs).MeasureOnVertices);
        AssertSame(degrees, BulkAreas.Geodesic(geographicCrs), new GeodesicArea(geographicCrs).Measure);
        AssertSame(plane, BulkAreas.Ellipsoidal(zoneCrs), new EllipsoidalArea(zoneCrs).Measure);
        AssertSame(plane, BulkAreas.PlaneIntegral(zoneCrs), new PlaneIntegralArea(zoneCrs).Measure);
    }

    /// <summary>Lambert's cone has no strips; the one-by-one meter does it.</summary>
    [TestMethod]
    public void Other_projections_are_measured_too()
    {
        var lambert = CrsRegistry.Get(2154);
        var plane = Polygons("cadastre/cadastre-75118-parcelles.json").Take(50).Select(polygon => Projected(polygon, lambert)).ToList();
        AssertSame(plane, BulkAreas.Ellipsoidal(lambert), new EllipsoidalArea(lambert).Measure);
    }

    /// <summary>
    /// What the series leaves out grows with the fifth power of the edge, so edges of 8 km show, 32,768 times larger, what
    /// those of 1 km hide: less than 1e-6 m² an edge.
    /// </summary>
    [TestMethod]
    public void A_geodesic_edge_of_a_kilometre_is_a_millionth_of_a_square_metre_off_at_most()
    {
        var bands = new LatitudeBands(Ellipsoid.Cgcs2000);
        var geodesic = new EnclavePlanner.Geodesy.Distances.Geodesic(Ellipsoid.Cgcs2000);
        var random = new Random(5);
        double worst = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var from = new GeographicPoint(114, random.NextDouble() * 142 - 71);
            var to = geodesic.Direct(from, 360 * random.NextDouble(), 8_000).Point;
            var band = bands.At(from.LatitudeDegrees)!;
            double east = to.LongitudeDegrees - from.LongitudeDegrees, south = from.LatitudeDegrees - band.Middle, north = to.LatitudeDegrees - band.Middle;
            var bulge = band.Bulge(new((south + north) / 2), new(east), new(to.LatitudeDegrees - from.LatitudeDegrees))[0];

            // The strip between chord and equator, in closed form (domain facts, section 4); S12 is the one under the geodesic.
            var chord = double.DegreesToRadians(east / 2) * (Strip(from.LatitudeDegrees) + Strip(to.LatitudeDegrees));
            worst = Math.Max(worst, Math.Abs(geodesic.AreaUnder(from, to) - chord - bulge));
        }

        Assert.IsLessThan(1e-6 * 32_768, worst);

        static double Strip(double latitudeDegrees)
        {
            double e = Math.Sqrt(Ellipsoid.Cgcs2000.EccentricitySquared), b = Ellipsoid.Cgcs2000.SemiMinorAxisMetres;
            var sine = Math.Sin(double.DegreesToRadians(latitudeDegrees));
            return b * b / 2 * (sine / (1 - e * e * sine * sine) + Math.Atanh(e * sine) / e);
        }
    }

    [TestMethod]
    public void A_ring_need_not_repeat_its_first_vertex()
    {
        double[] x = [500_000, 500_050, 500_050, 500_000], y = [2_500_000, 2_500_000, 2_500_050, 2_500_050];
        var closed = One(BulkAreas.Ellipsoidal(Zone), [.. x, x[0]], [.. y, y[0]]);
        Assert.AreEqual(2500, closed, 0.01);
        Assert.AreEqual(closed, One(BulkAreas.Ellipsoidal(Zone), x, y), 1e-9);
        Assert.AreEqual(closed, One(BulkAreas.PlaneIntegral(Zone), x, y), 1e-4);
    }

    [TestMethod]
    public void A_hole_is_taken_off_and_fewer_than_three_vertices_have_no_area()
    {
        var shell = Square(500_000, 100);
        var hole = Square(500_010, 50);
        var polygons = PackedPolygons.Of([
            shell.Factory.CreatePolygon(shell.Shell, [hole.Shell]), shell, hole, shell.Factory.CreatePolygon()]);
        var areas = new double[4];
        BulkAreas.Ellipsoidal(Zone).Measure(polygons, areas, 2);
        Assert.AreEqual(areas[1] - areas[2], areas[0], 1e-9);
        Assert.AreEqual(0, areas[3]);
        Assert.AreEqual(0, One(BulkAreas.OnVertices(Wkt.Cgcs2000), [114, 115], [22, double.NaN]));
    }

    [TestMethod]
    public void Rings_beyond_the_series_go_to_the_meters_or_are_refused_as_they_refuse()
    {
        var wgs84 = CrsRegistry.Get(4326);
        var across = (Polygon)Wkt.Read("POLYGON ((179.5 10, -179.5 10, -179.5 11, 179.5 11, 179.5 10))");
        AssertSame([across], BulkAreas.OnVertices(wgs84), new EllipsoidalArea(wgs84).MeasureOnVertices);
        AssertSame([across], BulkAreas.Geodesic(wgs84), new GeodesicArea(wgs84).Measure);
        var pole = Enumerable.Range(0, 3600).Select(i => i / 10.0).ToArray();
        AssertFault("GEO-AREA-POLE", () => One(BulkAreas.OnVertices(wgs84), pole, [.. pole.Select(_ => 89.0)]));
        AssertFault("GEO-POINT-LATITUDE", () => One(BulkAreas.OnVertices(wgs84), [114, 115, 114], [89.4, 90.2, 89.5]));
        AssertFault("GEO-POINT-LATITUDE", () => One(BulkAreas.OnVertices(wgs84), [114, 115, 114], [91, 89.2, 89.5]));
        AssertFault("GEO-AREA-OUTSIDE", () => One(BulkAreas.PlaneIntegral(Zone), [910_000, 910_050, 910_000], [2_500_000, 2_500_000, 2_500_050]));
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            AssertFault("GEO-POINT-NONFINITE", () => One(BulkAreas.OnVertices(wgs84), [114, bad, 114], [22, 22, 22.1]));
            AssertFault("GEO-POINT-NONFINITE", () => One(BulkAreas.Geodesic(wgs84), [114, 114.1, 114], [22, bad, 22.1]));
            AssertFault("GEO-POINT-NONFINITE", () => One(BulkAreas.Ellipsoidal(Zone), [500_000, 500_050, 500_000], [bad, 2_500_000, 2_500_050]));
            AssertFault("GEO-AREA-COORDINATE", () => One(BulkAreas.PlaneIntegral(Zone), [500_000, 500_050, bad], [2_500_000, 2_500_000, 2_500_050]));
        }
    }

    [TestMethod]
    public void A_ring_of_any_size_is_followed_across_the_antimeridian_by_whichever_vertex()
    {
        var wgs84 = CrsRegistry.Get(4326);
        for (var count = 3; count < 20; count++)
        {
            for (var across = 1; across < count; across++)
            {
                var ring = Enumerable.Range(0, count).Select(i => new Coordinate(
                    i == across ? -179.9 : 179.6 + 0.1 * Math.Cos(2 * Math.PI * i / count), 10 + 0.1 * Math.Sin(2 * Math.PI * i / count))).ToList();
                var expected = new EllipsoidalArea(wgs84).MeasureOnVertices(new GeometryFactory().CreatePolygon([.. ring, ring[0].Copy()])).Value;
                var found = One(BulkAreas.OnVertices(wgs84), [.. ring.Select(c => c.X)], [.. ring.Select(c => c.Y)]);
                Assert.AreEqual(expected, found, 1e-12 * expected, $"{across} of {count}");
            }
        }
    }

    [TestMethod]
    public void Offsets_that_do_not_fit_are_refused()
    {
        var areas = new double[1];
        Assert.ThrowsExactly<ArgumentException>(() => new PackedPolygons(new double[3], new double[2], new[] { 0, 3 }, new[] { 0, 1 }));
        Assert.ThrowsExactly<ArgumentException>(() => new PackedPolygons(new double[3], new double[3], new[] { 0, 4 }, new[] { 0, 1 }));
        Assert.ThrowsExactly<ArgumentException>(() => new PackedPolygons(new double[3], new double[3], new[] { 0, 3, 2 }, new[] { 0, 1 }));
        Assert.ThrowsExactly<ArgumentException>(() => new PackedPolygons(new double[3], new double[3], new[] { 0, 3 }, new[] { 0, 2 }));
        Assert.ThrowsExactly<ArgumentException>(() => BulkAreas.OnVertices(Zone));
        Assert.ThrowsExactly<ArgumentException>(() => BulkAreas.OnVertices(Wkt.Cgcs2000).Measure(PackedPolygons.Of([]), areas, 1));
    }

    /// <summary>
    /// Short rings share the vectors, but not their results: a ring has the same area to the last bit alone, among its like,
    /// among rings of other bands, and beside one that is left to the meter.
    /// </summary>
    [TestMethod]
    public void A_ring_is_measured_alike_whichever_rings_it_stands_beside()
    {
        var bulk = BulkAreas.OnVertices(Wkt.Cgcs2000);
        var random = new Random(7);
        List<double> x = [], y = [];
        List<int> starts = [0];
        for (var ring = 0; ring < 3_000; ring++)
        {
            double east = 113.99 + random.NextDouble() * 0.02, north = 22.99 + random.NextDouble() * 0.02, radius = ring % 500 == 3 ? 1.5 : 0.0002;
            var vertices = ring % 700 == 5 ? 511 + random.Next(5) : ring % 300 == 4 ? 2_000 : random.Next(12);
            for (var i = 0; i < vertices; i++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * i / vertices);
                x.Add(east + radius * cos);
                y.Add(north + radius * sin);
            }

            // Two vertices make no area, whatever they are.
            if (vertices == 2)
                y[^1] = double.NaN;
            if (vertices > 2 && ring % 2 == 0)
            {
                x.Add(x[starts[^1]]);
                y.Add(y[starts[^1]]);
            }

            starts.Add(x.Count);
        }

        var areas = new double[starts.Count - 1];
        bulk.Measure(x.ToArray(), y.ToArray(), [.. starts], [.. Enumerable.Range(0, starts.Count)], areas);
        var exact = new EllipsoidalArea(Wkt.Cgcs2000);
        for (var ring = 0; ring < areas.Length; ring++)
        {
            var (from, count) = (starts[ring], starts[ring + 1] - starts[ring]);
            double[] alone = [.. x.GetRange(from, count)], north = [.. y.GetRange(from, count)];
            Assert.AreEqual(One(bulk, alone, north), areas[ring], $"ring {ring}");
            if (count < 4)
                continue;
            var polygon = new GeometryFactory().CreatePolygon(
                [.. alone.Zip(north, (e, n) => new Coordinate(e, n)), new Coordinate(alone[0], north[0])]);
            var expected = exact.MeasureOnVertices(polygon).Value;
            Assert.AreEqual(expected, areas[ring], Math.Max(1e-4, 1e-12 * expected), $"ring {ring}");
        }
    }

    [TestMethod]
    public void No_memory_is_taken()
    {
        var plane = PackedPolygons.Of([.. Enumerable.Range(0, 10_000).Select(i => Square(450_000 + 10 * i, 20 + i % 90))]);
        double[] longitudes = new double[plane.X.Length], latitudes = new double[plane.X.Length];
        new BulkTransform(Zone).ToGeographic(plane.X.Span, plane.Y.Span, longitudes, latitudes);
        var degrees = new PackedPolygons(longitudes, latitudes, plane.RingStarts, plane.PolygonStarts);
        var areas = new double[10_000];
        foreach (var (bulk, polygons) in new[]
        {
            (BulkAreas.OnVertices(Wkt.Cgcs2000), degrees), (BulkAreas.Geodesic(Wkt.Cgcs2000), degrees),
            (BulkAreas.Ellipsoidal(Zone), plane), (BulkAreas.PlaneIntegral(Zone), plane),
        })
        {
            bulk.Measure(polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, areas);
            var before = GC.GetAllocatedBytesForCurrentThread();
            bulk.Measure(polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, areas);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void AssertSame(List<Polygon> polygons, BulkAreas bulk, Func<Geometry, SquareMetres> meter)
    {
        Assert.IsNotEmpty(polygons);
        var areas = new double[polygons.Count];
        bulk.Measure(PackedPolygons.Of(polygons), areas, 2);
        for (var i = 0; i < areas.Length; i++)
        {
            var expected = meter(polygons[i]).Value;
            Assert.AreEqual(expected, areas[i], Math.Max(1e-4, 1e-12 * expected), $"polygon {i}");
        }
    }

    private static double One(BulkAreas bulk, double[] x, double[] y)
    {
        var area = new double[1];
        bulk.Measure(x, y, [0, x.Length], [0, 1], area);
        return area[0];
    }

    private static Polygon Square(double east, double side) =>
        (Polygon)new GeometryFactory().ToGeometry(new Envelope(east, east + side, 2_500_000, 2_500_000 + side));

    private static List<Polygon> Polygons(string file) =>
        [.. JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(SharedData.File(file)), Json)!
            .SelectMany(feature => PolygonExtracter.GetPolygons(feature.Geometry)).Cast<Polygon>()];

    private static Polygon Projected(Polygon degrees, Crs crs)
    {
        var factory = new GeometryFactory();
        return factory.CreatePolygon(Ring(degrees.Shell), [.. degrees.Holes.Select(Ring)]);

        LinearRing Ring(LineString ring) => factory.CreateLinearRing(
            [.. ring.Coordinates.Select(c => crs.FromGeographic(new GeographicPoint(c.X, c.Y)))]);
    }

    private static void AssertFault(string code, Func<object> action) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => action()).Fault.Code);
}
