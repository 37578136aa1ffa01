using System.Globalization;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class ZoneNoticeTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Shenzhen's zone is 38 (domain facts §5).</summary>
    [TestMethod]
    public void Land_in_another_zone_than_its_city_keeps_is_told()
    {
        var notice = Notices(hostEpsg: 4548, west: 114.00, east: 114.01).Single();
        Assert.AreEqual("NoticeZone", notice.Key);
        CollectionAssert.AreEqual(new object[] { 38, 4526, 4547, 39 }, notice.Arguments.ToArray());
        Assert.Contains("EPSG:4526", notice.In(CultureInfo.GetCultureInfo("zh-CN")));
    }

    [TestMethod]
    public void Land_across_the_border_of_two_zones_is_told_with_its_share()
    {
        var notice = Notices(hostEpsg: 4547, west: 115.49, east: 115.53).Single();
        Assert.AreEqual("NoticeZoneStraddles", notice.Key);
        Assert.AreEqual(0.75, (double)notice.Arguments[0]!, 0.01);
        Assert.AreEqual(39, notice.Arguments[1]);
    }

    [TestMethod]
    [DataRow(4547)]
    [DataRow(4526)]
    [DataRow(4509)] // a 6° zone: not judged
    [DataRow(32650)]
    public void Land_in_its_own_zone_or_in_another_system_is_not(int hostEpsg) =>
        Assert.IsEmpty(Notices(hostEpsg, west: 114.00, east: 114.01));

    private Geodesy.Faults.LocalizedText[] Notices(int hostEpsg, double west, double east)
    {
        var path = folder.Write("land.geojson", FormattableString.Invariant(
            $$"""{"type":"Polygon","coordinates":[[[{{west}},22.50],[{{east}},22.50],[{{east}},22.51],[{{west}},22.51],[{{west}},22.50]]]}"""));
        var outcome = PlansForTests.Between(4548, hostEpsg).Import(path, PlanLayer.Parcels, PlansForTests.Host);
        Assert.AreEqual(1, outcome.Report.Taken);
        return [.. outcome.Report.Notices.Where(notice => notice.Key.StartsWith("NoticeZone", StringComparison.Ordinal))];
    }
}
