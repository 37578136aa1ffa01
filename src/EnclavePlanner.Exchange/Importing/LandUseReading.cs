using System.Collections.Immutable;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Reads the land-use code of a record: by the user's decision on that code, by the system that he names, by the survey's codes
/// where the field holds these, by letters where they are letters, else by the guide of 2023.
/// </summary>
internal sealed class LandUseReading(FieldBinding binding, LandUseSystem? named, ImmutableDictionary<string, string> decisions)
{
    private readonly SortedDictionary<LandUseSystem, int> translated = [];
    private readonly SortedSet<string> doubtful = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, UndecidedCode> undecided = new(StringComparer.Ordinal);

    /// <summary>The codes that wait for the user's decision, in their order.</summary>
    internal ImmutableArray<UndecidedCode> Undecided => [.. undecided.Values];

    /// <summary>How many mixed plots (100101/0901) were taken by their main use.</summary>
    internal int MixedCount { get; private set; }

    /// <summary>What the user should know of the codes.</summary>
    internal IEnumerable<LocalizedText> Notices()
    {
        foreach (var (system, count) in translated)
        {
            yield return system == LandUseSystem.Survey && named is null
                ? ExchangeTexts.Say("NoticeSurveyCodes", count, binding.SourceOf(FieldMap.SurveyLandUse))
                : ExchangeTexts.Say("NoticeCodesTranslated", count, NameOf(system));
        }

        if (MixedCount > 0)
            yield return ExchangeTexts.Say("NoticeMixedUse", MixedCount);
        if (doubtful.Count > 0)
            yield return ExchangeTexts.Say("NoticeEditionDoubt", string.Join(", ", doubtful));
    }

    /// <summary>The code of the guide; null where the record gives none.</summary>
    /// <param name="attributes">The record's values.</param>
    /// <param name="isMixed">Whether the value says more than the code, and is to be kept beside it.</param>
    /// <exception cref="FaultException">PLN-LANDUSE-UNKNOWN, EXC-LANDUSE-SURVEY, EXC-LANDUSE-AMBIGUOUS, EXC-LANDUSE-EDITION or EXC-LANDUSE-NONE.</exception>
    internal string? CodeOf(IReadOnlyDictionary<string, object?> attributes, out bool isMixed)
    {
        isMixed = false;
        if (Value(attributes, FieldMap.LandUse) is { } planned)
        {
            var codes = planned.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (codes.Length == 0)
                return null;
            var read = codes.Select(code => Read(code, SystemOf(code))).ToList();
            isMixed = codes.Length > 1 || read[0] != codes[0];
            MixedCount += codes.Length > 1 ? 1 : 0;
            return read[0];
        }

        return Value(attributes, FieldMap.SurveyLandUse) is { } surveyed ? Read(surveyed, named ?? LandUseSystem.Survey) : null;
    }

    private LandUseSystem SystemOf(string code)
    {
        if (named is { } system)
            return system;
        if (LandUseSystems.IsLetter(code))
            return LandUseSystem.Gb50137;
        if (!decisions.ContainsKey(code))
        {
            if (LandUseSystems.IsOnlyIn2020(code))
                throw ExchangeTexts.Refusal("EXC-LANDUSE-EDITION", code, LandUseSystems.WordOf(LandUseSystem.Guide2020));
            if (LandUseSystems.DependsOnEdition(code))
                doubtful.Add(code);
        }

        return LandUseSystem.Guide2023;
    }

    private string Read(string code, LandUseSystem system)
    {
        if (decisions.TryGetValue(code, out var decided))
            return LandUseGuide.Get(decided).Code;
        var choices = LandUseSystems.ChoicesOf(system, code);
        switch (choices.Count)
        {
            case 0 when system is LandUseSystem.Guide2023 or LandUseSystem.Guide2020:
                return LandUseGuide.Get(code).Code;
            case 0 when system == LandUseSystem.Survey:
                throw ExchangeTexts.Refusal("EXC-LANDUSE-SURVEY", code, binding.SourceOf(FieldMap.SurveyLandUse) ?? binding.SourceOf(FieldMap.LandUse));
            case 0:
                throw ExchangeTexts.Refusal("EXC-LANDUSE-NONE", code, NameOf(system));
            case > 1:
                undecided[code] = new UndecidedCode(code, [.. choices], 1 + (undecided.GetValueOrDefault(code)?.Rows ?? 0));
                throw ExchangeTexts.Refusal("EXC-LANDUSE-AMBIGUOUS", code, string.Join(", ", choices.Select(Described)));
        }

        if (system != LandUseSystem.Guide2023 && (system == LandUseSystem.Survey || choices[0] != code))
            translated[system] = translated.GetValueOrDefault(system) + 1;
        return choices[0];
    }

    private static LocalizedText NameOf(LandUseSystem system) => ExchangeTexts.Say("Codes-" + LandUseSystems.WordOf(system));

    private static string Described(string code) => code + " " + LandUseGuide.Get(code).ChineseName;

    /// <summary>A number has lost its leading zero: codes have an even count of digits.</summary>
    private string? Value(IReadOnlyDictionary<string, object?> attributes, string target)
    {
        if (binding.SourceOf(target) is not { } field)
            return null;
        var text = attributes.GetValueOrDefault(field) switch
        {
            long or double => FieldText.Of(attributes[field]) is { } digits && digits.Length % 2 == 1 ? "0" + digits : FieldText.Of(attributes[field]),
            var value => FieldText.Of(value),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
