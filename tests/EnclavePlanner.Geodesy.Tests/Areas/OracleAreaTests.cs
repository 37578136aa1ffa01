using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.Areas;

/// <summary>Real rings against areas worked out with GeographicLib, PROJ and python (the oracle files of the test data).</summary>
[TestClass]
public sealed class OracleAreaTests
{
    [TestMethod]
    public void Measures_districts_as_the_oracle_does()
    {
        var districts = RealFeatures.Districts();
        var rows = RealFeatures.Rows("oracle/district_areas_tdt1055.csv");
        Assert.IsNotEmpty(rows);
        foreach (var row in rows)
        {
            var district = districts[int.Parse(row[0], null)];
            var zone = CrsRegistry.Get(int.Parse(row[2], null));
            var projected = RealFeatures.Unrounded(district, zone);
            var ellipsoidal = new EllipsoidalArea(zone);
            AssertNear(row, 3, ellipsoidal.MeasureOnVertices(projected));
            AssertNear(row, 4, ellipsoidal.Measure(projected));
            Assert.AreEqual(Wkt.Number(row[4]), new PlaneIntegralArea(zone).Measure(projected).Value, 2e-9 * Wkt.Number(row[4]), "plane integral");
            AssertNear(row, 5, new GeodesicArea(Wkt.Cgcs2000).Measure(district));
            AssertNear(row, 6, PlanarArea.Measure(projected));
            Assert.IsLessThanOrEqualTo(PlanarArea.Measure(projected).Value, ellipsoidal.Measure(projected).Value);
        }
    }

    [TestMethod]
    public void Measures_districts_geodesically_as_planimeter_does()
    {
        var districts = RealFeatures.Districts();
        foreach (var row in RealFeatures.Rows("oracle/district_areas.csv"))
            AssertNear(row, 4, new GeodesicArea(Wkt.Cgcs2000).Measure(districts[int.Parse(row[2], null)]));
    }

    [TestMethod]
    public void Measures_the_cadastre_of_Paris_as_the_oracle_does()
    {
        var parcels = RealFeatures.ParisParcels();
        var etrs89 = CrsRegistry.Get(4258);
        var lambert = CrsRegistry.Get(2154);
        var rows = RealFeatures.Rows("oracle/cadastre_75118_areas.csv");
        Assert.HasCount(6821, rows);
        foreach (var row in rows)
        {
            var parcel = parcels[row[0]];
            Assert.AreEqual(Wkt.Number(row[2]), new GeodesicArea(etrs89).Measure(parcel).Value, 1.01e-4, row[0]);
            Assert.AreEqual(Wkt.Number(row[4]), PlanarArea.Measure(RealFeatures.Unrounded(parcel, lambert)).Value, 1.01e-4, row[0]);
        }
    }

    [TestMethod]
    public void Measures_a_square_degree_at_the_equator()
    {
        // GeographicLib on WGS 84, stated beside the test data.
        var square = Wkt.Read("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))");
        Assert.AreEqual(12308778361.469454, new GeodesicArea(CrsRegistry.Get(4326)).Measure(square).Value, 1e-4);
    }

    [TestMethod]
    public void Measures_Finland_as_PROJ_does()
    {
        // The polygon of GRASS's test of v.to.db on WGS 84; area by PROJ's geodesics, also stated beside the test data.
        var finland = Wkt.Read("""
            POLYGON ((20.13293641 59.95688345, 26.94617837 60.47397663, 29.74782155 62.56499443, 27.45254202 68.70650340,
            23.75771765 68.24937206, 25.42698984 65.27444593, 21.51545237 63.10353609, 21.40562760 61.12318104,
            19.41123592 60.40477513, 20.13293641 59.95688345))
            """);
        Assert.AreEqual(251199344354.43042, new GeodesicArea(CrsRegistry.Get(4326)).Measure(finland).Value, 0.01);
    }

    private static void AssertNear(string[] row, int column, SquareMetres measured)
    {
        var expected = Wkt.Number(row[column]);
        Assert.AreEqual(expected, measured.Value, Math.Max(1e-3, 1e-10 * expected), $"{string.Join(',', row)}: column {column}");
    }
}
