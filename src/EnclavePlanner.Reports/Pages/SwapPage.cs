using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>
/// 置换比较: the figures of every proposal, then its two baskets parcel by parcel. Numbers, classes and areas are looked
/// up in the parcel lists; the tolerance is a named cell. Where the host gives nothing there is no ratio but a dash; where
/// neither side gives anything the deviation is 0, as <see cref="Assessment"/> has it.
/// </summary>
internal sealed class SwapPage : SheetPage
{
    /// <summary>The name of the cell with the tolerance.</summary>
    internal const string ToleranceName = "SwapTolerance";
    private const int ToleranceRow = HeaderBlock.Rows + 1;
    private const int FirstRow = ToleranceRow + 3;
    private const int Columns = 12;
    private const int HostColumn = 7;
    private const double NameWidth = 34;
    private readonly Book book;
    private readonly ImmutableArray<Block> blocks;

    internal SwapPage(string name, Book book)
        : base(name)
    {
        this.book = book;
        var top = FirstRow + book.Contents.Proposals.Length + 2;
        var builder = ImmutableArray.CreateBuilder<Block>();
        foreach (var proposal in book.Contents.Proposals)
        {
            var block = new Block(proposal, Entries(proposal.OriginGives), Entries(proposal.HostGives), top);
            builder.Add(block);
            top = block.SumRow + 2;
        }

        blocks = builder.ToImmutable();
    }

    internal override SheetLayout Layout { get; } = new()
    {
        ColumnWidths = [9, 20, 14, 11, 24, 17, 9, 20, 14, 11, 24, 17],
        Paper = XLPaperSize.A3Paper,
        Landscape = true,
        FrozenRows = ToleranceRow,
        TitleRows = (1, 1),
    };

    /// <summary>The absolute address of the tolerance.</summary>
    internal string ToleranceAddress { get; } = CellAddress.Fixed(ToleranceRow, 6);

    /// <summary>The proposals with the row of each one's figures on this sheet.</summary>
    internal IEnumerable<(SwapProposal Proposal, Assessment Assessment, int Row)> Rows() =>
        blocks.Select((block, i) => (block.Proposal, Assess(block.Proposal), FirstRow + i));

    /// <summary>The verdict in words.</summary>
    internal string Verdict(Assessment assessment) => book.Text(assessment.IsWithin ? "Swap.Within" : "Swap.Outside");

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Swap.Title"), book.Text("Swap.Units"));
        WriteTolerance(sheet);
        sheet.Skip();
        WriteSummary(sheet);
        foreach (var block in blocks)
            WriteBlock(sheet, block);
    }

    private Assessment Assess(SwapProposal proposal) => AreaAssessment.Assess(book.Contents, proposal, book.Areas);

    private void WriteTolerance(Sheet sheet)
    {
        sheet.Merge(ToleranceRow, 1, 5);
        sheet.Merge(ToleranceRow, 7, Columns);
        sheet.Row(
            20,
            Cell.Of(book.Text("Swap.Tolerance"), CellStyle.Label), Cell.Blank(CellStyle.Label), Cell.Blank(CellStyle.Label),
            Cell.Blank(CellStyle.Label), Cell.Blank(CellStyle.Label),
            Cell.Of(book.Contents.Plan.SwapTolerance, CellStyle.Parameter),
            Cell.Of(book.Text("Swap.ToleranceNote"), CellStyle.Note));
    }

    private void WriteSummary(Sheet sheet)
    {
        Span(sheet, 30, CellStyle.Head, Words("Sequence", "Proposal", "Method", "OriginGives", "HostGives", "Difference", "Ratio", "Deviation", "Tolerance", "Verdict"));
        if (blocks.IsEmpty)
            HeaderBlock.Line(sheet, Columns, book.Text("Swap.None"), CellStyle.Centre, 24);
        foreach (var block in blocks)
        {
            var assessment = Assess(block.Proposal);
            var row = sheet.NextRow;
            string At(string column) => column + row.ToString(CultureInfo.InvariantCulture);
            var (origin, host) = (At("E"), At("F"));
            var within = Quoted(book.Text("Swap.Within"));
            var outside = Quoted(book.Text("Swap.Outside"));
            Span(
                sheet,
                4 + 13 * Math.Max(1.25, CellText.Lines(block.Proposal.Name, NameWidth)),
                CellStyle.Centre,
                [
                    Cell.Of(row - FirstRow + 1, CellStyle.Sequence),
                    LandRows.Data(block.Proposal.Name, NameWidth),
                    Cell.Of(book.Text("Swap.ByArea"), CellStyle.Centre),
                    Cell.Computed(CellAddress.At(block.SumRow, 6), assessment.Origin, CellStyle.TwoDecimals),
                    Cell.Computed(CellAddress.At(block.SumRow, 12), assessment.Host, CellStyle.TwoDecimals),
                    Cell.Computed($"{origin}-{host}", assessment.Difference, CellStyle.TwoDecimals),
                    Cell.Computed($"IF({host}=0,\"—\",{origin}/{host})", assessment.Ratio, CellStyle.FourDecimals),
                    Cell.Computed($"IF({origin}+{host}=0,0,({origin}-{host})/(({origin}+{host})/2))", assessment.Deviation, CellStyle.Share),
                    Cell.Computed(ToleranceName, assessment.Tolerance, CellStyle.Share),
                    Cell.Computed($"IF(ABS({At("J")})<={At("K")},{within},{outside})", Verdict(assessment), CellStyle.Centre),
                ]);
        }
    }

    // The ten figures of a proposal stand in the twelve columns of its baskets: two of them take two.
    private static void Span(Sheet sheet, double height, CellStyle blank, Cell[] figures)
    {
        sheet.Merge(sheet.NextRow, 2, 3);
        sheet.Merge(sheet.NextRow, 7, 8);
        sheet.Row(
            height,
            figures[0], figures[1], Cell.Blank(blank), figures[2], figures[3], figures[4],
            figures[5], Cell.Blank(blank), figures[6], figures[7], figures[8], figures[9]);
    }

    private void WriteBlock(Sheet sheet, Block block)
    {
        sheet.Skip(block.Top - sheet.NextRow);
        HeaderBlock.Line(sheet, Columns, book.Text("Swap.Block", block.Proposal.Name), CellStyle.Section, 20);
        sheet.Merge(sheet.NextRow, 1, 6);
        sheet.Merge(sheet.NextRow, HostColumn, Columns);
        sheet.Row(18, [.. SideHead("OriginGives"), .. SideHead("HostGives")]);
        var head = Words("ListSequence", "Number", "City", "Code", "LandUse", "SquareMetres");
        sheet.Row(30, [.. head, .. head]);
        for (var i = 0; i < block.Height; i++)
            sheet.Row([.. Entry(block.Origin, i), .. Entry(block.Host, i)]);
        sheet.Row([.. Sum(block, block.Origin, 1), .. Sum(block, block.Host, HostColumn)]);

        Cell[] Entry(ImmutableArray<BasketEntry> basket, int index) =>
            index < basket.Length ? EntryCells(basket[index], CellAddress.At(sheet.NextRow, basket == block.Host ? HostColumn : 1))
            : index == 0 ? [Cell.Blank(CellStyle.Text), Cell.Of(book.Text("Swap.Nothing"), CellStyle.Text), .. Blank(4)]
            : [.. Blank(6)];
    }

    private Cell[] EntryCells(BasketEntry entry, string sequenceAt)
    {
        var match = $"MATCH({sequenceAt},{entry.Land.Range(ParcelsPage.SequenceColumn)},0)";
        string Find(int column) => $"INDEX({entry.Land.Range(column)},{match})";
        var parcel = entry.Parcel;
        return
        [
            Cell.Of(entry.Sequence, CellStyle.Sequence),
            Cell.Computed(Find(ParcelsPage.NumberColumn) + "&\"\"", parcel.Number, CellStyle.Label),
            LandRows.Data(entry.Land.City.Name, Layout.ColumnWidths[2]),
            Cell.Computed(Find(ParcelsPage.CodeColumn) + "&\"\"", parcel.LandUseCode ?? "", CellStyle.Centre),
            Cell.Computed(Find(ParcelsPage.LandUseColumn) + "&\"\"", book.LandUseName(parcel.LandUseCode), CellStyle.Label),
            Cell.Computed(Find(ParcelsPage.AreaColumn), book.Areas[parcel].Value, CellStyle.TwoDecimals),
        ];
    }

    private Cell[] Sum(Block block, ImmutableArray<BasketEntry> basket, int firstColumn)
    {
        var assessment = Assess(block.Proposal);
        var area = CellAddress.Column(firstColumn + 5);
        var count = CellAddress.Column(firstColumn);
        return
        [
            Cell.Of(book.Text("Total"), CellStyle.TotalLabel),
            Cell.Computed($"COUNT({count}{block.FirstEntryRow}:{count}{block.SumRow - 1})", basket.Length, CellStyle.TotalCount),
            Cell.Of(book.Text("Swap.Parcels"), CellStyle.TotalLabel),
            Cell.Blank(CellStyle.TotalLabel),
            Cell.Blank(CellStyle.TotalLabel),
            Cell.Computed(
                $"SUM({area}{block.FirstEntryRow}:{area}{block.SumRow - 1})",
                firstColumn == HostColumn ? assessment.Host : assessment.Origin,
                CellStyle.TotalTwoDecimals),
        ];
    }

    private ImmutableArray<BasketEntry> Entries(Basket basket)
    {
        var entries = ImmutableArray.CreateBuilder<BasketEntry>(basket.Count);
        foreach (var parcel in basket.Select(book.Contents.Find).OfType<Parcel>())
        {
            foreach (var land in book.Lands)
            {
                if (land.TryGetSequence(parcel.Id, out var sequence))
                    entries.Add(new BasketEntry(parcel, land, sequence));
            }
        }

        return entries.ToImmutable();
    }

    private Cell[] SideHead(string side) =>
        [Cell.Of(book.Text("Column." + side), CellStyle.Head), .. Enumerable.Repeat(Cell.Blank(CellStyle.Head), 5)];

    private Cell[] Words(params string[] columns) =>
        [.. columns.Select(column => Cell.Of(book.Text("Column." + column), CellStyle.Head))];

    private static IEnumerable<Cell> Blank(int count) => Enumerable.Repeat(Cell.Blank(CellStyle.Text), count);

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private sealed record BasketEntry(Parcel Parcel, ParcelsPage Land, int Sequence);

    private sealed record Block(
        SwapProposal Proposal, ImmutableArray<BasketEntry> Origin, ImmutableArray<BasketEntry> Host, int Top)
    {
        internal int Height => Math.Max(Math.Max(Origin.Length, Host.Length), 1);

        internal int FirstEntryRow => Top + 3;

        internal int SumRow => FirstEntryRow + Height;
    }
}
