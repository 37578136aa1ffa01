using System.Globalization;
using System.Resources;

namespace EnclavePlanner.Geodesy.Faults;

/// <summary>
/// What is wrong with something a user gave us, where it is, and what to do next. The code is stable and is the key of
/// the sentence in the resources, so a message can be looked up whatever its language.
/// </summary>
public sealed record Fault
{
    /// <summary>A fault whose sentence stands in <paramref name="source"/> under <paramref name="code"/>.</summary>
    public Fault(ResourceManager source, string code, params IReadOnlyList<object?> arguments) =>
        Text = new LocalizedText(source, code, arguments);

    /// <summary>Stable code, such as GEO-CRS-UNKNOWN.</summary>
    public string Code => Text.Key;

    /// <summary>What, where, and the next step.</summary>
    public LocalizedText Text { get; }

    /// <summary>The sentence in the given language.</summary>
    public string In(CultureInfo culture) => Text.In(culture);
}
