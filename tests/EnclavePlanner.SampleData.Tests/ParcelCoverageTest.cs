using EnclavePlanner.Planning.LandUse;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Tests;

/// <summary>Judged by the coverage validator and the validity check of NetTopologySuite.</summary>
[TestClass]
public sealed class ParcelCoverageTest
{
    /// <summary>Gaps narrower than this many metres are looked for.</summary>
    private const double GapWidth = 1;

    [TestMethod]
    [DataRow("liaocheng-parcels.shp", 378)]
    [DataRow("shenzhen-parcels.shp", 375)]
    public void A_city_has_hundreds_of_valid_parcels_some_with_holes(string file, int count)
    {
        var parcels = SampleFolder.Areas(SampleFolder.Shapefile(file));
        Assert.AreEqual(count, parcels.Length);
        Assert.IsTrue(parcels.All(parcel => parcel is Polygon && parcel.IsValid));
        Assert.IsGreaterThan(10, parcels.Count(parcel => ((Polygon)parcel).NumInteriorRings > 0));
    }

    [TestMethod]
    [DataRow("liaocheng-parcels.shp")]
    [DataRow("shenzhen-parcels.shp")]
    public void Parcels_meet_vertex_to_vertex_without_overlap_or_gap(string file)
    {
        var parcels = SampleFolder.Areas(SampleFolder.Shapefile(file));
        var faults = new CoverageValidator(parcels) { GapWidth = GapWidth }.Validate().Where(fault => fault is not null);
        Assert.AreEqual("", string.Join('\n', faults));
        var whole = NetTopologySuite.Coverage.CoverageUnion.Union(parcels);
        Assert.IsInstanceOfType<Polygon>(whole);
        Assert.AreEqual(0, ((Polygon)whole).NumInteriorRings);
    }

    [TestMethod]
    [DataRow("liaocheng-parcels.shp")]
    [DataRow("shenzhen-parcels.shp")]
    public void Every_parcel_says_in_Chinese_that_it_is_made_up_and_has_a_number_and_a_class_of_the_guide(string file)
    {
        var parcels = SampleFolder.Shapefile(file);
        Assert.IsTrue(parcels.All(parcel => ((string)parcel.Attributes["QSDWMC"]).EndsWith("（虚构）", StringComparison.Ordinal)));
        Assert.IsTrue(parcels.All(parcel => ((string)parcel.Attributes["BZ"]).StartsWith("虚构", StringComparison.Ordinal)));
        Assert.AreEqual(parcels.Count, parcels.Select(parcel => parcel.Attributes["TBBH"]).Distinct().Count());
        foreach (var parcel in parcels)
            Assert.AreEqual(LandUseGuide.Get((string)parcel.Attributes["YDYHFLDM"]).ChineseName, parcel.Attributes["YDYHFLMC"]);
    }

    [TestMethod]
    public void One_shapefile_names_its_encoding_in_the_table_only_and_the_other_beside_it()
    {
        Assert.IsFalse(File.Exists(SampleFolder.In("liaocheng-parcels.cpg")));
        Assert.AreEqual(0x4D, File.ReadAllBytes(SampleFolder.In("liaocheng-parcels.dbf"))[29]);
        Assert.AreEqual("GBK", File.ReadAllText(SampleFolder.In("shenzhen-parcels.cpg")));
    }
}
