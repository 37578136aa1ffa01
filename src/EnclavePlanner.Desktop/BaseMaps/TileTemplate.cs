using System.Globalization;
using System.Text.RegularExpressions;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>The address of tiles with places for zoom, column, row and the user's key.</summary>
internal static partial class TileTemplate
{
    /// <summary>The names of the places in a template.</summary>
    internal static IEnumerable<string> PlacesOf(string template) => Place().Matches(template).Select(match => match.Groups[1].Value);

    /// <summary>The address of one tile. {-y} counts rows from the south.</summary>
    internal static string Fill(string template, BaseMapLevel level, long column, long row, string? key) => Place().Replace(template, place => place.Groups[1].Value switch
    {
        "z" => Uri.EscapeDataString(level.Id),
        "x" => column.ToString(CultureInfo.InvariantCulture),
        "y" => row.ToString(CultureInfo.InvariantCulture),
        "-y" => (level.Rows - 1 - row).ToString(CultureInfo.InvariantCulture),
        "key" => Uri.EscapeDataString(key ?? ""),
        _ => place.Value,
    });

    /// <summary>An address with more parameters.</summary>
    internal static string Joined(string address, string parameters) =>
        address + (!address.Contains('?', StringComparison.Ordinal) ? "?" : address[^1] is '?' or '&' ? "" : "&") + parameters;

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Place();
}
