using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Profiles;

/// <summary>
/// What is known of a layer of a survey or plan database: which layer of ours it becomes, which of its fields fill ours, and what
/// its fields mean. Profiles are data; docs/formats.md describes their files.
/// </summary>
public sealed record ImportProfile
{
    /// <summary>What it is called, such as DLTB.</summary>
    public required string Name { get; init; }

    /// <summary>What the layer is, by language.</summary>
    public required ImmutableDictionary<string, string> Titles { get; init; }

    /// <summary>The layer of ours that it becomes.</summary>
    public required PlanLayer Layer { get; init; }

    /// <summary>Words by which files and tables are named for it.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>The system of its land-use codes; null for that of the field.</summary>
    public LandUseSystem? LandUseCodes { get; init; }

    /// <summary>The kind of its control lines; null where it has none, or a field for them.</summary>
    public string? Kind { get; init; }

    /// <summary>Its field by ours.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What its fields mean, by language.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Meanings { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>What the layer is, in the user's language or else in Chinese.</summary>
    public string TitleIn(CultureInfo culture) => In(Titles, culture) ?? Name;

    /// <summary>What a field means, in the user's language or else in Chinese; null where that is not known.</summary>
    public string? MeaningIn(string field, CultureInfo culture) => Meanings.TryGetValue(field, out var meanings) ? In(meanings, culture) : null;

    private static string? In(ImmutableDictionary<string, string> texts, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return texts.GetValueOrDefault(culture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en") ?? texts.GetValueOrDefault("zh-CN");
    }
}
