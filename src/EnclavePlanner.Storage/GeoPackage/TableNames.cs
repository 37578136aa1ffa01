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
        return $"{PlanLayers.NameOf(RowKinds.LayerOf(kind)).Replace('-', '_')}_{cityCode}";
    }

    /// <summary>The table of a kind that does not lie on land.</summary>
    internal static string Of(RowKind kind) => RowKinds.NameOf(kind);

    /// <summary>The table of the past editions of a table's rows.</summary>
    internal static string Past(string table) => "past_" + table;

    internal static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";
}
