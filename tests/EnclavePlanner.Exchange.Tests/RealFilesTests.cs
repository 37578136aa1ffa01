using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Public files with the traps that the list of test data names.</summary>
[TestClass]
public sealed class RealFilesTests
{
    private static string Anhui => SharedData.File("encodings/anhui_chinese_encoding_gbk.shp");

    [TestMethod]
    public void A_shapefile_without_prj_is_refused_until_its_system_is_named()
    {
        var plan = PlansForTests.Between(4548, 4547);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(Anhui, PlanLayer.Parcels, PlansForTests.Origin));
        Assert.AreEqual("EXC-SHP-NO-PRJ", refusal.Fault.Code);
    }

    [TestMethod]
    public void Text_in_GBK_is_read_by_the_language_id_of_the_table()
    {
        var plan = PlansForTests.Between(4548, 4547);
        var outcome = plan.Import(Anhui, PlanLayer.Parcels, PlansForTests.Origin, request => request with { Epsg = 4326, SkipRefused = true });
        Assert.AreEqual(78, outcome.Report.Taken + outcome.Report.Refused.Length);
        Assert.AreEqual(78, outcome.Report.Taken, string.Join('\n', outcome.Report.Refused));
        Assert.AreEqual("gb18030", outcome.Report.Encoding.ToLowerInvariant());
        var names = outcome.Changes.Select(change => ((PlanFeature)change.After!).Attributes["NAME99"]).Take(3);
        CollectionAssert.AreEqual(new[] { "天长市", "全椒县", "和县" }, names.ToArray());
    }

    [TestMethod]
    public void A_wrong_encoding_names_record_and_field()
    {
        var plan = PlansForTests.Between(4548, 4547);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(
            Anhui, PlanLayer.Parcels, PlansForTests.Origin, request => request with { Epsg = 4326, Encoding = "UTF-8" }));
        Assert.AreEqual("EXC-DBF-ENCODING", refusal.Fault.Code);
        Assert.AreEqual(1, refusal.Fault.Text.Arguments[1]);
        Assert.AreEqual("PRO_NAME", refusal.Fault.Text.Arguments[2]);
    }

    [TestMethod]
    public void The_two_jurisdictions_of_a_science_park_come_into_two_cities()
    {
        var plan = PlansForTests.Between(3826, 3826);
        foreach (var (file, city, count) in new[] { ("O0303", PlansForTests.Origin, 712), ("J0302", PlansForTests.Host, 142) })
        {
            var outcome = plan.Import(SharedData.File($"zoning/tw_park_{file}.geojson"), PlanLayer.Parcels, city);
            Assert.IsEmpty(outcome.Report.Refused);
            Assert.AreEqual(count, outcome.Report.Taken);
            Assert.AreEqual(3826, outcome.Report.Crs.Epsg);
            plan = plan.After(outcome);
        }

        // Shape_Area is the figure the publisher computed in EPSG:3826
        var areas = PlanAreas.Measure(plan, plan.Parcels, AreaMethod.Planar);
        foreach (var parcel in plan.Parcels)
        {
            if (parcel.Attributes["Shape_Area"] is double stated)
                Assert.AreEqual(stated, areas[parcel].Value, 0.02 + stated * 1e-5, parcel.Attributes["OBJECTID"]?.ToString());
        }
    }

    /// <summary>86 are invalid as they stand (GDAL's ST_IsValid); 4 of those only have a ring that touches itself, which is read; one more crosses itself only in the plane of the city.</summary>
    [TestMethod]
    public void Invalid_polygons_keep_the_whole_file_out_unless_asked_otherwise()
    {
        var plan = PlansForTests.Between(32630, 4547);
        var path = SharedData.File("cadastre/city-of-london.geojson");
        var strict = plan.Import(path, PlanLayer.Parcels, PlansForTests.Origin);
        Assert.AreEqual(0, strict.Report.Taken);
        Assert.IsEmpty(strict.Changes);
        Assert.AreEqual(86 - 4, strict.Report.Refused.Count(row => ((string)row.Fault.Text.Arguments[3]!).StartsWith("EPSG:4326 ", StringComparison.Ordinal)));
        Assert.HasCount(86 - 4 + 1, strict.Report.Refused);
        Assert.AreEqual(3703 - (86 - 4 + 1), strict.Report.Good);
        Assert.IsTrue(strict.Report.Refused.All(row => row.Fault.Code == "EXC-GEOMETRY-INVALID"));

        var lenient = plan.Import(path, PlanLayer.Parcels, PlansForTests.Origin, request => request with { SkipRefused = true });
        Assert.AreEqual(3703 - (86 - 4 + 1), lenient.Report.Taken);
        Assert.HasCount(3703 - (86 - 4 + 1), lenient.Changes);
    }

    [TestMethod]
    public void A_file_in_US_survey_feet_is_refused()
    {
        var plan = PlansForTests.Between(32617, 4547);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(
            SharedData.File("traps/forestcity_zoning_epsg2264.geojson"), PlanLayer.Parcels, PlansForTests.Origin));
        Assert.AreEqual("EXC-CRS", refusal.Fault.Code);
        Assert.Contains("2264", refusal.Message);
        Assert.Contains("forestcity_zoning_epsg2264.geojson", refusal.Message);
    }

    [TestMethod]
    public void Land_of_another_continent_is_refused_as_a_whole()
    {
        var plan = PlansForTests.Between(4548, 4547);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(
            SharedData.File("cadastre/cadastre-75118-parcelles.json"), PlanLayer.Parcels, PlansForTests.Origin));
        Assert.AreEqual("EXC-FILE-PLACE", refusal.Fault.Code);
    }

    [TestMethod]
    [DataRow(2154, "GEO-SANITY-DEGREES")]
    [DataRow(4548, "GEO-SANITY-DEGREES")]
    public void Degrees_where_metres_are_claimed_are_refused(int claimed, string cause)
    {
        var plan = PlansForTests.Between(2154, 4547);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(
            SharedData.File("cadastre/cadastre-75118-parcelles.json"), PlanLayer.Parcels, PlansForTests.Origin, request => request with { Epsg = claimed }));
        Assert.AreEqual("EXC-FILE-PLACE", refusal.Fault.Code);
        Assert.AreEqual(cause, ((LocalizedText)refusal.Fault.Text.Arguments[2]!).Key);
    }
}
