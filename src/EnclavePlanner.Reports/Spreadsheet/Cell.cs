using System.Globalization;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// One cell: a constant, or a formula with the value it has. A text is always a cell of type string, so no data can
/// become a formula, whatever its first character.
/// </summary>
internal readonly record struct Cell
{
    private Cell(CellStyle style, string? text, double? number, string? formula) =>
        (Style, Text, Number, Formula) = (style, text, number, formula);

    /// <summary>How it looks; null where there is no cell.</summary>
    internal CellStyle? Style { get; }

    /// <summary>The text, or a formula's text as last computed.</summary>
    internal string? Text { get; }

    /// <summary>The number, or a formula's number as last computed.</summary>
    internal double? Number { get; }

    /// <summary>The formula without its equals sign.</summary>
    internal string? Formula { get; }

    /// <summary>A text; an empty one leaves the cell blank.</summary>
    internal static Cell Of(string? text, CellStyle style) => new(style, text, null, null);

    /// <summary>A number.</summary>
    internal static Cell Of(double number, CellStyle style) => new(style, null, number, null);

    /// <summary>A formula that gives a number, and that number: viewers that do not compute show it.</summary>
    internal static Cell Computed(string formula, double value, CellStyle style) => new(style, null, value, formula);

    /// <summary>A formula that gives a text, and that text.</summary>
    internal static Cell Computed(string formula, string value, CellStyle style) => new(style, value, null, formula);

    /// <summary>A formula that gives a number or, where there is none, a dash.</summary>
    internal static Cell Computed(string formula, double? value, CellStyle style) =>
        value is { } number ? Computed(formula, number, style) : Computed(formula, "—", style);

    /// <summary>An empty cell with a look, as under a merge.</summary>
    internal static Cell Blank(CellStyle style) => new(style, null, null, null);

    /// <summary>
    /// The value of a cell with a number or a formula as a file says it: a number in the shortest digits that read back
    /// as the same double.
    /// </summary>
    /// <param name="cutNotice">What ends a text that a cell cannot hold in full.</param>
    internal string ValueText(string cutNotice) =>
        Text is null ? Number!.Value.ToString("R", CultureInfo.InvariantCulture) : CellText.Stored(Text, cutNotice);
}
