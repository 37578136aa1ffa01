using System.Collections.Frozen;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Storage.Rows;

/// <summary>Names of the kinds, as their tables are called, and which row is of which kind.</summary>
internal static class RowKinds
{
    private static readonly (RowKind Kind, string Name, Type Row, PlanLayer? Layer)[] Known =
    [
        (RowKind.Plan, "plan", typeof(Plan), null),
        (RowKind.City, "city", typeof(City), null),
        (RowKind.Scheme, "scheme", typeof(Scheme), null),
        (RowKind.SwapProposal, "swap_proposal", typeof(SwapProposal), null),
        (RowKind.ProposalSignature, "proposal_signature", typeof(ProposalSignature), null),
        (RowKind.Parameter, "parameter", typeof(Parameter), null),
        (RowKind.Parcel, "parcel", typeof(Parcel), PlanLayer.Parcels),
        (RowKind.ControlLine, "control_line", typeof(ControlLine), PlanLayer.ControlLines),
        (RowKind.Place, "place", typeof(Place), PlanLayer.Places),
        (RowKind.Road, "road", typeof(Road), PlanLayer.Roads),
        (RowKind.Plot, "plot", typeof(Plot), PlanLayer.Plots),
        (RowKind.Enclave, "enclave", typeof(Enclave), PlanLayer.Boundary),
    ];

    private static readonly FrozenDictionary<Type, RowKind> ByRow = Known.ToFrozenDictionary(known => known.Row, known => known.Kind);

    /// <summary>The kinds that lie on land, each a layer.</summary>
    internal static IReadOnlyList<RowKind> OnLand { get; } = [.. Known.Where(known => known.Layer is not null).Select(known => known.Kind)];

    /// <summary>The kinds that do not.</summary>
    internal static IReadOnlyList<RowKind> Landless { get; } = [.. Known.Where(known => known.Layer is null).Select(known => known.Kind)];

    internal static string NameOf(RowKind kind) => Known[(int)kind].Name;

    internal static PlanLayer LayerOf(RowKind kind) => Known[(int)kind].Layer!.Value;

    internal static RowKind Of(PlanRow row) => ByRow[row.GetType()];

    /// <summary>The kind that is this layer.</summary>
    internal static RowKind Of(PlanLayer layer) => Known.Single(known => known.Layer == layer).Kind;
}
