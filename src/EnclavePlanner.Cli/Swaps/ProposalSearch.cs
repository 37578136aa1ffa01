using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Cli.Swaps;

/// <summary>Finds a proposal by its name.</summary>
internal static class ProposalSearch
{
    /// <exception cref="Geodesy.Faults.FaultException">CLI-PROPOSAL-NONE.</exception>
    internal static SwapProposal Find(PlanContents contents, string name) =>
        contents.Proposals.FirstOrDefault(candidate => candidate.Name == name)
        ?? throw Terminal.Refusal("CLI-PROPOSAL-NONE", name, string.Join(", ", contents.Proposals.Select(candidate => candidate.Name)));
}
