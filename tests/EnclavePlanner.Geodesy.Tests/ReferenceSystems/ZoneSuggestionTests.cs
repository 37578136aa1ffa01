using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class ZoneSuggestionTests
{
    /// <summary>The table of domain facts §5: the cities' zones, reckoned by hand from 3n ± 1.5°.</summary>
    [TestMethod]
    [DataRow(114.06, 38, 114, 4526, 4547)] // Shenzhen
    [DataRow(116.68, 39, 117, 4527, 4548)] // Shantou
    [DataRow(75.99, 25, 75, 4513, 4534)] // Kashgar
    [DataRow(109.18, 36, 108, 4524, 4545)] // Fuping
    [DataRow(109.51, 37, 111, 4525, 4546)] // Weinan
    [DataRow(115.49999, 38, 114, 4526, 4547)]
    [DataRow(115.5, 39, 117, 4527, 4548)]
    [DataRow(73.5, 25, 75, 4513, 4534)]
    [DataRow(136.49, 45, 135, 4533, 4554)]
    public void Names_the_zone_of_a_place(double longitude, int zone, int meridian, int prefixed, int unprefixed)
    {
        var found = ZoneSuggestion.At(longitude)!.Value;
        Assert.AreEqual(zone, found.Zone);
        Assert.AreEqual(meridian, found.CentralMeridianDegrees);
        Assert.AreEqual(prefixed, found.PrefixEpsg);
        Assert.AreEqual(unprefixed, found.MeridianEpsg);
        foreach (var epsg in new[] { prefixed, unprefixed })
        {
            Assert.AreEqual(meridian, CrsRegistry.Get(epsg).CentralMeridianDegrees);
            Assert.AreEqual(found, ZoneSuggestion.Of(CrsRegistry.Get(epsg)));
        }
    }

    [TestMethod]
    [DataRow(73.4999)]
    [DataRow(136.5)]
    [DataRow(-114)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Names_none_outside_the_zones_of_China(double longitude) => Assert.IsNull(ZoneSuggestion.At(longitude));

    [TestMethod]
    public void Knows_no_3_degree_zone_of_another_system()
    {
        foreach (var epsg in new[] { 4490, 4500, 4511, 32650, 3857 })
            Assert.IsNull(ZoneSuggestion.Of(CrsRegistry.Get(epsg)));
    }

    /// <summary>Liaocheng from 115.3° to 116.5° east: 0.2° of its 1.2° lie west of 115.5°.</summary>
    [TestMethod]
    public void Tells_the_shares_of_land_that_straddles_two_zones()
    {
        var shares = ZoneSuggestion.Over(new Envelope(115.3, 116.5, 35.8, 37));
        Assert.HasCount(2, shares);
        Assert.AreEqual(38, shares[0].Zone.Zone);
        Assert.AreEqual(1.0 / 6, shares[0].Share, 1e-12);
        Assert.AreEqual(39, shares[1].Zone.Zone);
        Assert.AreEqual(5.0 / 6, shares[1].Share, 1e-12);
    }

    [TestMethod]
    public void Tells_the_shares_of_an_extent_in_metres()
    {
        var crs = CrsRegistry.Get(4548);
        var west = crs.FromGeographic(new GeographicPoint(115.4, 36));
        var shares = ZoneSuggestion.Over(new Envelope(west.X, west.X + 40_000, west.Y, west.Y + 1000), crs);
        Assert.AreEqual(1, shares.Sum(share => share.Share), 1e-12);
        CollectionAssert.AreEqual(new[] { 38, 39 }, shares.Select(share => share.Zone.Zone).ToArray());
        Assert.AreEqual(0.225, shares[0].Share, 0.005); // 0.1° of the 0.444° that 40 km are at 36° north
    }

    [TestMethod]
    public void Tells_nothing_of_what_has_no_place()
    {
        Assert.IsEmpty(ZoneSuggestion.Over(new Envelope()));
        Assert.IsEmpty(ZoneSuggestion.Over(new Envelope(2, 3, 48, 49)));
        Assert.IsEmpty(ZoneSuggestion.Over(new Envelope(), CrsRegistry.Get(4547)));
        Assert.HasCount(1, ZoneSuggestion.Over(new Envelope(new Coordinate(114, 22))));
    }
}
