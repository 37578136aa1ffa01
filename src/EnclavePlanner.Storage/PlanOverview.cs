using System.Collections.Immutable;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage;

/// <summary>What a plan is about, read without its land.</summary>
/// <param name="Plan">The head row.</param>
/// <param name="Cities">Its cities.</param>
/// <param name="Proposals">Its swap proposals.</param>
/// <param name="Layers">How much land each city has in each layer, and where.</param>
/// <param name="LastNumber">The number of the last action of the history.</param>
public sealed record PlanOverview(
    Plan Plan, ImmutableArray<City> Cities, ImmutableArray<SwapProposal> Proposals, ImmutableArray<LayerSummary> Layers, long LastNumber);
