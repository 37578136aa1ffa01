using System.Collections.Immutable;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>
/// 现状图斑 of one city. The areas are unrounded constants and the source of every other figure of the book; the other
/// sheets find a parcel by its running number (column A), so that the list may be sorted.
/// </summary>
internal sealed class ParcelsPage : SheetPage
{
    /// <summary>The column of the running number.</summary>
    internal const int SequenceColumn = 1;

    /// <summary>The column of the parcel's own number.</summary>
    internal const int NumberColumn = 2;

    /// <summary>The column of the land-use code.</summary>
    internal const int CodeColumn = 4;

    /// <summary>The column of the land-use name.</summary>
    internal const int LandUseColumn = 5;

    /// <summary>The column of the area in m².</summary>
    internal const int AreaColumn = 7;

    /// <summary>The column of the class under which the balance counts the parcel.</summary>
    internal const int ClassColumn = 11;

    /// <summary>The row of the first parcel.</summary>
    internal const int FirstRow = HeaderBlock.Rows + 2;

    /// <summary>What stands in the class column of a parcel without a class of the guide.</summary>
    internal const string NoClass = "—";

    private static readonly CellStyle[] ParcelStyles =
    [
        CellStyle.Sequence, CellStyle.Text, CellStyle.WrappedText, CellStyle.Code, CellStyle.TwoDecimals, CellStyle.FourDecimals,
        CellStyle.HelperText,
    ];
    private readonly Book book;
    private readonly Dictionary<Guid, int> sequences = [];

    internal ParcelsPage(string name, Book book, City city, ImmutableArray<Parcel> parcels)
        : base(name)
    {
        this.book = book;
        City = city;
        Parcels = parcels;
        for (var i = 0; i < parcels.Length; i++)
            sequences[parcels[i].Id] = i + 1;
        Total = SquareMetres.Sum(parcels.Select(parcel => book.Areas[parcel]));
        double numbers = LandRows.Width(parcels.Select(parcel => parcel.Number), 12, 24);
        double names = LandRows.Width(parcels.Select(parcel => parcel.Name), 8, 26);
        double owners = LandRows.Width(parcels.Select(parcel => parcel.Owner), 10, 36);
        Layout = new SheetLayout
        {
            ColumnWidths = [8, numbers, names, 10, 22, owners, 15, 12, 12, 24, 10],
            Landscape = true,
            FrozenRows = HeaderBlock.Rows + 1,
            TitleRows = (HeaderBlock.Rows + 1, HeaderBlock.Rows + 1),
            LastPrintedColumn = ClassColumn - 1,
            FilterRange = parcels.IsEmpty ? null : (FirstRow - 1, 1, LastRow, ClassColumn),
        };
    }

    internal City City { get; }

    internal ImmutableArray<Parcel> Parcels { get; }

    /// <summary>The sum of the unrounded areas.</summary>
    internal SquareMetres Total { get; }

    internal override SheetLayout Layout { get; }

    /// <summary>The address of the total in m².</summary>
    internal string TotalAddress => Prefix + CellAddress.Fixed(LastNeededRow, AreaColumn);

    /// <summary>The row of the total, behind the last parcel.</summary>
    internal int LastNeededRow => LastRow + 1;

    // Without parcels a row says so, and sums still have a range.
    private int LastRow => FirstRow + Math.Max(Parcels.Length, 1) - 1;

    /// <summary>The running number of a parcel of this city.</summary>
    internal bool TryGetSequence(Guid parcelId, out int sequence) => sequences.TryGetValue(parcelId, out sequence);

    /// <summary>A whole column of the list, for formulas on other sheets.</summary>
    internal string Range(int column) => Prefix + CellAddress.Fixed(FirstRow, column, LastRow, column);

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Parcels.Title", City.Name), book.Text("Parcels.Units"));
        sheet.Row(
            30,
            Head("Sequence"), Head("Number"), Head("Name"), Head("Code"), Head("LandUse"), Head("Owner"),
            Head("SquareMetres"), Head("Hectares"), Head("Mu"), Head("InProposals"),
            Cell.Of(book.Text("Column.BalanceClass"), CellStyle.HelperHead));
        if (Parcels.IsEmpty)
        {
            sheet.Merge(sheet.NextRow, 1, ClassColumn - 1);
            sheet.Row(24, [Cell.Of(book.Text("Parcels.None", City.Name), CellStyle.Centre), .. Enumerable.Repeat(Cell.Blank(CellStyle.Centre), ClassColumn - 2)]);
        }
        else
        {
            var proposals = Proposals();
            sheet.Rows(Parcels.Length, ParcelStyles, row => ParcelRow(row, proposals));
        }

        var at = CellAddress.At(sheet.NextRow, AreaColumn);
        var sum = $"SUM({CellAddress.At(FirstRow, AreaColumn)}:{CellAddress.At(LastRow, AreaColumn)})";
        sheet.Row(
            Cell.Of(book.Text("Total"), CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel),
            Cell.Blank(CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel),
            Cell.Computed(sum, Total.Value, CellStyle.TotalTwoDecimals),
            LandRows.Hectares(at, Total.Value, CellStyle.TotalFourDecimals),
            LandRows.Mu(at, Total.Value, CellStyle.TotalTwoDecimals),
            Cell.Blank(CellStyle.TotalLabel));
    }

    private Cell[] ParcelRow(int row, Dictionary<Guid, string> proposals)
    {
        book.Advance();
        var parcel = Parcels[row - FirstRow];
        var widths = Layout.ColumnWidths;
        var at = CellAddress.At(row, AreaColumn);
        var area = book.Areas[parcel].Value;
        return
        [
            Cell.Of(row - FirstRow + 1, CellStyle.Sequence),
            LandRows.Data(parcel.Number, widths[1]),
            LandRows.Data(parcel.Name, widths[2]),
            Cell.Of(parcel.LandUseCode, CellStyle.Code),
            LandRows.Data(book.LandUseName(parcel.LandUseCode), widths[4]),
            LandRows.Data(parcel.Owner, widths[5]),
            Cell.Of(area, CellStyle.TwoDecimals),
            LandRows.Hectares(at, area, CellStyle.FourDecimals),
            LandRows.Mu(at, area, CellStyle.TwoDecimals),
            LandRows.Data(proposals.GetValueOrDefault(parcel.Id), widths[9]),
            ClassOf(parcel, CellAddress.At(row, CodeColumn)),
        ];
    }

    // Follows the code where that can be trusted. A code that the guide lacks may look like one that it has (Excel takes
    // 101 for 0101 when it counts), so it is kept out of the balance by a constant.
    private static Cell ClassOf(Parcel parcel, string codeAt)
    {
        var known = LandUseGuide.TryGet(parcel.LandUseCode, out var landUse);
        if (!known && !string.IsNullOrEmpty(parcel.LandUseCode))
            return Cell.Of(NoClass, CellStyle.HelperText);
        return Cell.Computed($"IF({codeAt}=\"\",\"{NoClass}\",LEFT({codeAt},4))", landUse?.LevelTwoCode ?? NoClass, CellStyle.HelperText);
    }

    private Dictionary<Guid, string> Proposals()
    {
        var texts = new Dictionary<Guid, string>();
        foreach (var proposal in book.Contents.Proposals)
        {
            foreach (var side in new[] { SwapSide.Origin, SwapSide.Host })
            {
                foreach (var id in proposal.Gives(side).Where(sequences.ContainsKey))
                {
                    var text = book.Text($"Parcels.Gives.{side}", proposal.Name);
                    texts[id] = texts.TryGetValue(id, out var earlier) ? earlier + book.Text("Semicolon") + text : text;
                }
            }
        }

        return texts;
    }

    private Cell Head(string column) => Cell.Of(book.Text("Column." + column), CellStyle.Head);
}
