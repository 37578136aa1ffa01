using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Distances;

/// <summary>Finds the feature a user means by its number or its name, or by CITY:NUMBER where several cities have one.</summary>
internal static class FeatureSearch
{
    /// <exception cref="Geodesy.Faults.FaultException">CLI-FEATURE-NONE or CLI-FEATURE-SEVERAL.</exception>
    internal static PlanFeature Find(PlanContents contents, string wanted)
    {
        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        var city = colon > 0 ? contents.Cities.FirstOrDefault(candidate => candidate.Code == wanted[..colon]) : null;
        var label = city is null ? wanted : wanted[(colon + 1)..];
        var found = contents.Features
            .Where(feature => city is null || feature.CityCode == city.Code)
            .Where(feature => feature.Number == label || feature.Name == label)
            .Take(2)
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw Terminal.Refusal("CLI-FEATURE-NONE", wanted),
            _ => throw Terminal.Refusal("CLI-FEATURE-SEVERAL", wanted, found[0].CityCode),
        };
    }
}
