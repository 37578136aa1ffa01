using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Reads the land-use code of a record by the guide, or by the survey's codes where the field holds these.</summary>
internal sealed class LandUseReading(FieldBinding binding)
{
    /// <summary>How many mixed plots (100101/0901) were taken by their main use.</summary>
    internal int MixedCount { get; private set; }

    /// <summary>How many survey codes were translated.</summary>
    internal int TranslatedCount { get; private set; }

    /// <summary>The code of the guide; null where the record gives none.</summary>
    /// <param name="attributes">The record's values.</param>
    /// <param name="isMixed">Whether the value says more than the code, and is to be kept beside it.</param>
    /// <exception cref="FaultException">PLN-LANDUSE-UNKNOWN, EXC-LANDUSE-SURVEY or EXC-LANDUSE-AMBIGUOUS.</exception>
    internal string? CodeOf(IReadOnlyDictionary<string, object?> attributes, out bool isMixed)
    {
        isMixed = false;
        if (Value(attributes, FieldMap.LandUse) is { } planned)
        {
            var codes = planned.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (codes.Length == 0)
                return null;
            foreach (var code in codes)
                LandUseGuide.Get(code);
            isMixed = codes.Length > 1;
            MixedCount += isMixed ? 1 : 0;
            return codes[0];
        }

        if (Value(attributes, FieldMap.SurveyLandUse) is not { } surveyed)
            return null;
        var choices = SurveyCrosswalk.ChoicesOf(surveyed);
        if (choices.Count == 0)
            throw ExchangeTexts.Refusal("EXC-LANDUSE-SURVEY", surveyed, binding.SourceOf(FieldMap.SurveyLandUse));
        if (choices.Count > 1)
            throw ExchangeTexts.Refusal("EXC-LANDUSE-AMBIGUOUS", surveyed, string.Join(", ", choices.Select(Described)));
        TranslatedCount++;
        return choices[0];
    }

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
