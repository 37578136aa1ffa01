using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Areas;

[TestClass]
public sealed class ZoneDistortionTests
{
    /// <summary>The vectors LC-1 and SZ-1 of the domain (PROJ, GeographicLib): planar and 70 m areas.</summary>
    [TestMethod]
    [DataRow("115.980000,36.450000 115.992000,36.451500 115.990500,36.460200 115.979000,36.458700", 4548, 1035738.6101, 1035527.5873)]
    [DataRow("114.000000,22.500000 114.003000,22.500000 114.003000,22.502000 114.000000,22.502000", 4547, 68366.0989, 68366.0989)]
    public void Says_what_the_zone_costs(string ring, int zone, double planar, double ellipsoidal)
    {
        var crs = CrsRegistry.Get(zone);
        var distortion = ZoneDistortion.Of(PlaneIntegralTests.Projected(Wkt.Polygon(ring), crs), crs);
        Assert.AreEqual(planar - ellipsoidal, distortion.AreaDifference.Value, 2e-4);
        Assert.AreEqual((planar - ellipsoidal) / ellipsoidal * 1e6, distortion.AreaPartsPerMillion, 0.003);
        Assert.AreEqual((distortion.AreaScale - 1) * 1e6, distortion.AreaPartsPerMillion, 0.1);
        Assert.IsGreaterThanOrEqualTo(1 - 1e-11, distortion.PointScale);
    }

    [TestMethod]
    public void A_utm_zone_takes_away_near_its_meridian()
    {
        var distortion = ZoneDistortion.Of(new GeometryFactory().ToGeometry(new Envelope(500_000, 500_100, 2_500_000, 2_500_100)), CrsRegistry.Get(32650));
        Assert.AreEqual(0.9996 * 0.9996 - 1, distortion.AreaPartsPerMillion / 1e6, 1e-8);
    }

    [TestMethod]
    public void Needs_land_in_a_zone()
    {
        Assert.ThrowsExactly<ArgumentException>(() => ZoneDistortion.Of(Wkt.Read("POLYGON EMPTY"), CrsRegistry.Get(4547)));
        Assert.ThrowsExactly<ArgumentException>(() => ZoneDistortion.Of(Wkt.Read("POINT (114 22)"), Wkt.Cgcs2000));
    }
}
