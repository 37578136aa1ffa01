using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Areas;

[TestClass]
public sealed class HostileAreaTests
{
    private static readonly Crs Zone = CrsRegistry.Get(4547);

    [TestMethod]
    [DataRow(AreaMethod.Planar, "GEO-AREA-COORDINATE")]
    [DataRow(AreaMethod.Ellipsoidal, "GEO-POINT-NONFINITE")]
    [DataRow(AreaMethod.Geodesic, "GEO-POINT-NONFINITE")]
    public void Refuses_a_vertex_that_is_no_number(AreaMethod method, string code)
    {
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            AssertFault(code, method, Zone, Ring((500000, 2500000), (500100, bad), (500100, 2500100)));
            AssertFault(code, method, Zone, Ring((500000, 2500000), (bad, 2500000), (500100, 2500100)));
        }

        // A ring that begins with NaN cannot close, so NTS does not make one; infinity can.
        AssertFault(code, method, Zone, Ring((double.PositiveInfinity, 2500000), (500100, 2500000), (500100, 2500100)));
    }

    [TestMethod]
    [DataRow(AreaMethod.Ellipsoidal)]
    [DataRow(AreaMethod.Geodesic)]
    public void Refuses_a_latitude_beyond_the_pole(AreaMethod method) =>
        AssertFault("GEO-POINT-LATITUDE", method, Wkt.Cgcs2000, Ring((114, 89), (115, 91), (114, 91)));

    [TestMethod]
    public void Refuses_the_planar_area_of_degrees()
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => new AreaMeter(Wkt.Cgcs2000, AreaMethod.Planar));
        Assert.AreEqual("GEO-AREA-PLANAR", refused.Fault.Code);
    }

    [TestMethod]
    public void Refuses_an_edge_as_long_as_a_country_would_not_have() =>
        AssertFault("GEO-AREA-LONG", AreaMethod.Ellipsoidal, Zone, Ring((100000, 2000000), (100000, 2800000), (900000, 2800000)));

    [TestMethod]
    [DataRow("POINT (114 22)")]
    [DataRow("LINESTRING (114 22, 115 23)")]
    [DataRow("POLYGON EMPTY")]
    [DataRow("MULTIPOLYGON EMPTY")]
    [DataRow("GEOMETRYCOLLECTION (POINT (114 22), LINESTRING (114 22, 115 23))")]
    [DataRow("POLYGON ((114 22, 114 22, 114 22, 114 22))")]
    public void Finds_no_area_where_there_is_none(string wkt)
    {
        foreach (var method in new[] { AreaMethod.Ellipsoidal, AreaMethod.Geodesic })
            Assert.AreEqual(0, new AreaMeter(Wkt.Cgcs2000, method).Measure(Wkt.Read(wkt)).Value);
    }

    [TestMethod]
    public void Counts_every_polygon_of_a_collection()
    {
        var meter = new AreaMeter(Wkt.Cgcs2000, AreaMethod.Ellipsoidal);
        var one = Wkt.Read("POLYGON ((114 22, 114.01 22, 114.01 22.01, 114 22.01, 114 22))");
        var two = Wkt.Read("POLYGON ((114.02 22, 114.02 22.01, 114.03 22.01, 114.03 22, 114.02 22))");
        var both = one.Factory.BuildGeometry([one, two, one.Centroid]);
        Assert.AreEqual(meter.Measure(one).Value + meter.Measure(two).Value, meter.Measure(both).Value, 1e-6);
    }

    /// <summary>The same square degree 180° apart.</summary>
    [TestMethod]
    public void Follows_a_ring_across_the_antimeridian()
    {
        var crs = CrsRegistry.Get(4326);
        var across = Wkt.Read("POLYGON ((179.5 10, -179.5 10, -179.5 11, 179.5 11, 179.5 10))");
        var here = Wkt.Read("POLYGON ((-0.5 10, 0.5 10, 0.5 11, -0.5 11, -0.5 10))");
        Assert.AreEqual(new GeodesicArea(crs).Measure(here).Value, new GeodesicArea(crs).Measure(across).Value, 1e-4);
        Assert.AreEqual(new EllipsoidalArea(crs).MeasureOnVertices(here).Value, new EllipsoidalArea(crs).MeasureOnVertices(across).Value, 1e-3);
        Assert.AreEqual(new EllipsoidalArea(crs).Measure(here).Value, new EllipsoidalArea(crs).Measure(across).Value, 1);
    }

    /// <summary>GeographicLib's Planimeter: the triangle 89,0 89,120 … has 8 sides in its own test; here the ring round the pole at 89° is checked against the cap.</summary>
    [TestMethod]
    public void Goes_round_a_pole_geodesically_and_refuses_to_by_trapezoids()
    {
        var vertices = Enumerable.Range(0, 3600).Select(i => (i / 10.0, 89.0)).ToArray();
        var ring = Ring(vertices);
        var crs = CrsRegistry.Get(4326);
        var cap = new EllipsoidalArea(crs).MeasureOnVertices(SurveyGrid.FactoryFor(crs).ToGeometry(new Envelope(0, 120, 89, 90))).Value * 3;
        Assert.AreEqual(cap, new GeodesicArea(crs).Measure(ring).Value, cap * 1e-5);
        AssertFault("GEO-AREA-POLE", () => new EllipsoidalArea(crs).MeasureOnVertices(ring));
    }

    private static Polygon Ring(params (double X, double Y)[] vertices) => new GeometryFactory().CreatePolygon(
        [.. vertices.Append(vertices[0]).Select(vertex => new Coordinate(vertex.X, vertex.Y))]);

    private static void AssertFault(string code, AreaMethod method, Crs crs, Geometry geometry) =>
        AssertFault(code, () => new AreaMeter(crs, method).Measure(geometry));

    private static void AssertFault(string code, Func<object> action)
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => action());
        Assert.AreEqual(code, refused.Fault.Code);
        Assert.IsNotEmpty(refused.Message);
    }
}
