using System.Collections.Immutable;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>A column that holds a field of a row.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its GeoPackage type.</param>
internal sealed record RowColumn(string Name, string Type);

/// <summary>
/// The columns of each kind of row, after fid. None but the geometry is held to have a value: a row that is drawn in another
/// program has no identity yet and few attributes, and gets what it lacks when it is taken in.
/// </summary>
internal static class RowColumns
{
    /// <summary>The number of the action that wrote the edition.</summary>
    internal const string ChangeSet = "change_set";

    internal static ImmutableArray<RowColumn> Of(RowKind kind) => kind switch
    {
        RowKind.Plan => [.. Head, new("title", "TEXT"), new("official_area", "TEXT"), new("swap_tolerance", "REAL")],
        RowKind.City => [.. Head, new("code", "TEXT"), new("name", "TEXT"), new("role", "TEXT"), new("epsg", "INTEGER")],
        RowKind.Scheme => [.. Head, new("enclave_id", "TEXT"), new("name", "TEXT")],
        RowKind.SwapProposal => [.. Head, new("name", "TEXT"), new("origin_gives", "TEXT"), new("host_gives", "TEXT")],
        RowKind.ProposalSignature =>
        [
            .. Head, new("proposal_id", "TEXT"), new("proposal_version", "INTEGER"), new("side", "TEXT"), new("signer", "TEXT"), new("time", "TEXT"),
        ],
        RowKind.Parameter =>
        [
            .. Head, new("key", "TEXT"), new("city", "TEXT"), new("value", "REAL"), new("unit", "TEXT"), new("from_day", "TEXT"),
            new("source", "TEXT"), new("is_unsure", "INTEGER"),
        ],
        RowKind.Parcel => [.. Land(kind), new("land_use_code", "TEXT"), new("owner", "TEXT"), Attributes],
        RowKind.ControlLine => [.. Land(kind), new("kind", "TEXT"), Attributes],
        RowKind.Place or RowKind.Road => [.. Land(kind), Attributes],
        RowKind.Plot => [.. Land(kind), new("scheme_id", "TEXT"), new("land_use_code", "TEXT"), Attributes],
        RowKind.Enclave => [.. Land(kind), new("origin_city", "TEXT"), Attributes],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The type of the geometry column. Areas and lines hold single and multiple ones alike, each as it came.</summary>
    internal static string GeometryType(RowKind kind) =>
        PlanLayers.GeometryOf(RowKinds.LayerOf(kind)) == PlanGeometry.Point ? "POINT" : "GEOMETRY";

    private static ImmutableArray<RowColumn> Head { get; } = [new("id", "TEXT"), new("version", "INTEGER")];

    private static RowColumn Attributes { get; } = new("attributes", "TEXT");

    private static ImmutableArray<RowColumn> Land(RowKind kind) =>
    [
        new("geom", GeometryType(kind)), .. Head, new("city", "TEXT"), new("number", "TEXT"), new("name", "TEXT"),
    ];
}
