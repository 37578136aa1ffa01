using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed partial class TextsTests
{
    [TestMethod]
    public void Both_languages_have_the_same_sentences_with_the_same_places()
    {
        var resources = new ResourceManager("EnclavePlanner.Exchange.Texts.ExchangeTexts", typeof(LayerImport).Assembly);
        var english = All(resources, CultureInfo.InvariantCulture);
        var chinese = All(resources, CultureInfo.GetCultureInfo("zh-CN"));
        CollectionAssert.AreEquivalent(english.Keys, chinese.Keys);
        foreach (var (key, sentence) in english)
            CollectionAssert.AreEquivalent(Places(sentence), Places(chinese[key]), key);
    }

    private static Dictionary<string, string> All(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Places(string sentence) => [.. Place().Matches(sentence).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("\\{(\\d+)")]
    private static partial Regex Place();
}
