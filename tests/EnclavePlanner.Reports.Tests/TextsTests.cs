using System.Collections;
using System.Globalization;
using System.Resources;

namespace EnclavePlanner.Reports.Tests;

[TestClass]
public sealed class TextsTests
{
    [TestMethod]
    public void Both_languages_have_every_text_with_the_same_places()
    {
        var resources = new ResourceManager("EnclavePlanner.Reports.Texts.ReportsTexts", typeof(ApprovalWorkbook).Assembly);
        var english = Texts(resources, CultureInfo.InvariantCulture);
        var chinese = Texts(resources, CultureInfo.GetCultureInfo("zh-CN"));
        CollectionAssert.AreEquivalent(english.Keys, chinese.Keys);
        foreach (var (key, text) in english)
        {
            Assert.AreNotEqual("", chinese[key]);
            for (var place = 0; place < 6; place++)
                Assert.AreEqual(text.Contains($"{{{place}}}"), chinese[key].Contains($"{{{place}}}"), key);
        }
    }

    private static Dictionary<string, string> Texts(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
