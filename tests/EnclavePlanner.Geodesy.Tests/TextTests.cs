using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.Tests;

[TestClass]
public sealed partial class TextTests
{
    [TestMethod]
    public void Every_sentence_exists_in_both_languages_with_the_same_places()
    {
        var english = Sentences(CultureInfo.InvariantCulture);
        var chinese = Sentences(CultureInfo.GetCultureInfo("zh-CN"));
        CollectionAssert.AreEquivalent(english.Keys, chinese.Keys);
        foreach (var (key, sentence) in english)
        {
            CollectionAssert.AreEquivalent(Places(sentence), Places(chinese[key]), key);
            Assert.IsTrue(chinese[key].Any(character => character > 0x3000), key);
        }
    }

    private static Dictionary<string, string> Sentences(CultureInfo culture) => GeodesyTexts.Resources
        .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Places(string sentence) => [.. Place().Matches(sentence).Select(match => match.Value).Distinct()];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
