using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

/// <summary>Extents as they come in files of Shenzhen (114.06, 22.54; northing 2.49e6, easting 506 200) and mistakes about them.</summary>
[TestClass]
public sealed class CoordinateSanityTests
{
    [TestMethod]
    [DataRow(4547, 506200, 506400, 2493450, 2493600)]
    [DataRow(4526, 38506200, 38506400, 2493450, 2493600)]
    [DataRow(4490, 113.75, 114.62, 22.4, 22.86)]
    [DataRow(4548, 194000, 196000, 2493450, 2493600)] // Shenzhen kept in Liaocheng's zone: far, but done
    [DataRow(32650, 813000, 820000, 3480000, 3495000)] // the high-tech park outside its UTM zone
    [DataRow(2154, 652000, 653000, 6862000, 6863000)]
    [DataRow(3826, 250000, 310000, 2700000, 2790000)]
    public void Lets_sound_coordinates_pass(int claimed, double minX, double maxX, double minY, double maxY) =>
        Assert.IsNull(Judge(claimed, minX, maxX, minY, maxY));

    [TestMethod]
    [DataRow("GEO-SANITY-DEGREES", 4547, 113.75, 114.62, 22.4, 22.86)]
    [DataRow("GEO-SANITY-DEGREES", 4526, 22.4, 22.86, 113.75, 114.62)]
    [DataRow("GEO-SANITY-METRES", 4490, 506200, 506400, 2493450, 2493600)]
    [DataRow("GEO-SANITY-METRES", 4326, 1200000, 1300000, 500000, 600000)] // GeoJSON in US feet
    [DataRow("GEO-SANITY-PREFIX", 4547, 38506200, 38506400, 2493450, 2493600)]
    [DataRow("GEO-SANITY-NOPREFIX", 4526, 506200, 506400, 2493450, 2493600)]
    [DataRow("GEO-SANITY-ZONE", 4527, 38506200, 38506400, 2493450, 2493600)]
    [DataRow("GEO-SANITY-SWAPPED", 4547, 2493450, 2493600, 506200, 506400)]
    [DataRow("GEO-SANITY-SWAPPED", 4526, 2493450, 2493600, 38506200, 38506400)]
    [DataRow("GEO-SANITY-SWAPPED", 4547, 2493450, 2493600, 38506200, 38506400)]
    [DataRow("GEO-SANITY-SWAPPED", 4490, 22.4, 22.86, 113.75, 114.62)]
    [DataRow("GEO-SANITY-SWAPPED", 4326, 22.4, 22.86, 113.75, 114.62)]
    [DataRow("GEO-SANITY-OUTSIDE", 4490, -80, -79, 35, 36)]
    [DataRow("GEO-SANITY-OUTSIDE", 4547, 506200, 506400, 9493450, 9493600)]
    [DataRow("GEO-SANITY-OUTSIDE", 4547, 1e12, 1e13, 1e12, 1e13)]
    [DataRow("GEO-SANITY-NONFINITE", 4547, 506200, double.PositiveInfinity, 2493450, 2493600)]
    public void Names_the_mistake(string code, int claimed, double minX, double maxX, double minY, double maxY)
    {
        var fault = Judge(claimed, minX, maxX, minY, maxY);
        Assert.IsNotNull(fault);
        Assert.AreEqual(code, fault.Code);
    }

    [TestMethod]
    [DataRow(4547, 38506200, "EPSG:4526")]
    [DataRow(4526, 506200, "EPSG:4547")]
    [DataRow(4527, 38506200, "EPSG:4526")]
    public void Proposes_the_system_that_fits(int claimed, double east, string proposed)
    {
        var fault = Judge(claimed, east, east + 200, 2493450, 2493600);
        Assert.Contains(proposed, fault!.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")));
    }

    [TestMethod]
    public void Has_nothing_to_say_of_no_data() => Assert.IsNull(CoordinateSanity.Judge(new Envelope(), CrsRegistry.Get(4547)));

    private static Geodesy.Faults.Fault? Judge(int claimed, double minX, double maxX, double minY, double maxY) =>
        CoordinateSanity.Judge(new Envelope(minX, maxX, minY, maxY), CrsRegistry.Get(claimed));
}
