using System.Collections.Immutable;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Fields;

/// <summary>A field map bound to the fields that a file really has.</summary>
internal sealed class FieldBinding
{
    private static readonly ImmutableArray<(string Target, string Field, string Layers)> WellKnown =
        [.. EmbeddedTable.Rows("well-known-fields.tsv").Select(row => (row[0], row[1], row[2]))];

    private readonly Dictionary<string, string> sources;

    private FieldBinding(Dictionary<string, string> sources) => this.sources = sources;

    /// <summary>The source field that fills one of ours, or null.</summary>
    internal string? SourceOf(string target) => sources.GetValueOrDefault(target);

    /// <summary>Our field and the source's, for the report.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Pairs => sources;

    /// <summary>The well-known names of fields that fill one of ours in any layer, the likeliest first.</summary>
    internal static IEnumerable<string> WellKnownFieldsOf(string target) =>
        WellKnown.Where(known => known.Target == target && known.Layers == "*").Select(known => known.Field);

    /// <summary>Whether a source field goes wholly into one of ours, so that it need not be kept beside.</summary>
    internal bool Takes(string field) => sources.Any(pair => pair.Value == field && pair.Key != FieldMap.SurveyLandUse);

    /// <exception cref="Geodesy.Faults.FaultException">EXC-MAP-FIELD: the user names a field that the file has not.</exception>
    internal static FieldBinding Bind(SourceFile file, FieldMap map, ImportProfile? profile, IReadOnlyList<string> fields, PlanLayer layer)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, wanted) in map.Sources)
        {
            if (wanted.Length == 0)
                continue;
            bound[target] = Find(fields, wanted)
                ?? throw ExchangeTexts.Refusal("EXC-MAP-FIELD", file.Name, wanted, string.Join(", ", fields));
        }

        // A layer that lacks a field of its profile is still what it is named for.
        foreach (var (target, field) in profile?.Fields ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            if (!map.Sources.ContainsKey(target) && Find(fields, field) is { } found)
                bound[target] = found;
        }

        var name = PlanLayers.NameOf(layer);
        foreach (var (target, field, layers) in WellKnown)
        {
            if ((layers == "*" || layers == name)
                && !map.Sources.ContainsKey(target)
                && !bound.ContainsKey(target)
                && Find(fields, field) is { } found)
                bound[target] = found;
        }

        // The planner's code is more than the surveyor's: where a file has both, the first counts.
        if (bound.ContainsKey(FieldMap.LandUse) && !map.Sources.ContainsKey(FieldMap.SurveyLandUse))
            bound.Remove(FieldMap.SurveyLandUse);
        if (map.Sources.GetValueOrDefault(FieldMap.SurveyLandUse) is { Length: > 0 } && !map.Sources.ContainsKey(FieldMap.LandUse))
            bound.Remove(FieldMap.LandUse);
        return new FieldBinding(bound);
    }

    private static string? Find(IReadOnlyList<string> fields, string wanted) =>
        fields.FirstOrDefault(field => field == wanted)
        ?? fields.FirstOrDefault(field => field.Equals(wanted, StringComparison.OrdinalIgnoreCase));
}
