using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Areas;

[TestClass]
public sealed class PlaneIntegralTests
{
    private const string Sz2 = "114.020000,22.540000 114.026000,22.541000 114.025500,22.543500 114.023000,22.543100 114.022600,22.546000 114.019200,22.545400";
    private const string Lc1 = "115.980000,36.450000 115.992000,36.451500 115.990500,36.460200 115.979000,36.458700";
    private const string Lc2 = "115.950000,36.480000 116.000000,36.478000 116.012000,36.515000 115.970000,36.525000 115.945000,36.505000";
    private const string Ks2 = "76.050000,39.480000 76.110000,39.485000 76.105000,39.530000 76.060000,39.525000";

    /// <summary>The trapezoids' own figure, whose error falls with the square of the piece; the 70 m ones are also the domain's vectors (PROJ and python).</summary>
    [TestMethod]
    [DataRow(Sz2, 4547, 289500.6900)]
    [DataRow(Lc1, 4548, 1035527.5873)]
    [DataRow(Lc2, 4548, 23308146.3673)]
    [DataRow(Ks2, 4534, 22440249.4753)]
    public void Is_what_the_densified_area_tends_to(string ring, int zone, double densified)
    {
        var crs = CrsRegistry.Get(zone);
        var parcel = Projected(Wkt.Polygon(ring), crs);
        var integral = new PlaneIntegralArea(crs).Measure(parcel).Value;
        var at70 = Math.Abs(Cut(parcel, crs, 70) - integral);
        var at7 = Math.Abs(Cut(parcel, crs, 7) - integral);
        var at2 = Math.Abs(Cut(parcel, crs, 2) - integral);
        Assert.AreEqual(densified, integral, 2e-8 * integral);
        Assert.IsLessThan(at70 / 80 + 1e-12 * integral, at7, "a tenth of the piece, a hundredth of the difference");
        Assert.IsLessThan(at70 / 800 + 1e-12 * integral, at2);
    }

    /// <summary>Along an edge in one piece and in many: the two points of Gauss and Legendre leave less than the stated 4e-6 m² an edge.</summary>
    [TestMethod]
    [DataRow(4547, 333000.0, 2500000.0)]
    [DataRow(4547, 850000.0, 5900000.0)]
    [DataRow(32750, 880000.0, 6000000.0)]
    public void Does_not_need_its_edges_cut(int zone, double east, double north)
    {
        var crs = CrsRegistry.Get(zone);
        var integral = new PlaneIntegralArea(crs);
        var triangle = new GeometryFactory().CreatePolygon(
            [new(east, north), new(east + 3500, north + 3500), new(east - 3400, north + 3600), new(east, north)]);
        Assert.AreEqual(integral.Measure(Pieces(triangle, 50)).Value, integral.Measure(triangle).Value, 12e-6);
    }

    /// <summary>Against 1/k² of the plane's middle from <see cref="Crs.PointScale"/>, over squares of 10 m, everywhere in a zone and its neighbours.</summary>
    [TestMethod]
    [DataRow(4547)]
    [DataRow(32650)]
    [DataRow(32750)]
    public void Weighs_a_small_square_by_the_point_scale(int zone)
    {
        var crs = CrsRegistry.Get(zone);
        var integral = new PlaneIntegralArea(crs);
        var random = new Random(zone);
        for (var i = 0; i < 300; i++)
        {
            double east = 500_000 + 399_000 * (2 * random.NextDouble() - 1), north = 6_000_000 * random.NextDouble() + (zone == 32750 ? 3_900_000 : 50_000);
            var k = crs.PointScale(new Coordinate(east, north));
            var square = new GeometryFactory().ToGeometry(new Envelope(east - 5, east + 5, north - 5, north + 5));
            Assert.AreEqual(100 / (k * k), integral.Measure(square).Value, 4e-9);
        }
    }

    [TestMethod]
    public void Refuses_what_it_cannot_measure()
    {
        AssertFault("GEO-AREA-ZONE", () => new PlaneIntegralArea(CrsRegistry.Get(2154)));
        AssertFault("GEO-AREA-ZONE", () => new PlaneIntegralArea(Wkt.Cgcs2000));
        var integral = new PlaneIntegralArea(CrsRegistry.Get(4547));
        AssertFault("GEO-AREA-OUTSIDE", () => integral.Measure(new GeometryFactory().ToGeometry(new Envelope(901_000, 902_000, 2_500_000, 2_501_000))));
        AssertFault("GEO-AREA-OUTSIDE", () => integral.Measure(new GeometryFactory().ToGeometry(new Envelope(500_000, 501_000, 12_500_000, 12_501_000))));
        AssertFault("GEO-AREA-LONG", () => integral.Measure(new GeometryFactory().ToGeometry(new Envelope(500_000, 501_000, 2_500_000, 3_501_000))));
        AssertFault("GEO-AREA-COORDINATE", () => integral.Measure(new GeometryFactory().CreatePolygon(
            [new(500_000, 2_500_000), new(501_000, double.NaN), new(501_000, 2_501_000), new(500_000, 2_500_000)])));
    }

    internal static Polygon Projected(Polygon degrees, Crs crs) => new GeometryFactory().CreatePolygon(
        [.. degrees.Shell.Coordinates.Select(c => crs.FromGeographic(new GeographicPoint(c.X, c.Y)))]);

    private static double Cut(Polygon parcel, Crs crs, double metres) =>
        new EllipsoidalArea(crs).MeasureOnVertices(Pieces(parcel, metres)).Value;

    private static Polygon Pieces(Polygon parcel, double metres)
    {
        var corners = parcel.Shell.Coordinates;
        var cut = new List<Coordinate> { corners[0] };
        for (var i = 1; i < corners.Length; i++)
        {
            var pieces = (int)(corners[i].Distance(corners[i - 1]) / metres) + 1;
            for (var piece = 1; piece < pieces; piece++)
            {
                var part = (double)piece / pieces;
                cut.Add(new Coordinate(
                    corners[i - 1].X + part * (corners[i].X - corners[i - 1].X), corners[i - 1].Y + part * (corners[i].Y - corners[i - 1].Y)));
            }

            cut.Add(corners[i]);
        }

        return new GeometryFactory().CreatePolygon([.. cut]);
    }

    private static void AssertFault(string code, Func<object> action) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => action()).Fault.Code);
}
