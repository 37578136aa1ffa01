using ClosedXML.Excel;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>The styles of cells as ClosedXML takes them, in the fonts of a book; each is made once.</summary>
/// <param name="bodyFont">The name of the font of text and numbers.</param>
/// <param name="headingFont">The name of the font of titles and table heads.</param>
internal sealed class CellLooks(string bodyFont, string headingFont)
{
    private readonly Dictionary<CellStyle, IXLStyle> looks = [];

    /// <summary>How ClosedXML says a style.</summary>
    internal IXLStyle this[CellStyle style]
    {
        get
        {
            if (!looks.TryGetValue(style, out var look))
                looks[style] = look = Make(style);
            return look;
        }
    }

    private IXLStyle Make(CellStyle style)
    {
        var look = XLWorkbook.DefaultStyle;
        look.Font.FontName = style.IsHeading ? headingFont : bodyFont;
        look.Font.FontSize = style.Size;
        look.Font.Bold = style.Bold;
        look.Font.Underline = style.Underlined ? XLFontUnderlineValues.Single : XLFontUnderlineValues.None;
        if (style.Colour is { } colour)
            look.Font.FontColor = colour;
        if (style.Fill is { } fill)
            look.Fill.BackgroundColor = fill;
        if (style.Bordered)
        {
            look.Border.LeftBorder = look.Border.RightBorder = XLBorderStyleValues.Thin;
            look.Border.TopBorder = look.Border.BottomBorder = XLBorderStyleValues.Thin;
        }

        if (BuiltInFormat(style.Format) is { } number)
            look.NumberFormat.NumberFormatId = number;
        else
            look.NumberFormat.Format = style.Format;
        look.Alignment.Horizontal = style.Alignment;
        look.Alignment.Vertical = style.StandsOnTop ? XLAlignmentVerticalValues.Top : XLAlignmentVerticalValues.Center;
        look.Alignment.WrapText = style.Wraps;
        return look;
    }

    // ClosedXML takes every format for one of the book's own; programs show these better by their number (ECMA-376
    // part 1, 18.8.30).
    private static int? BuiltInFormat(string format) => format switch
    {
        "General" => 0,
        "0" => 1,
        "0.00" => 2,
        "0.00%" => 10,
        "@" => 49,
        _ => null,
    };
}
