using System.Globalization;
using EnclavePlanner.Geodesy;

namespace EnclavePlanner.Desktop.Languages;

/// <summary>How figures look on the screen: the same decimals as on the sheets. Rounding is for the eye; nothing is computed from it.</summary>
public static class Figures
{
    /// <summary>m² to 0.01.</summary>
    public static string SquareMetres(SquareMetres area, CultureInfo culture) => area.Value.ToString("N2", culture);

    /// <summary>m to 0.01.</summary>
    public static string Metres(double metres, CultureInfo culture) => metres.ToString("N2", culture);

    /// <summary>公顷 to 0.0001.</summary>
    public static string Hectares(SquareMetres area, CultureInfo culture) => area.Hectares.ToString("N4", culture);

    /// <summary>亩 to 0.01.</summary>
    public static string Mu(SquareMetres area, CultureInfo culture) => area.Mu.ToString("N2", culture);

    /// <summary>A signed number of m² to 0.01.</summary>
    public static string Difference(double squareMetres, CultureInfo culture) =>
        squareMetres.ToString("+#,##0.00;−#,##0.00;0.00", culture);

    /// <summary>A ratio to 0.0001; a dash where there is none.</summary>
    public static string Ratio(double? ratio, CultureInfo culture) => ratio?.ToString("N4", culture) ?? "—";

    /// <summary>A signed share as a percentage to 0.01 %.</summary>
    public static string SignedPercent(double share, CultureInfo culture) =>
        (share * 100).ToString("+0.00;−0.00;0.00", culture) + " %";
}
