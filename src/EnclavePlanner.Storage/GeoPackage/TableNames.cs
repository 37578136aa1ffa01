using System.Text.RegularExpressions;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Names of tables. Values never become SQL text; a city's code does, and is held to harmless characters first.</summary>
internal static partial class TableNames
{
    /// <summary>The feature table of a kind of land in a city, such as parcels_371500.</summary>
    /// <exception cref="FaultException">STO-CITY-CODE.</exception>
    internal static string Of(RowKind kind, string cityCode)
    {
        RequireCode(cityCode);
        return $"{PlanLayers.NameOf(RowKinds.LayerOf(kind)).Replace('-', '_')}_{cityCode}";
    }

    /// <summary>The table of a kind that does not lie on land.</summary>
    internal static string Of(RowKind kind) => RowKinds.NameOf(kind);

    /// <exception cref="FaultException">STO-CITY-CODE: other characters than 0-9 A-Z a-z _ -, none, or more than 20.</exception>
    internal static void RequireCode(string cityCode)
    {
        if (!IsCode(cityCode))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-CITY-CODE", cityCode));
    }

    /// <summary>Whether it can be part of a table's name.</summary>
    internal static bool IsCode(string cityCode) => Code().IsMatch(cityCode);

    internal static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";

    [GeneratedRegex(@"\A[0-9A-Za-z_-]{1,20}\z")]
    private static partial Regex Code();
}
