using System.Collections.Immutable;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>A column that holds a field of a row.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Declaration">Its GeoPackage type and constraints.</param>
internal sealed record RowColumn(string Name, string Declaration);

/// <summary>The columns of each kind of row, after fid.</summary>
internal static class RowColumns
{
    internal static ImmutableArray<RowColumn> Of(RowKind kind) => kind switch
    {
        RowKind.Plan => [.. Head, new("title", "TEXT NOT NULL"), new("official_area", "TEXT NOT NULL"), new("swap_tolerance", "REAL NOT NULL")],
        RowKind.City => [.. Head, new("code", "TEXT NOT NULL"), new("name", "TEXT NOT NULL"), new("role", "TEXT NOT NULL"), new("epsg", "INTEGER NOT NULL")],
        RowKind.Scheme => [.. Head, new("enclave_id", "TEXT NOT NULL"), new("name", "TEXT NOT NULL")],
        RowKind.SwapProposal => [.. Head, new("name", "TEXT NOT NULL"), new("origin_gives", "TEXT NOT NULL"), new("host_gives", "TEXT NOT NULL")],
        RowKind.Parcel => [.. Land(kind), new("land_use_code", "TEXT"), new("owner", "TEXT"), Attributes],
        RowKind.ControlLine => [.. Land(kind), new("kind", "TEXT NOT NULL"), Attributes],
        RowKind.Place or RowKind.Road => [.. Land(kind), Attributes],
        RowKind.Plot => [.. Land(kind), new("scheme_id", "TEXT NOT NULL"), new("land_use_code", "TEXT"), Attributes],
        RowKind.Enclave => [.. Land(kind), new("origin_city", "TEXT NOT NULL"), Attributes],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The type of the geometry column. Areas and lines hold single and multiple ones alike, each as it came.</summary>
    internal static string GeometryType(RowKind kind) =>
        PlanLayers.GeometryOf(RowKinds.LayerOf(kind)) == PlanGeometry.Point ? "POINT" : "GEOMETRY";

    private static ImmutableArray<RowColumn> Head { get; } = [new("id", "TEXT NOT NULL UNIQUE"), new("version", "INTEGER NOT NULL")];

    private static RowColumn Attributes { get; } = new("attributes", "TEXT NOT NULL");

    private static ImmutableArray<RowColumn> Land(RowKind kind) =>
    [
        new("geom", GeometryType(kind) + " NOT NULL"), .. Head,
        new("city", "TEXT NOT NULL"), new("number", "TEXT NOT NULL"), new("name", "TEXT"),
    ];
}
