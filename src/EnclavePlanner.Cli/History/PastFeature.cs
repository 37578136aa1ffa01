using EnclavePlanner.Cli.Distances;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.History;

/// <summary>Finds a feature by its number or name, though it may be gone: then the one that went last.</summary>
internal static class PastFeature
{
    /// <exception cref="FaultException">CLI-FEATURE-NONE: there never was one. CLI-FEATURE-SEVERAL: the plan has several.</exception>
    internal static async Task<PlanFeature> FindAsync(IPlanStore store, string wanted, CancellationToken cancellation)
    {
        var contents = await store.ReadAsync(cancellation: cancellation);
        if (FeatureSearch.Candidates(contents.Features, wanted).Any())
            return FeatureSearch.Find(contents, wanted);
        foreach (var entry in (await store.HistoryAsync(cancellation)).Entries.Reverse())
        {
            var changeSet = await store.ReadChangeSetAsync(entry.Id, cancellation);
            var editions = changeSet.Changes.Select(change => change.Before).OfType<PlanFeature>();
            if (FeatureSearch.Candidates(editions, wanted).FirstOrDefault() is { } past)
                return past;
        }

        throw Terminal.Refusal("CLI-FEATURE-NONE", wanted);
    }
}
