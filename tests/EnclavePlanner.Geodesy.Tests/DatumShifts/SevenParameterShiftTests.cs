using CsCheck;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.DatumShifts;

[TestClass]
public sealed class SevenParameterShiftTests
{
    /// <summary>Made up for the tests, of the size that real ones have.</summary>
    private static readonly SevenParameterShift Shift = new()
    {
        Rotation = RotationConvention.PositionVector,
        TranslationXMetres = -112.117,
        TranslationYMetres = 4.530,
        TranslationZMetres = 21.89,
        RotationXArcSeconds = 1.2345,
        RotationYArcSeconds = -0.9876,
        RotationZArcSeconds = 2.5432,
        ScalePpm = -3.21,
    };

    /// <summary>cct of PROJ 9.1.1: cart, helmert with either convention, inverse cart on GRS80, heights 0.</summary>
    [TestMethod]
    [DataRow(4610, RotationConvention.PositionVector, 114.06, 22.54, 114.061844616323, 22.540212527148)]
    [DataRow(4610, RotationConvention.PositionVector, 75.99, 39.47, 75.992133191094, 39.470682449756)]
    [DataRow(4610, RotationConvention.PositionVector, 126.6, 45.8, 126.602263272853, 45.799794755447)]
    [DataRow(4610, RotationConvention.CoordinateFrame, 114.06, 22.54, 114.060109931244, 22.539808065162)]
    [DataRow(4610, RotationConvention.CoordinateFrame, 126.6, 45.8, 126.599982815778, 45.799571349237)]
    [DataRow(4214, RotationConvention.PositionVector, 114.06, 22.54, 114.061844600461, 22.540229942909)]
    [DataRow(4214, RotationConvention.CoordinateFrame, 75.99, 39.47, 75.990420636237, 39.469907286780)]
    public void Agrees_with_PROJ(int epsg, RotationConvention rotation, double longitude, double latitude, double shiftedLongitude, double shiftedLatitude)
    {
        var moved = CoordinateTransform.Between(CrsRegistry.GetUnshifted(epsg), Shift with { Rotation = rotation }, Wkt.Cgcs2000)
            .Transform(new Coordinate(longitude, latitude));
        Assert.AreEqual(shiftedLongitude, moved.X, 2e-12);
        Assert.AreEqual(shiftedLatitude, moved.Y, 2e-12);
    }

    /// <summary>The example of IOGP Guidance Note 7-2, method 9606: WGS 72 to WGS 84, printed to 0.001″.</summary>
    [TestMethod]
    public void Agrees_with_the_example_of_the_guidance_note()
    {
        var wgs72 = CrsRegistry.FromWktUnshifted(
            """GEOGCS["WGS 72",DATUM["WGS_1972",SPHEROID["WGS 72",6378135,298.26]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""");
        var shift = new SevenParameterShift
        {
            Rotation = RotationConvention.PositionVector,
            TranslationXMetres = 0,
            TranslationYMetres = 0,
            TranslationZMetres = 4.5,
            RotationXArcSeconds = 0,
            RotationYArcSeconds = 0,
            RotationZArcSeconds = 0.554,
            ScalePpm = 0.219,
        };
        var moved = CoordinateTransform.Between(wgs72, shift, CrsRegistry.Get(4326)).Transform(new Coordinate(4, 55));
        Assert.AreEqual(0.554, (moved.X - 4) * 3600, 0.0005);
        Assert.AreEqual(0.090, (moved.Y - 55) * 3600, 0.0005);
    }

    /// <summary>PROJ within PostGIS: +towgs84 is the position vector.</summary>
    [TestMethod]
    [DataRow(2362, "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=38500000 +y_0=0 +a=6378140 +rf=298.257 +units=m")]
    [DataRow(2435, "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=krass +units=m")]
    public void Agrees_with_PostGIS_to_a_tenth_of_a_millimetre(int epsg, string proj)
    {
        var from = CrsRegistry.GetUnshifted(epsg);
        var to = CrsRegistry.Get(4547);
        var transform = CoordinateTransform.Between(from, Shift, to);
        using var command = PostGis.DataSource.CreateCommand(
            $"""
            select x, y, ST_X(q), ST_Y(q) from (
              select x, y, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326),
                '{proj} +towgs84=-112.117,4.530,21.89,1.2345,-0.9876,2.5432,-3.21 +type=crs',
                '{to.Proj4} +towgs84=0,0,0 +type=crs') q
              from (select {from.FalseEastingMetres} + (i * 7919 % 2001 - 1000) * 300.1234 x, 2.0e6 + (i * 104729 % 3001) * 1000.77 y
                from generate_series(1, 3000) i) p) r
            """);
        using var reader = command.ExecuteReader();
        double worst = 0;
        while (reader.Read())
        {
            var moved = transform.Transform(new Coordinate(reader.GetDouble(0), reader.GetDouble(1)));
            worst = Math.Max(worst, Math.Max(Math.Abs(moved.X - reader.GetDouble(2)), Math.Abs(moved.Y - reader.GetDouble(3))));
        }

        Assert.IsLessThan(1e-4, worst);
    }

    [TestMethod]
    public void The_way_back_restores_every_place()
    {
        var older = CrsRegistry.GetUnshifted(4610);
        var there = CoordinateTransform.Between(older, Shift, Wkt.Cgcs2000);
        var back = CoordinateTransform.Between(Wkt.Cgcs2000, Shift, older);
        Gen.Select(Gen.Double[73, 136], Gen.Double[3, 54]).Sample((longitude, latitude) =>
        {
            var restored = back.Transform(there.Transform(new Coordinate(longitude, latitude)));
            // 1e-12° are 0.1 µm.
            return Math.Abs(restored.X - longitude) < 1e-12 && Math.Abs(restored.Y - latitude) < 1e-12;
        });
    }

    [TestMethod]
    public void A_point_of_an_older_plane_returns_within_a_micrometre()
    {
        var older = CrsRegistry.GetUnshifted(2362);
        var there = CoordinateTransform.Between(older, Shift, CrsRegistry.Get(4547));
        var back = CoordinateTransform.Between(CrsRegistry.Get(4547), Shift, older);
        Assert.IsFalse(there.CrossesDatums);
        Gen.Select(Gen.Int[-2_000_000_000, 2_000_000_000], Gen.Long[5_000_000_000, 55_000_000_000]).Sample((east, north) =>
        {
            var point = new Coordinate(38_500_000 + east / 10_000.0, north / 10_000.0);
            var restored = back.Transform(there.Transform(point));
            return Math.Abs(restored.X - point.X) < 2e-7 && Math.Abs(restored.Y - point.Y) < 1e-7;
        });
    }

    [TestMethod]
    public void Is_refused_where_nothing_needs_it()
    {
        Refused("GEO-SHIFT-NEEDLESS", () => CoordinateTransform.Between(CrsRegistry.Get(4526), Shift, CrsRegistry.Get(4547)));
        Refused("GEO-CRS-DATUM", () => CoordinateTransform.Between(CrsRegistry.GetUnshifted(2362), Shift, CrsRegistry.GetUnshifted(2435)));
    }

    [TestMethod]
    public void An_older_datum_without_it_is_refused_with_the_choices()
    {
        foreach (var epsg in new[] { 4610, 2327, 2337, 2338, 2348, 2349, 2369, 2370, 2390, 4214, 2401, 2421, 2422, 2442, 21413, 21423, 21453, 21463 })
        {
            var crs = CrsRegistry.GetUnshifted(epsg);
            Assert.AreEqual(epsg, crs.Epsg);
            Assert.IsFalse(CrsRegistry.TryGet(epsg, out _));
            Refused("GEO-CRS-DATUM", () => CrsRegistry.Get(epsg));
            Refused("GEO-CRS-DATUM", () => CrsRegistry.FromWkt(crs.EsriWkt));
            Refused("GEO-CRS-DATUM", () => CoordinateTransform.Between(crs, Wkt.Cgcs2000));
            Refused("GEO-CRS-DATUM", () => CoordinateTransform.Between(Wkt.Cgcs2000, crs));
            Assert.AreEqual(epsg, CrsRegistry.FromWktUnshifted(crs.Wkt).Epsg);
            // 21453–21463 bear other names with ESRI and the numbers of a 3° zone, as CGCS2000's do.
            Assert.AreEqual(epsg, CrsRegistry.FromWktUnshifted(crs.EsriWkt).Epsg);
        }
    }

    /// <summary>projinfo -o PROJ and -o WKT1:ESRI of PROJ 9.1.1.</summary>
    [TestMethod]
    [DataRow(2327, "Xian 1980 / Gauss-Kruger zone 13", 75, 13_500_000)]
    [DataRow(2348, "Xian 1980 / Gauss-Kruger CM 135E", 135, 500_000)]
    [DataRow(2349, "Xian 1980 / 3-degree Gauss-Kruger zone 25", 75, 25_500_000)]
    [DataRow(2390, "Xian 1980 / 3-degree Gauss-Kruger CM 135E", 135, 500_000)]
    [DataRow(2401, "Beijing 1954 / 3-degree Gauss-Kruger zone 25", 75, 25_500_000)]
    [DataRow(2442, "Beijing 1954 / 3-degree Gauss-Kruger CM 135E", 135, 500_000)]
    [DataRow(21423, "Beijing 1954 / Gauss-Kruger zone 23", 135, 23_500_000)]
    [DataRow(21453, "Beijing 1954 / Gauss-Kruger CM 75E", 75, 500_000)]
    public void Knows_the_older_zones_by_their_codes(int epsg, string name, double meridian, double falseEasting)
    {
        var crs = CrsRegistry.GetUnshifted(epsg);
        Assert.AreEqual(name, crs.Name);
        Assert.AreEqual(meridian, crs.CentralMeridianDegrees);
        Assert.AreEqual(falseEasting, crs.FalseEastingMetres);
        Assert.AreEqual(epsg < 2400 ? 298.257 : 298.3, crs.Ellipsoid.InverseFlattening);
    }

    [TestMethod]
    public void Numbers_that_cannot_be_in_their_units_are_refused()
    {
        var older = CrsRegistry.GetUnshifted(4610);
        foreach (var odd in new[]
        {
            Shift with { TranslationXMetres = double.NaN },
            Shift with { TranslationYMetres = double.PositiveInfinity },
            Shift with { TranslationZMetres = 2_500_000 },
            Shift with { RotationXArcSeconds = 61 },
            Shift with { ScalePpm = 1_000_001 },
        })
            Refused("GEO-SHIFT-RANGE", () => CoordinateTransform.Between(older, odd, Wkt.Cgcs2000));
    }

    private static void Refused(string code, Action action) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(action).Fault.Code);
}
