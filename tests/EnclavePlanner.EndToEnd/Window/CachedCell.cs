using System.Globalization;
using ClosedXML.Excel;

namespace EnclavePlanner.EndToEnd.Window;

internal static class CachedCell
{
    /// <summary>The number that stands in the file beside the formula, as a viewer that does not compute shows it.</summary>
    internal static double CachedNumber(this IXLCell cell) =>
        cell.HasFormula ? Convert.ToDouble(cell.CachedValue, CultureInfo.InvariantCulture) : cell.GetDouble();
}
