using System.Text.RegularExpressions;
using System.Xml.Linq;
using EnclavePlanner.EndToEnd.Programs;

namespace EnclavePlanner.EndToEnd.Texts;

/// <summary>Every text is there in Chinese and in English, with the same places for values.</summary>
[TestClass]
public sealed partial class CompletenessTests
{
    public static IEnumerable<object[]> Resources => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.resx", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".zh-CN.resx", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(file => new object[] { Path.GetRelativePath(Repository.Root, file) });

    [TestMethod]
    public void Every_project_has_its_texts() => Assert.HasCount(7, Resources.ToList());

    [TestMethod]
    [DynamicData(nameof(Resources))]
    public void Both_languages_have_the_same_keys_and_places(string file)
    {
        var english = Read(file);
        var chinese = Read(Path.ChangeExtension(file, ".zh-CN.resx"));
        CollectionAssert.AreEquivalent(english.Keys.ToArray(), chinese.Keys.ToArray());
        foreach (var (key, text) in english)
        {
            Assert.AreNotEqual("", text.Trim(), key);
            Assert.AreNotEqual("", chinese[key].Trim(), key);
            // A language may need fewer of the values, but none that the other does not know.
            CollectionAssert.AreEquivalent(Places(text), Places(chinese[key]), $"{key}: {text} / {chinese[key]}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Resources))]
    public void Sentences_of_chinese_are_chinese(string file)
    {
        foreach (var (key, text) in Read(Path.ChangeExtension(file, ".zh-CN.resx")).Where(entry => entry.Value.Length > 24))
            Assert.IsTrue(text.Any(letter => letter is >= '\u4e00' and <= '\u9fff'), $"{key}: {text}");
    }

    /// <summary>A component that asks for a text that is not there fails when it is drawn; this finds it before.</summary>
    [TestMethod]
    public void Every_text_the_window_asks_for_is_there()
    {
        var keys = Read("src/EnclavePlanner.Desktop/Texts/WindowTexts.resx").Keys.ToHashSet();
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "EnclavePlanner.Desktop"), "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal));
        var asked = sources.SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.IsGreaterThan(60, asked.Count);
        CollectionAssert.IsSubsetOf(asked.ToArray(), keys.ToArray());
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct()];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Repository.Root, file)).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex("(?i:text(?:\\.Format)?)[\\[(]\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"")]
    private static partial Regex Asked();
}
