using System.Collections;
using System.Globalization;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class StorageTextsTests
{
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
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
