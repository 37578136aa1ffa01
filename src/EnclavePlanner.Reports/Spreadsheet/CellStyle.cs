namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Where a cell's content stands.</summary>
internal enum Alignment
{
    Left,
    Centre,
    Right,
}

/// <summary>How a cell looks. The styles below are all there are; their order is their index in the style sheet.</summary>
internal sealed class CellStyle
{
    // For data only: a formula in a cell of this format turns into its own text when someone edits it.
    private const string TextFormat = "@";
    private const string HeadFill = "FFDDE6F0";
    private const string TotalFill = "FFF2F2F2";
    private const string InputFill = "FFFFF8D6";
    private const string Grey = "FF7F7F7F";
    private static readonly List<CellStyle> Known = [];

    private CellStyle(double size, Alignment alignment)
    {
        (Size, Alignment) = (size, alignment);
        Index = Known.Count;
        Known.Add(this);
    }

    internal static IReadOnlyList<CellStyle> All => Known;

    internal static CellStyle Plain { get; } = new(10, Alignment.Left);

    internal static CellStyle CoverTitle { get; } = new(22, Alignment.Centre) { IsHeading = true, Wraps = true };

    internal static CellStyle CoverSubtitle { get; } = new(14, Alignment.Centre) { IsHeading = true, Wraps = true };

    internal static CellStyle Title { get; } = new(16, Alignment.Centre) { IsHeading = true };

    internal static CellStyle Section { get; } = new(11, Alignment.Left) { IsHeading = true, Bold = true };

    internal static CellStyle Meta { get; } = new(9, Alignment.Left) { Wraps = true };

    internal static CellStyle Note { get; } = new(9, Alignment.Left) { Wraps = true };

    internal static CellStyle Head { get; } = new(10, Alignment.Centre) { IsHeading = true, Bold = true, Wraps = true, Bordered = true, Fill = HeadFill };

    internal static CellStyle Label { get; } = new(10, Alignment.Left) { Wraps = true, Bordered = true };

    internal static CellStyle Text { get; } = new(10, Alignment.Left) { Bordered = true, Format = TextFormat };

    internal static CellStyle WrappedText { get; } = new(10, Alignment.Left) { Wraps = true, Bordered = true, Format = TextFormat };

    internal static CellStyle Code { get; } = new(10, Alignment.Centre) { Bordered = true, Format = TextFormat };

    internal static CellStyle Centre { get; } = new(10, Alignment.Centre) { Wraps = true, Bordered = true };

    internal static CellStyle Link { get; } = new(10, Alignment.Left) { Bordered = true, Underlined = true, Colour = "FF0563C1" };

    internal static CellStyle Sequence { get; } = new(10, Alignment.Centre) { Bordered = true, Format = "0" };

    internal static CellStyle Count { get; } = new(10, Alignment.Right) { Bordered = true, Format = "0" };

    internal static CellStyle TwoDecimals { get; } = new(10, Alignment.Right) { Bordered = true, Format = "0.00" };

    internal static CellStyle FourDecimals { get; } = new(10, Alignment.Right) { Bordered = true, Format = "0.0000" };

    internal static CellStyle Share { get; } = new(10, Alignment.Right) { Bordered = true, Format = "0.00%" };

    internal static CellStyle Parameter { get; } = new(10, Alignment.Centre) { Bold = true, Bordered = true, Format = "0.00%", Fill = InputFill };

    internal static CellStyle TotalLabel { get; } = new(10, Alignment.Centre) { Bold = true, Bordered = true, Fill = TotalFill };

    internal static CellStyle TotalCount { get; } = new(10, Alignment.Right) { Bold = true, Bordered = true, Format = "0", Fill = TotalFill };

    internal static CellStyle TotalTwoDecimals { get; } = new(10, Alignment.Right) { Bold = true, Bordered = true, Format = "0.00", Fill = TotalFill };

    internal static CellStyle TotalFourDecimals { get; } = new(10, Alignment.Right) { Bold = true, Bordered = true, Format = "0.0000", Fill = TotalFill };

    internal static CellStyle HelperHead { get; } = new(9, Alignment.Centre) { Wraps = true, Colour = Grey };

    internal static CellStyle HelperText { get; } = new(9, Alignment.Centre) { Colour = Grey };

    internal static CellStyle HelperNumber { get; } = new(9, Alignment.Right) { Colour = Grey, Format = "0.######" };

    internal static CellStyle Box { get; } = new(10, Alignment.Left) { Wraps = true, Bordered = true, StandsOnTop = true };

    internal int Index { get; }

    internal double Size { get; }

    internal Alignment Alignment { get; }

    internal bool IsHeading { get; private init; }

    internal bool Bold { get; private init; }

    internal bool Underlined { get; private init; }

    internal bool Wraps { get; private init; }

    internal bool Bordered { get; private init; }

    internal bool StandsOnTop { get; private init; }

    internal string? Colour { get; private init; }

    internal string? Fill { get; private init; }

    internal string Format { get; private init; } = "General";
}
