using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Profiles;

/// <summary>Layers of survey and plan databases come in with their meaning, and a user adds profiles of his own.</summary>
[TestClass]
public sealed class ImportProfileTests : IDisposable
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly ScratchFolder folder = new();

    static ImportProfileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("DLTB_440300", "DLTB", PlanLayer.Parcels)]
    [DataRow("JQDLTB", "DLTB", PlanLayer.Parcels)]
    [DataRow("2025现状用地用海", "XZYDYH", PlanLayer.Parcels)]
    [DataRow("ZXCQGHYDYH_v2", "GHYDYH", PlanLayer.Plots)]
    [DataRow("城镇开发边界", "CZKFBJ", PlanLayer.ControlLines)]
    [DataRow("yjjbnt", "YJJBNT", PlanLayer.ControlLines)]
    [DataRow("STBHHX", "STBHHX", PlanLayer.ControlLines)]
    public void A_layer_is_known_by_what_it_is_named_for(string name, string profile, PlanLayer layer)
    {
        var found = ImportProfiles.BuiltIn.ByName(name)!;
        Assert.AreEqual((profile, layer), (found.Name, found.Layer));
        Assert.IsNull(ImportProfiles.BuiltIn.ByName("parcels"));
    }

    [TestMethod]
    public void Every_profile_says_what_it_and_its_fields_are_in_both_languages()
    {
        foreach (var profile in ImportProfiles.BuiltIn.All)
        {
            CollectionAssert.AreEquivalent(new[] { "zh-CN", "en" }, profile.Titles.Keys.ToArray(), profile.Name);
            foreach (var (field, meanings) in profile.Meanings)
                CollectionAssert.AreEquivalent(new[] { "zh-CN", "en" }, meanings.Keys.ToArray(), $"{profile.Name} {field}");
            foreach (var source in profile.Fields.Values)
                Assert.IsNotNull(profile.MeaningIn(source, Chinese), $"{profile.Name} {source}");
        }

        Assert.AreEqual("权属单位名称", ImportProfiles.BuiltIn.MeaningOf("QSDWMC", Chinese));
        Assert.AreEqual("owner", ImportProfiles.BuiltIn.MeaningOf("qsdwmc", CultureInfo.GetCultureInfo("en")));
        Assert.IsNull(ImportProfiles.BuiltIn.MeaningOf("NOTE", Chinese));
    }

    [TestMethod]
    public void Survey_patches_come_in_with_number_owner_and_class()
    {
        var parcel = (Parcel)Import("DLTB", "\"TBBH\":\"0012\",\"DLBM\":\"0303\",\"QSDWMC\":\"某村\",\"TBMJ\":1234.5", PlanLayer.Parcels, "DLTB").After!;
        Assert.AreEqual(("0012", "0507", "某村", 1234.5), (parcel.Number, parcel.LandUseCode, parcel.Owner, parcel.Attributes["TBMJ"]));
    }

    [TestMethod]
    public void A_control_line_has_the_kind_of_its_profile()
    {
        var line = (ControlLine)Import("layer1", "\"BSM\":\"1\"", PlanLayer.ControlLines, "STBHHX").After!;
        Assert.AreEqual("STBHHX", line.Kind);
    }

    [TestMethod]
    public void A_profile_of_the_users_own_counts_before_the_programs_and_below_his_word()
    {
        Directory.CreateDirectory(folder["profiles"]);
        File.WriteAllText(folder["profiles/yd.json"], """
            {"name": "YD", "title": {"zh-CN": "某县规划地块"}, "layer": "parcels", "names": ["DLTB"], "landUseCodes": "guide-2020",
             "fields": {"number": "YDBH", "land-use": "YDDM"}, "meanings": {"YDXZ": {"zh-CN": "用地性质"}}}
            """);
        File.WriteAllText(folder["profiles/broken.json"], "{");
        var profiles = ImportProfiles.With(folder["profiles"]);
        Assert.AreEqual("EXC-PROFILE", profiles.Faults.Single().Code);
        var own = profiles.ByName("DLTB")!;
        Assert.AreEqual(("YD", LandUseSystem.Guide2020, "用地性质"), (own.Name, own.LandUseCodes, own.MeaningIn("YDXZ", CultureInfo.GetCultureInfo("en"))));
        var parcel = (Parcel)Import("DLTB", "\"YDBH\":\"7\",\"TBBH\":\"8\",\"YDDM\":\"0602\"", PlanLayer.Parcels, own).After!;
        Assert.AreEqual(("7", "060201"), (parcel.Number, parcel.LandUseCode));
        parcel = (Parcel)Import("DLTB", "\"YDBH\":\"7\",\"TBBH\":\"8\",\"YDDM\":\"0602\"", PlanLayer.Parcels, own, request => request with
        {
            Fields = Fields.FieldMap.Parse("number=TBBH"),
            LandUseCodes = LandUseSystem.Guide2023,
        }).After!;
        Assert.AreEqual(("8", "0602"), (parcel.Number, parcel.LandUseCode));
        Assert.IsEmpty(ImportProfiles.With(folder["none"]).Faults);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"name\": \"A\"}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"none\"}")]
    [DataRow("{\"name\": 1, \"layer\": \"parcels\"}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"names\": 1}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"names\": [1]}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"fields\": []}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"fields\": {\"colour\": \"X\"}}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"landUseCodes\": \"x\"}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"meanings\": {\"X\": 1}}")]
    [DataRow("{\"name\": \"A\", \"layer\": \"parcels\", \"meanings\": {\"X\": {}, \"x\": {}}}")]
    [DataRow("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}")]
    public void A_broken_profile_is_refused_with_the_reason(string text)
    {
        var path = folder.Write("p.json", text.Length == 0 ? " " : text);
        var refusal = Assert.ThrowsExactly<FaultException>(() => ProfileFile.Read(path));
        Assert.IsTrue(refusal.Fault.Code is "EXC-PROFILE" or "EXC-MAP-TARGET", refusal.Message);
        Assert.IsGreaterThan(0, refusal.Fault.In(Chinese).Length);
    }

    private Planning.Changes.RowChange Import(string stem, string properties, PlanLayer layer, string profile) =>
        Import(stem, properties, layer, ImportProfiles.BuiltIn.Get(profile));

    private Planning.Changes.RowChange Import(
        string stem, string properties, PlanLayer layer, ImportProfile profile, Func<ImportRequest, ImportRequest>? with = null)
    {
        var path = folder.Write(stem + ".geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{""" + properties
            + """},"geometry":{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.50]]]}}]}""");
        var outcome = PlansForTests.Between(4548, 4547).Import(path, layer, PlansForTests.Host, request => (with ?? (same => same))(request with { Profile = profile }));
        Assert.IsEmpty(outcome.Report.Refused, string.Join(", ", outcome.Report.Refused.Select(row => row.Fault.In(CultureInfo.InvariantCulture))));
        return outcome.Changes.Single();
    }
}
