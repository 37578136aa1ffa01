using System.Globalization;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>What the numbers of a boundary point say by themselves: in China X (north) is 2.0–5.9·10⁶ m, Y (east) below 10⁶ m or 13–45·10⁶ m with its zone.</summary>
internal static class BoundaryPointAxes
{
    /// <summary>Eastings above this carry a zone number: without one they lie within 500 km ± 350 km.</summary>
    private const double LeastPrefixed = 1_000_000;

    /// <summary>Whether Y (east) stands where X (north) should.</summary>
    internal static bool AreSwapped(double north, double east) =>
        north is >= 13_000_000 and < 46_000_000 or > 0 and < LeastPrefixed && east is > 1_500_000 and < 6_500_000;

    /// <summary>The zone number that an easting begins with; 0 where it has none.</summary>
    internal static int ZoneOf(double east) => east is >= 13_000_000 and < 46_000_000 ? (int)(east / 1_000_000) : 0;

    internal static bool TryNumber(string text, out double number) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);
}
