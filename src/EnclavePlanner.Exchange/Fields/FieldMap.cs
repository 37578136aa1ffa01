using System.Collections.Immutable;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Fields;

/// <summary>
/// Which field of a source fills which of ours, as the user says. Our fields are <c>number</c>, <c>name</c>,
/// <c>land-use</c> (codes of the 2023 guide), <c>survey-land-use</c> (DLBM codes of the land survey, translated),
/// <c>owner</c> and <c>kind</c>. What the user does not say, well-known field names fill by themselves; an empty source
/// field keeps one of ours from being filled.
/// </summary>
public sealed record FieldMap
{
    internal const string Number = "number";
    internal const string Name = "name";
    internal const string LandUse = "land-use";
    internal const string SurveyLandUse = "survey-land-use";
    internal const string Owner = "owner";
    internal const string Kind = "kind";

    private FieldMap(ImmutableSortedDictionary<string, string> sources) => Sources = sources;

    /// <summary>The names of our fields.</summary>
    public static ImmutableArray<string> Targets { get; } = [Number, Name, LandUse, SurveyLandUse, Owner, Kind];

    /// <summary>Nothing said: only well-known fields are mapped.</summary>
    public static FieldMap WellKnown { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The source field by our field.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>A map of these pairs of our field and the source's.</summary>
    /// <exception cref="FaultException">EXC-MAP-TARGET: a field is not among <see cref="Targets"/>.</exception>
    public static FieldMap Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sources = WellKnown.Sources.ToBuilder();
        foreach (var (target, source) in pairs)
        {
            if (!Targets.Contains(target))
                throw ExchangeTexts.Refusal("EXC-MAP-TARGET", target, string.Join(", ", Targets));
            sources[target] = source.Trim();
        }

        return new FieldMap(sources.ToImmutable());
    }

    /// <summary>Reads the form of the command line: <c>number=TBBH,name=MC</c>.</summary>
    /// <exception cref="FaultException">EXC-MAP-FORM: a part is no pair. EXC-MAP-TARGET: a field is not ours.</exception>
    public static FieldMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            return sign < 0
                ? throw ExchangeTexts.Refusal("EXC-MAP-FORM", pair)
                : KeyValuePair.Create(pair[..sign].Trim(), pair[(sign + 1)..]);
        }));
    }
}
