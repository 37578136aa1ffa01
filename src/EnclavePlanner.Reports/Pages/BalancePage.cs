using System.Globalization;
using EnclavePlanner.Planning.Balance;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>
/// 用地平衡表 of a city's existing land: live on the parcel list, and made to add up by largest remainder in formulas.
/// The helper columns do what <see cref="LargestRemainder"/> does: round down (整), rank the remainders (余), and give the
/// units the rounded whole still lacks to the first ranks (序). One unit is 0.0001 公顷 = 1 m², or 0.01 %. Sums of doubles
/// carry noise in their last digits, so everything is first rounded to 10⁻⁶ of the unit, there as here.
/// </summary>
internal sealed class BalancePage : SheetPage
{
    private const int FirstRow = HeaderBlock.Rows + 2;
    private const int LastPrinted = 9;
    private readonly Book book;
    private readonly ParcelsPage land;
    private readonly LandUseBalance balance;

    internal BalancePage(string name, Book book, ParcelsPage land)
        : base(name)
    {
        this.book = book;
        this.land = land;
        balance = LandUseBalance.Of(land.Parcels.Select(parcel => (parcel.LandUseCode, book.Areas[parcel])));
    }

    internal override SheetLayout Layout { get; } = new()
    {
        ColumnWidths = [6, 28, 10, 28, 9, 16, 14, 14, 12, 3, 14, 12, 8, 12, 14, 8],
        Landscape = true,
        FrozenRows = HeaderBlock.Rows + 1,
        TitleRows = (HeaderBlock.Rows + 1, HeaderBlock.Rows + 1),
        LastPrintedColumn = LastPrinted,
    };

    private int LastRow => FirstRow + Math.Max(balance.Rows.Length, 1) - 1;

    private int TotalRow => LastRow + 1;

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Balance.Title", land.City.Name), book.Text("Balance.Units"));
        sheet.Row(
            45,
            Head("Sequence"), Head("LevelOne"), Head("Code"), Head("LandUse"), Head("Count"), Head("SquareMetres"),
            Head("AdjustedHectares"), Head("Mu"), Head("AdjustedShare"), default,
            Helper("HectareUnits"), Helper("HectareRemainder"), Helper("Rank"),
            Helper("ShareUnits"), Helper("ShareRemainder"), Helper("Rank"));
        var hectares = Apportionment.Of([.. balance.Rows.Select(row => row.Area.Value)]);
        var total = balance.Total.Value;
        var shares = Apportionment.Of([.. balance.Rows.Select(row => total == 0 ? 0 : row.Area.Value / total * 10_000)]);
        for (var i = 0; i < balance.Rows.Length; i++)
            WriteRow(sheet, i, hectares, shares);
        if (balance.Rows.IsEmpty)
        {
            sheet.Merge(sheet.NextRow, 1, LastPrinted);
            sheet.Row(
                24,
                [Cell.Of(book.Text("Parcels.None", land.City.Name), CellStyle.Centre),
                 .. Enumerable.Repeat(Cell.Blank(CellStyle.Centre), LastPrinted - 1)]);
        }

        WriteTotal(sheet, hectares, shares);
        sheet.Skip();
        var check = $"ROUND({CellAddress.At(TotalRow, 6)}-{land.TotalAddress},4)";
        sheet.Merge(sheet.NextRow, 1, 5);
        sheet.Row(
            18,
            Cell.Of(book.Text("Balance.Check"), CellStyle.Label), Cell.Blank(CellStyle.Label), Cell.Blank(CellStyle.Label),
            Cell.Blank(CellStyle.Label), Cell.Blank(CellStyle.Label), Cell.Computed(check, 0, CellStyle.TwoDecimals));
        var note = book.Text("Balance.Note");
        HeaderBlock.Line(sheet, LastPrinted, note, CellStyle.Note, HeaderBlock.Height(note, Layout.ColumnWidths.Take(LastPrinted).Sum()));
    }

    private void WriteRow(Sheet sheet, int index, Apportionment hectares, Apportionment shares)
    {
        var row = balance.Rows[index];
        var code = row.LandUse?.Code ?? ParcelsPage.NoClass;
        var key = At("C");
        var share = $"IF({Total("F")}=0,0,{At("F")}/{Total("F")}*10000)";
        sheet.Row(
            Cell.Of(index + 1, CellStyle.Sequence),
            LandRows.Data(LevelOne(row.LandUse), Layout.ColumnWidths[1]),
            Cell.Of(code, CellStyle.Code),
            LandRows.Data(row.LandUse?.NameIn(book.Language) ?? book.Text("LandUse.None"), Layout.ColumnWidths[3]),
            Cell.Computed($"COUNTIF({land.Range(ParcelsPage.ClassColumn)},{key})", row.Count, CellStyle.Count),
            Cell.Computed(
                $"SUMIFS({land.Range(ParcelsPage.AreaColumn)},{land.Range(ParcelsPage.ClassColumn)},{key})",
                row.Area.Value,
                CellStyle.TwoDecimals),
            Cell.Computed($"({At("K")}+IF({At("M")}<={Total("L")},1,0))/10000", (double)row.AdjustedHectares, CellStyle.FourDecimals),
            LandRows.Mu(At("F"), row.Area.Value, CellStyle.TwoDecimals),
            Cell.Computed($"({At("N")}+IF({At("P")}<={Total("O")},1,0))/100", (double)row.AdjustedPercent, CellStyle.TwoDecimals),
            default,
            Number($"INT(ROUND({At("F")},6))", hectares.Floors[index]),
            Number($"ROUND({At("F")}-{At("K")},6)", hectares.Remainders[index]),
            Rank("L", hectares.Ranks[index]),
            Number($"INT(ROUND({share},6))", shares.Floors[index]),
            Number($"ROUND({share}-{At("N")},6)", shares.Remainders[index]),
            Rank("O", shares.Ranks[index]));

        string At(string column) => column + sheet.NextRow.ToString(CultureInfo.InvariantCulture);
        Cell Rank(string column, int rank) => Number(
            $"SUMPRODUCT(--(${column}${FirstRow}:${column}${LastRow}>{At(column)}))"
            + $"+SUMPRODUCT(--(${column}${FirstRow}:{At(column)}={At(column)}))",
            rank);
    }

    private void WriteTotal(Sheet sheet, Apportionment hectares, Apportionment shares)
    {
        var total = balance.Total.Value;
        sheet.Row(
            Cell.Of(book.Text("Total"), CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel), Cell.Blank(CellStyle.TotalLabel),
            Cell.Blank(CellStyle.TotalLabel),
            Cell.Computed(Sum("E"), land.Parcels.Length, CellStyle.TotalCount),
            Cell.Computed(Sum("F"), total, CellStyle.TotalTwoDecimals),
            Cell.Computed(Sum("G"), (double)balance.Rows.Sum(row => row.AdjustedHectares), CellStyle.TotalFourDecimals),
            LandRows.Mu(CellAddress.At(TotalRow, 6), total, CellStyle.TotalTwoDecimals),
            Cell.Computed(Sum("I"), (double)balance.Rows.Sum(row => row.AdjustedPercent), CellStyle.TotalTwoDecimals),
            default,
            Number($"ROUND(ROUND(F{TotalRow},6),0)", hectares.Whole),
            Number($"K{TotalRow}-{Sum("K")}", hectares.Lacking),
            default,
            Number($"IF(F{TotalRow}=0,0,10000)", shares.Whole),
            Number($"N{TotalRow}-{Sum("N")}", shares.Lacking));

        string Sum(string column) => $"SUM({column}{FirstRow}:{column}{LastRow})";
    }

    private string Total(string column) => $"${column}${TotalRow}";

    private string LevelOne(LandUseClass? landUse) =>
        landUse is null ? "" : landUse.LevelOneCode + " " + LandUseGuide.Get(landUse.LevelOneCode).NameIn(book.Language);

    private static Cell Number(string formula, double value) => Cell.Computed(formula, value, CellStyle.HelperNumber);

    private Cell Head(string column) => Cell.Of(book.Text("Column." + column), CellStyle.Head);

    private Cell Helper(string column) => Cell.Of(book.Text("Column." + column), CellStyle.HelperHead);
}
