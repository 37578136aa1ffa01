using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>签署: that one side stands by one version of a proposal.</summary>
public sealed record ProposalSignature : PlanRow
{
    /// <summary>The proposal that is signed.</summary>
    public required Guid ProposalId { get; init; }

    /// <summary>The version of it that is signed.</summary>
    public required long ProposalVersion { get; init; }

    /// <summary>The side that signs.</summary>
    public required SwapSide Side { get; init; }

    /// <summary>Who signs, by the name that the store knows him by.</summary>
    public required string Signer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }
}
