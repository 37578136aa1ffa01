using System.Globalization;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Cli.History;

/// <summary>Fields of rows as JSON and as text. A geometry is WKT in the city's CRS.</summary>
internal static class FieldText
{
    /// <summary>All fields of a row; null where there is no row.</summary>
    internal static Dictionary<string, object?>? Json(PlanRow? row) => row is null
        ? null
        : RowDescription.Fields(row).ToDictionary(field => field.Key, field => field.Value switch
        {
            Geometry geometry => geometry.AsText(),
            SourceAttributes attributes => attributes.Values.ToDictionary(value => value.Key, value => Finite(value.Value)),
            Basket basket => basket.ToArray(),
            var value => Finite(value),
        });

    /// <summary>The fields in which two editions differ, the version aside; all fields where one of them is missing.</summary>
    internal static IEnumerable<(string Name, object? Before, object? After)> Differences(PlanRow? before, PlanRow? after)
    {
        var left = before is null ? [] : RowDescription.Fields(before).ToDictionary();
        var right = after is null ? [] : RowDescription.Fields(after).ToDictionary();
        return left.Keys.Union(right.Keys)
            .Where(name => name is not ("id" or "version") && !Equals(left.GetValueOrDefault(name), right.GetValueOrDefault(name)))
            .Select(name => (name, left.GetValueOrDefault(name), right.GetValueOrDefault(name)));
    }

    /// <summary>A value as people read it; a dash for nothing.</summary>
    internal static string Of(object? value) => value switch
    {
        null or "" => "—",
        Geometry geometry => geometry.AsText(),
        SourceAttributes attributes => string.Join(", ", attributes.Values.Select(pair => $"{pair.Key}={Of(pair.Value)}")),
        Basket basket => string.Join(", ", basket),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>JSON has no word for the three reals that are no numbers; they are written as text.</summary>
    private static object? Finite(object? value) =>
        value is double real && !double.IsFinite(real) ? real.ToString(CultureInfo.InvariantCulture) : value;
}
