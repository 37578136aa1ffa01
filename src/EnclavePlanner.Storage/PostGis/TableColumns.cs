using System.Collections.Immutable;
using EnclavePlanner.Storage.Rows;
using NpgsqlTypes;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>A column that holds a field of a row.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">What it holds.</param>
internal sealed record TableColumn(string Name, FieldType Type);

/// <summary>What a field is in PostgreSQL.</summary>
internal enum FieldType
{
    Identity,
    Integer,
    Real,
    Text,
    Json,
    Geometry,
}

/// <summary>The columns of each kind of row after plan_id and change_set, in the order in which <see cref="RowFields"/> writes them.</summary>
internal static class TableColumns
{
    private static readonly ImmutableArray<TableColumn> Head = [new("id", FieldType.Identity), new("version", FieldType.Integer)];

    private static readonly ImmutableArray<TableColumn> Land =
    [
        .. Head, Text("city"), Text("number"), Text("name"), new("geom", FieldType.Geometry), new("attributes", FieldType.Json),
    ];

    private static readonly ImmutableArray<ImmutableArray<TableColumn>> ByKind = [.. Enum.GetValues<RowKind>().Select(Describe)];

    internal static ImmutableArray<TableColumn> Of(RowKind kind) => ByKind[(int)kind];

    /// <summary>The columns as a query reads them: a geometry comes as extended well-known binary.</summary>
    internal static string Selected(RowKind kind, string table) =>
        string.Join(", ", Of(kind).Select(column => $"{table}.\"{column.Name}\"{(column.Type == FieldType.Geometry ? "::bytea" : "")}"));

    internal static string Named(RowKind kind) => string.Join(", ", Of(kind).Select(column => $"\"{column.Name}\""));

    /// <summary>The type in which a value travels; the one that a column has follows from it.</summary>
    internal static NpgsqlDbType Travelling(FieldType type) => type switch
    {
        FieldType.Identity => NpgsqlDbType.Uuid,
        FieldType.Integer => NpgsqlDbType.Bigint,
        FieldType.Real => NpgsqlDbType.Double,
        FieldType.Geometry => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    /// <summary>How a value that travelled becomes the column's; PostGIS takes bytes for a geometry by itself.</summary>
    internal static string Arrived(TableColumn column, string table) => $"{table}.\"{column.Name}\"" + column.Type switch
    {
        FieldType.Json => "::json",
        _ => "",
    };

    private static ImmutableArray<TableColumn> Describe(RowKind kind) => kind switch
    {
        RowKind.Plan => [.. Head, Text("title"), Text("official_area"), new("swap_tolerance", FieldType.Real)],
        RowKind.City => [.. Head, Text("code"), Text("name"), Text("role"), new("epsg", FieldType.Integer)],
        RowKind.Scheme => [.. Head, new("enclave_id", FieldType.Identity), Text("name")],
        RowKind.SwapProposal => [.. Head, Text("name"), new("origin_gives", FieldType.Json), new("host_gives", FieldType.Json)],
        RowKind.ProposalSignature =>
        [
            .. Head, new("proposal_id", FieldType.Identity), new("proposal_version", FieldType.Integer), Text("side"), Text("signer"), Text("time"),
        ],
        RowKind.Parameter =>
        [
            .. Head, Text("key"), Text("city"), new("value", FieldType.Real), Text("unit"), Text("from_day"), Text("source"),
            new("is_unsure", FieldType.Integer),
        ],
        RowKind.Parcel => [.. Land, Text("land_use_code"), Text("owner")],
        RowKind.ControlLine => [.. Land, Text("kind")],
        RowKind.Place or RowKind.Road => Land,
        RowKind.Plot => [.. Land, new("scheme_id", FieldType.Identity), Text("land_use_code")],
        RowKind.Enclave => [.. Land, Text("origin_city")],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static TableColumn Text(string name) => new(name, FieldType.Text);
}
