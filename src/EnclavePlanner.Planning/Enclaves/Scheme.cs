using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Enclaves;

/// <summary>方案: one variant of the layout of an enclave.</summary>
public sealed record Scheme : PlanRow
{
    /// <summary>The enclave that is laid out.</summary>
    public required Guid EnclaveId { get; init; }

    /// <summary>What the variant is called, such as 方案 A.</summary>
    public required string Name { get; init; }
}
