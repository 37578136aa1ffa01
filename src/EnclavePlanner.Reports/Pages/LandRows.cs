using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>What the lists of parcels and of plots have in common.</summary>
internal static class LandRows
{
    /// <summary>The width a column of data needs, between two bounds.</summary>
    internal static double Width(IEnumerable<string?> texts, double least, double most)
    {
        var widest = texts.Select(text => text is null ? 0 : CellText.Width(text)).DefaultIfEmpty().Max();
        return Math.Clamp(widest + 2, least, most);
    }

    /// <summary>Data in a column: on one line where they fit, else wrapped.</summary>
    internal static Cell Data(string? text, double columnWidth) =>
        Cell.Of(text, text is not null && CellText.Lines(text, columnWidth) > 1 ? CellStyle.WrappedText : CellStyle.Text);

    /// <summary>An area in 公顷, from the cell with its m².</summary>
    internal static Cell Hectares(string squareMetresAt, double squareMetres, CellStyle style) =>
        Cell.Computed(squareMetresAt + "/10000", squareMetres / 10_000, style);

    /// <summary>An area in 亩, from the cell with its m²: 1 亩 is exactly 2000/3 m².</summary>
    internal static Cell Mu(string squareMetresAt, double squareMetres, CellStyle style) =>
        Cell.Computed(squareMetresAt + "*3/2000", squareMetres * 3 / 2000, style);
}
