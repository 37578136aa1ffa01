using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanLocationTests
{
    [TestMethod]
    public void Takes_the_path_of_a_gpkg_file() =>
        Assert.AreEqual(Path.GetFullPath("工程/计划.GPKG"), PlanLocation.Parse("工程/计划.GPKG").Path);

    [TestMethod]
    [DataRow("")]
    [DataRow("plan")]
    [DataRow("plan.shp")]
    [DataRow("postgresql://user@host:5432/database?plan=A.gpkg")]
    [DataRow("a\0.gpkg")]
    public void Refuses_what_is_no_gpkg_file(string text)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => PlanLocation.Parse(text));
        Assert.AreEqual("STO-LOCATION-UNKNOWN", refusal.Fault.Code);
    }

    [TestMethod]
    public void Has_every_sentence_in_both_languages()
    {
        var english = Sentences(CultureInfo.InvariantCulture);
        var chinese = Sentences(CultureInfo.GetCultureInfo("zh-CN"));
        CollectionAssert.AreEquivalent(english.Keys.ToArray(), chinese.Keys.ToArray());
        Assert.IsTrue(chinese.Values.All(sentence => sentence.Any(character => character >= '\u4e00')));
    }

    private static Dictionary<string, string> Sentences(CultureInfo culture)
    {
        var set = StorageTexts.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
