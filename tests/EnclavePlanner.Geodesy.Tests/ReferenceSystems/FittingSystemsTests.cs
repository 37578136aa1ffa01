using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class FittingSystemsTests
{
    /// <summary>Shenzhen: 3° zone 38 (CM 114°), 6° zone 20 (CM 117°); the codes as EPSG has them (domain facts §5, projinfo).</summary>
    [TestMethod]
    public void Shenzhen_has_its_two_zones_on_three_datums() => CollectionAssert.AreEqual(
        new int?[] { 4526, 4547, 4498, 4509, 2362, 2383, 2334, 2345, 2414, 2435, 21420, 21460 },
        FittingSystems.At(114.06).Select(crs => crs.Epsg).ToArray());

    [TestMethod]
    public void The_wide_zone_changes_with_the_meridian_of_108_degrees()
    {
        Assert.Contains("CGCS2000 / Gauss-Kruger CM 105E", FittingSystems.At(107.99).Select(crs => crs.Name));
        Assert.Contains("CGCS2000 / Gauss-Kruger CM 111E", FittingSystems.At(108).Select(crs => crs.Name));
    }

    [TestMethod]
    [DataRow(2.35)]
    [DataRow(-120)]
    [DataRow(double.NaN)]
    public void There_are_none_outside_China(double longitude) => Assert.IsEmpty(FittingSystems.At(longitude));
}
