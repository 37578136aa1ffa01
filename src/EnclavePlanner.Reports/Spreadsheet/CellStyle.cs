using ClosedXML.Excel;
using static ClosedXML.Excel.XLAlignmentHorizontalValues;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>How a cell looks. The styles below are all there are.</summary>
internal sealed class CellStyle
{
    // For data only: a formula in a cell of this format turns into its own text when someone edits it.
    private const string TextFormat = "@";
    private static readonly XLColor HeadFill = XLColor.FromArgb(0xDD, 0xE6, 0xF0);
    private static readonly XLColor TotalFill = XLColor.FromArgb(0xF2, 0xF2, 0xF2);
    private static readonly XLColor InputFill = XLColor.FromArgb(0xFF, 0xF8, 0xD6);
    private static readonly XLColor Grey = XLColor.FromArgb(0x7F, 0x7F, 0x7F);
    private static readonly XLColor LinkBlue = XLColor.FromArgb(0x05, 0x63, 0xC1);

    private CellStyle(double size, XLAlignmentHorizontalValues alignment) => (Size, Alignment) = (size, alignment);

    internal static CellStyle CoverTitle { get; } = new(22, Center) { IsHeading = true, Wraps = true };

    internal static CellStyle CoverSubtitle { get; } = new(14, Center) { IsHeading = true, Wraps = true };

    internal static CellStyle Title { get; } = new(16, Center) { IsHeading = true };

    internal static CellStyle Section { get; } = new(11, Left) { IsHeading = true, Bold = true };

    internal static CellStyle Meta { get; } = new(9, Left) { Wraps = true };

    internal static CellStyle Note { get; } = new(9, Left) { Wraps = true };

    internal static CellStyle Head { get; } = new(10, Center) { IsHeading = true, Bold = true, Wraps = true, Bordered = true, Fill = HeadFill };

    internal static CellStyle Label { get; } = new(10, Left) { Wraps = true, Bordered = true };

    internal static CellStyle Text { get; } = new(10, Left) { Bordered = true, Format = TextFormat };

    internal static CellStyle WrappedText { get; } = new(10, Left) { Wraps = true, Bordered = true, Format = TextFormat };

    internal static CellStyle Code { get; } = new(10, Center) { Bordered = true, Format = TextFormat };

    internal static CellStyle Centre { get; } = new(10, Center) { Wraps = true, Bordered = true };

    internal static CellStyle Link { get; } = new(10, Left) { Bordered = true, Underlined = true, Colour = LinkBlue };

    internal static CellStyle Sequence { get; } = new(10, Center) { Bordered = true, Format = "0" };

    internal static CellStyle Count { get; } = new(10, Right) { Bordered = true, Format = "0" };

    internal static CellStyle TwoDecimals { get; } = new(10, Right) { Bordered = true, Format = "0.00" };

    internal static CellStyle FourDecimals { get; } = new(10, Right) { Bordered = true, Format = "0.0000" };

    internal static CellStyle Share { get; } = new(10, Right) { Bordered = true, Format = "0.00%" };

    internal static CellStyle Parameter { get; } = new(10, Center) { Bold = true, Bordered = true, Format = "0.00%", Fill = InputFill };

    internal static CellStyle TotalLabel { get; } = new(10, Center) { Bold = true, Bordered = true, Fill = TotalFill };

    internal static CellStyle TotalCount { get; } = new(10, Right) { Bold = true, Bordered = true, Format = "0", Fill = TotalFill };

    internal static CellStyle TotalTwoDecimals { get; } = new(10, Right) { Bold = true, Bordered = true, Format = "0.00", Fill = TotalFill };

    internal static CellStyle TotalFourDecimals { get; } = new(10, Right) { Bold = true, Bordered = true, Format = "0.0000", Fill = TotalFill };

    internal static CellStyle HelperHead { get; } = new(9, Center) { Wraps = true, Colour = Grey };

    internal static CellStyle HelperText { get; } = new(9, Center) { Colour = Grey };

    internal static CellStyle HelperNumber { get; } = new(9, Right) { Colour = Grey, Format = "0.######" };

    internal static CellStyle Box { get; } = new(10, Left) { Wraps = true, Bordered = true, StandsOnTop = true };

    internal double Size { get; }

    internal XLAlignmentHorizontalValues Alignment { get; }

    internal bool IsHeading { get; private init; }

    internal bool Bold { get; private init; }

    internal bool Underlined { get; private init; }

    internal bool Wraps { get; private init; }

    internal bool Bordered { get; private init; }

    internal bool StandsOnTop { get; private init; }

    internal XLColor? Colour { get; private init; }

    internal XLColor? Fill { get; private init; }

    internal string Format { get; private init; } = "General";
}
