using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Planning.Plans;

/// <summary>规划工程: one enclave-park plan between two cities; the head row of a file or of a plan in a database.</summary>
public sealed record Plan : PlanRow
{
    /// <summary>The half-width of the band within which a swap counts as balanced, until the parties agree on another.</summary>
    /// <remarks>No statute gives a band (domain facts §7); this is a starting value that the window asks to confirm.</remarks>
    public const double StartingSwapTolerance = 0.02;

    /// <summary>The plan's title, as it stands on the cover.</summary>
    public required string Title { get; init; }

    /// <summary>The method that gives the official areas of this plan.</summary>
    public AreaMethod OfficialArea { get; init; } = AreaMethod.Ellipsoidal;

    /// <summary>Largest symmetric deviation of a balanced swap, as a share of one (0.02 is ±2 %).</summary>
    public double SwapTolerance { get; init; } = StartingSwapTolerance;
}
