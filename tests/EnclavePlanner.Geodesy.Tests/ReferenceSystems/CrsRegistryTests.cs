using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class CrsRegistryTests
{
    private const string Gcs2000 =
        """GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private const string Wgs84 =
        """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    public static IEnumerable<object[]> AllCodes =>
        new[] { 4490, 4326, 4258, 4171, 3824, 3857, 2154, 3825, 3826 }
            .Concat(Enumerable.Range(4491, 64)).Concat(Enumerable.Range(32601, 60)).Concat(Enumerable.Range(32701, 60))
            .Select(epsg => new object[] { epsg });

    [TestMethod]
    [DynamicData(nameof(AllCodes))]
    public void Reads_back_the_text_it_writes(int epsg)
    {
        var crs = CrsRegistry.Get(epsg);
        Assert.AreEqual(epsg, crs.Epsg);
        Assert.AreEqual(epsg, CrsRegistry.FromWkt(crs.Wkt).Epsg);
        Assert.AreEqual(epsg, CrsRegistry.FromWkt(crs.EsriWkt).Epsg);
    }

    /// <summary>As PROJ 9.1.1 prints them: projinfo -o WKT1:ESRI.</summary>
    [TestMethod]
    [DataRow(4490, Gcs2000)]
    [DataRow(4326, Wgs84)]
    [DataRow(4526, $$"""PROJCS["CGCS2000_3_Degree_GK_Zone_38",{{Gcs2000}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(4547, $$"""PROJCS["CGCS2000_3_Degree_GK_CM_114E",{{Gcs2000}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(4502, $$"""PROJCS["CGCS2000_GK_CM_75E",{{Gcs2000}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",75.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(4534, $$"""PROJCS["CGCS2000_3_Degree_GK_CM_75E",{{Gcs2000}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",75.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(32650, $$"""PROJCS["WGS_1984_UTM_Zone_50N",{{Wgs84}},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(3857, $$"""PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",{{Wgs84}},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]""")]
    [DataRow(2154, """PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]""")]
    public void Reads_and_writes_ESRI_text_as_it_comes_in_prj_files(int epsg, string wkt)
    {
        Assert.AreEqual(epsg, CrsRegistry.FromWkt(wkt).Epsg);
        Assert.AreEqual(wkt, CrsRegistry.Get(epsg).EsriWkt);
    }

    [TestMethod]
    public void Recognises_a_system_under_a_name_of_the_office()
    {
        var named = CrsRegistry.Get(4526).EsriWkt.Replace("CGCS2000_3_Degree_GK_Zone_38", "深圳规划", StringComparison.Ordinal);
        Assert.AreEqual(4526, CrsRegistry.FromWkt(named).Epsg);
    }

    [TestMethod]
    public void Keeps_a_projection_of_its_own_on_a_known_datum()
    {
        var crs = CrsRegistry.FromWkt(CrsRegistry.Get(4547).EsriWkt
            .Replace("CGCS2000_3_Degree_GK_CM_114E", "CM 113.9", StringComparison.Ordinal)
            .Replace("114.0", "113.9", StringComparison.Ordinal));
        Assert.IsNull(crs.Epsg);
        Assert.AreEqual(113.9, crs.CentralMeridianDegrees);
        Assert.AreEqual(crs, CrsRegistry.FromWkt(crs.Wkt));
        Assert.AreEqual(crs.GetHashCode(), CrsRegistry.FromWkt(crs.EsriWkt).GetHashCode());
        Assert.AreNotEqual(CrsRegistry.Get(4547), crs);
    }

    [TestMethod]
    [DataRow("""PROJCS["Beijing_1954_3_Degree_GK_CM_114E",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",114.0],UNIT["Meter",1.0]]""")]
    [DataRow("""GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""")]
    [DataRow("""GEOGCS["GCS_Shenzhen",DATUM["D_Shenzhen_Local",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""")]
    [DataRow("""GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563],TOWGS84[16,-147,-77,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""")]
    public void Refuses_a_datum_whose_shift_it_does_not_have(string wkt) => AssertRefused("GEO-CRS-DATUM", wkt);

    [TestMethod]
    [DataRow("")]
    [DataRow("PROJCS")]
    [DataRow("GEOGCS[\"x")]
    [DataRow("""GEOGCS["x"]""")]
    [DataRow("""LOCAL_CS["x",UNIT["metre",1]]""")]
    [DataRow("""GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563]]]""")]
    [DataRow("""GEOGCS["x",DATUM["D_WGS_1984",SPHEROID["Clarke",6378206.4,294.9786982]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]""")]
    [DataRow("""GEOGCS["x",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Paris",2.337229166666667],UNIT["Degree",0.0174532925199433]]""")]
    [DataRow("""GEOGCS["x",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0],UNIT["Grad",0.01570796326794897]]""")]
    [DataRow($$"""PROJCS["x",{{Wgs84}},PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",117.0],UNIT["Foot_US",0.3048006096012192]]""")]
    [DataRow($$"""PROJCS["x",{{Wgs84}},PROJECTION["Bonne"],PARAMETER["Central_Meridian",117.0],UNIT["Meter",1.0]]""")]
    [DataRow($$"""PROJCS["x",{{Wgs84}},PROJECTION["Transverse_Mercator"],PARAMETER["Scale_Factor",1],UNIT["Meter",1.0]]""")]
    [DataRow($$"""PROJCS["x",{{Wgs84}},PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",east],UNIT["Meter",1.0]]""")]
    [DataRow($$"""PROJCS["CGCS2000_3_Degree_GK_CM_114E",{{Gcs2000}},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",117.0],UNIT["Meter",1.0]]""")]
    public void Refuses_what_it_cannot_read_or_what_contradicts_itself(string wkt) => AssertRefused("GEO-CRS-WKT", wkt);

    [TestMethod]
    public void Refuses_geocentric_coordinates_by_code_and_by_text()
    {
        Assert.AreEqual("GEO-CRS-GEOCENTRIC", Assert.ThrowsExactly<FaultException>(() => CrsRegistry.Get(4479)).Fault.Code);
        Assert.IsFalse(CrsRegistry.TryGet(4479, out _));
        // projinfo -o WKT1:GDAL EPSG:4479
        AssertRefused("GEO-CRS-GEOCENTRIC", """GEOCCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["metre",1],AXIS["Geocentric X",OTHER],AXIS["Geocentric Y",OTHER],AXIS["Geocentric Z",NORTH],AUTHORITY["EPSG","4479"]]""");
    }

    [TestMethod]
    public void Reads_the_system_with_heights_as_the_one_without()
    {
        Assert.AreEqual(4490, CrsRegistry.Get(4480).Epsg);
        // projinfo -o WKT1:ESRI EPSG:4480
        Assert.AreEqual(4490, CrsRegistry.FromWkt("""GEOGCS["China_Geodetic_Coordinate_System_2000_3D",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433],LINUNIT["Meter",1.0]]""").Epsg);
    }

    [TestMethod]
    public void Refuses_text_nested_without_end() =>
        AssertRefused("GEO-CRS-WKT", string.Concat(Enumerable.Repeat("PROJCS[", 100_000)));

    [TestMethod]
    public void Refuses_a_code_it_does_not_know()
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => CrsRegistry.Get(2264));
        Assert.AreEqual("GEO-CRS-UNKNOWN", refused.Fault.Code);
        Assert.IsFalse(CrsRegistry.TryGet(2264, out _));
    }

    /// <summary>projinfo -o PROJ prints the same parameters.</summary>
    [TestMethod]
    [DataRow(4547, "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs")]
    [DataRow(4526, "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=38500000 +y_0=0 +ellps=GRS80 +units=m +no_defs")]
    [DataRow(4490, "+proj=longlat +ellps=GRS80 +no_defs")]
    [DataRow(4326, "+proj=longlat +datum=WGS84 +no_defs")]
    [DataRow(2154, "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs")]
    public void Tells_the_map_its_projection(int epsg, string proj4) => Assert.AreEqual(proj4, CrsRegistry.Get(epsg).Proj4);

    [TestMethod]
    public void Tells_which_eastings_carry_the_zone()
    {
        Assert.IsTrue(CrsRegistry.Get(4526).HasZonePrefix);
        Assert.IsFalse(CrsRegistry.Get(4547).HasZonePrefix);
        Assert.IsFalse(CrsRegistry.Get(4490).HasZonePrefix);
        Assert.AreEqual(114, CrsRegistry.Get(4526).CentralMeridianDegrees);
        Assert.AreEqual(38_500_000, CrsRegistry.Get(4526).FalseEastingMetres);
    }

    private static void AssertRefused(string code, string wkt)
    {
        var refused = Assert.ThrowsExactly<FaultException>(() => CrsRegistry.FromWkt(wkt));
        Assert.AreEqual(code, refused.Fault.Code);
        Assert.AreNotEqual(refused.Fault.In(CultureInfo.GetCultureInfo("en")), refused.Fault.In(CultureInfo.GetCultureInfo("zh-CN")));
    }
}
