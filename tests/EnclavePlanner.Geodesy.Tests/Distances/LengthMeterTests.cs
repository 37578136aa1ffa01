using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Distances;

[TestClass]
public sealed class LengthMeterTests
{
    /// <summary>Perimeters by GeographicLib's Planimeter, printed to 0.1 mm; holes counted.</summary>
    [TestMethod]
    public void Perimeters_of_Paris_parcels_are_the_Planimeters()
    {
        var parcels = RealFeatures.ParisParcels();
        var lambert = CrsRegistry.Get(2154);
        var rows = RealFeatures.Rows("oracle/cadastre_75118_areas.csv");
        Assert.HasCount(6821, rows);
        foreach (var row in rows)
        {
            var parcel = parcels[row[0]];
            Assert.AreEqual(Wkt.Number(row[3]), new LengthMeter(CrsRegistry.Get(4258)).Measure(parcel), 1e-4, row[0]);
            Assert.AreEqual(Wkt.Number(row[3]), new LengthMeter(lambert).Measure(RealFeatures.Unrounded(parcel, lambert)), 1e-4, row[0]);
        }
    }

    [TestMethod]
    public void Perimeters_of_districts_are_the_Planimeters()
    {
        var districts = RealFeatures.Districts();
        var rows = RealFeatures.Rows("oracle/district_areas.csv");
        Assert.IsNotEmpty(rows);
        foreach (var row in rows)
        {
            var district = districts[int.Parse(row[2], null)];
            var zone = CrsRegistry.Get(4534 + (int.Parse(row[6], null) - 75) / 3);
            Assert.AreEqual(Wkt.Number(row[5]), new LengthMeter(Wkt.Cgcs2000).Measure(district), 1e-4, row[3]);
            Assert.AreEqual(Wkt.Number(row[5]), new LengthMeter(zone).Measure(RealFeatures.Unrounded(district, zone)), 1e-4, row[3]);
        }
    }

    /// <summary>
    /// What the docstring says of edges straight in the plane: cut every 70 m, their length on the ground converges to the
    /// plane-straight edge's, and it exceeds the geodesic by less than 1e-11 (1 km) and 1e-9 (10 km) anywhere in a 3° zone.
    /// </summary>
    [TestMethod]
    [DataRow(1000, 1e-11)]
    [DataRow(10_000, 1e-9)]
    public void An_edge_straight_in_the_plane_is_hardly_longer(double metres, double share)
    {
        var zone = CrsRegistry.Get(4547);
        var meter = new LengthMeter(zone);
        Gen.Select(Gen.Double[340_000, 660_000], Gen.Double[2_000_000, 5_500_000], Gen.Double[0, 6.28]).Sample((east, north, turn) =>
        {
            var edge = new GeometryFactory().CreateLineString([
                new(east, north), new(east + metres * Math.Cos(turn), north + metres * Math.Sin(turn))]);
            var cut = new GeometryFactory().CreateLineString([.. Enumerable.Range(0, 144).Select(i => new Coordinate(
                edge[0].X + i / 143.0 * (edge[1].X - edge[0].X), edge[0].Y + i / 143.0 * (edge[1].Y - edge[0].Y)))]);
            var longer = meter.Measure(cut) - meter.Measure(edge);
            return longer > -1e-7 && longer < share * metres + 1e-7; // 143 geodesics, each good to some nm
        }, iter: 500);
    }

    [TestMethod]
    public void Holes_and_parts_count_and_points_do_not()
    {
        var zone = CrsRegistry.Get(4547);
        var meter = new LengthMeter(zone);
        double Of(string wkt) => meter.Measure(Wkt.Read(wkt));
        // On the central meridian the plane tells the length to 1e-9.
        Assert.AreEqual(400 + 80, Of("POLYGON ((500000 2500000, 500100 2500000, 500100 2500100, 500000 2500100, 500000 2500000), (500040 2500040, 500060 2500040, 500060 2500060, 500040 2500060, 500040 2500040))"), 1e-6);
        Assert.AreEqual(15, Of("MULTILINESTRING ((500000 2500000, 500010 2500000), (500000 2500000, 500003 2500004))"), 1e-6);
        Assert.AreEqual(7, Of("GEOMETRYCOLLECTION (POINT (500000 2500000), LINESTRING (500000 2500000, 500000 2500007), POLYGON EMPTY)"), 1e-6);
        Assert.AreEqual(0, Of("POINT (500000 2500000)"));
        Assert.AreEqual(0, Of("LINESTRING EMPTY"));
    }

    [TestMethod]
    public void It_follows_a_ring_across_the_antimeridian()
    {
        var meter = new LengthMeter(Wkt.Cgcs2000);
        var here = Wkt.Read("POLYGON ((10 40, 12 40, 12 42, 10 42, 10 40))");
        var there = Wkt.Read("POLYGON ((179 40, -179 40, -179 42, 179 42, 179 40))");
        Assert.AreEqual(meter.Measure(here), meter.Measure(there), 1e-6);
    }

    [TestMethod]
    [DataRow("LINESTRING (500000 2500000, NaN 2500000)", 4547, "GEO-POINT-NONFINITE")]
    [DataRow("LINESTRING (114 22, 114 91)", 4490, "GEO-POINT-LATITUDE")]
    public void Refuses_what_has_no_place(string wkt, int epsg, string code)
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => new LengthMeter(CrsRegistry.Get(epsg)).Measure(Wkt.Read(wkt)));
        Assert.AreEqual(code, refused.Fault.Code);
    }

    /// <summary>The start of a ring and its direction do not matter.</summary>
    [TestMethod]
    public void A_ring_measures_the_same_from_every_vertex_and_both_ways()
    {
        var meter = new LengthMeter(CrsRegistry.Get(4547));
        Gen.Double[10, 5000].Array[3, 12].Sample(radii =>
        {
            var ring = radii.Select((radius, i) => new Coordinate(
                500_000 + radius * Math.Cos(2 * Math.PI * i / radii.Length), 2_500_000 + radius * Math.Sin(2 * Math.PI * i / radii.Length))).ToList();
            Polygon Of(IEnumerable<Coordinate> vertices)
            {
                var list = vertices.ToList();
                return new GeometryFactory().CreatePolygon([.. list, list[0]]);
            }

            var metres = meter.Measure(Of(ring));
            return Math.Abs(metres - meter.Measure(Of(ring.Skip(1).Append(ring[0])))) < 1e-7
                && Math.Abs(metres - meter.Measure(Of(Enumerable.Reverse(ring)))) < 1e-7;
        });
    }
}
