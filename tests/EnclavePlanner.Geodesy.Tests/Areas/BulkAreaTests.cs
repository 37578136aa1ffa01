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

    [TestMethod]
    public void Two_threads_give_what_one_gives_and_can_be_stopped()
    {
        var polygons = PackedPolygons.Of([.. Enumerable.Range(0, 10_000).Select(i => Square(450_000 + 10 * i, 20 + i % 90))]);
        double[] one = new double[10_000], two = new double[10_000];
        var bulk = BulkAreas.Ellipsoidal(Zone);
        bulk.Measure(polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, one);
        var told = new Progress();
        bulk.Measure(polygons, two, 2, told);
        CollectionAssert.AreEqual(one, two);
        Assert.AreEqual(1, told.Largest);
        Assert.ThrowsExactly<OperationCanceledException>(() => bulk.Measure(polygons, two, 2, null, new CancellationToken(true)));
    }

    [TestMethod]
    public void No_memory_is_taken_for_a_vertex()
    {
        var polygons = PackedPolygons.Of([.. Enumerable.Range(0, 10_000).Select(i => Square(450_000 + 10 * i, 20 + i % 90))]);
        var areas = new double[10_000];
        foreach (var bulk in new[] { BulkAreas.Ellipsoidal(Zone), BulkAreas.PlaneIntegral(Zone) })
        {
            bulk.Measure(polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, areas);
            var before = GC.GetAllocatedBytesForCurrentThread();
            bulk.Measure(polygons.X.Span, polygons.Y.Span, polygons.RingStarts.Span, polygons.PolygonStarts.Span, areas);
            Assert.IsLessThan(10_000, GC.GetAllocatedBytesForCurrentThread() - before);
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

    private sealed class Progress : IProgress<double>
    {
        private readonly Lock _telling = new();

        internal double Largest { get; private set; }

        public void Report(double value)
        {
            lock (_telling)
                Largest = Math.Max(Largest, value);
        }
    }
}
