using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Distances;

/// <summary>Finds the feature a user means by its number or its name, or by CITY:NUMBER where several cities have one.</summary>
internal static class FeatureSearch
{
    /// <exception cref="Geodesy.Faults.FaultException">CLI-FEATURE-NONE or CLI-FEATURE-SEVERAL.</exception>
    internal static PlanFeature Find(PlanContents contents, string wanted) => Find(contents.Features, wanted);

    /// <inheritdoc cref="Find(PlanContents, string)"/>
    internal static PlanFeature Find(IEnumerable<PlanFeature> features, string wanted)
    {
        var found = Candidates(features, wanted).Take(2).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw Terminal.Refusal("CLI-FEATURE-NONE", wanted),
            _ => throw Terminal.Refusal("CLI-FEATURE-SEVERAL", wanted, found[0].CityCode),
        };
    }

    /// <summary>Those that could be meant.</summary>
    internal static IEnumerable<PlanFeature> Candidates(IEnumerable<PlanFeature> features, string wanted)
    {
        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        return features.Where(feature => Is(feature, wanted)
            || (colon > 0 && wanted.AsSpan(0, colon).SequenceEqual(feature.CityCode) && Is(feature, wanted[(colon + 1)..])));
    }

    private static bool Is(PlanFeature feature, string label) => feature.Number == label || feature.Name == label;
}
