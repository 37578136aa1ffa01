using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Names of tables. Values never become SQL text; a city's code does, and is held to harmless characters first.</summary>
internal static class TableNames
{
    /// <summary>The feature table of a kind of land in a city, such as parcels_371500.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">STO-CITY-CODE.</exception>
    internal static string Of(RowKind kind, string cityCode)
    {
        CityCodes.Require(cityCode);
        return PrefixOf(kind) + cityCode;
    }

    /// <summary>The table of a kind that does not lie on land.</summary>
    internal static string Of(RowKind kind) => RowKinds.NameOf(kind);

    /// <summary>What the rows of a table are; null where it is none of a plan's.</summary>
    internal static RowKind? KindOf(string table)
    {
        foreach (var kind in RowKinds.Landless)
        {
            if (table == Of(kind))
                return kind;
        }

        foreach (var kind in RowKinds.OnLand)
        {
            if (table.StartsWith(PrefixOf(kind), StringComparison.Ordinal))
                return kind;
        }

        return null;
    }

    /// <summary>The code of the city whose land a feature table holds.</summary>
    internal static string CityOf(string table, RowKind kind) => table[PrefixOf(kind).Length..];

    /// <summary>The table of the past editions of a table's rows.</summary>
    internal static string Past(string table) => "past_" + table;

    private static string PrefixOf(RowKind kind) => PlanLayers.NameOf(RowKinds.LayerOf(kind)).Replace('-', '_') + "_";

    internal static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";
}
