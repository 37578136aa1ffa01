using System.Globalization;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>规划地块 of all schemes, scheme by scheme.</summary>
internal sealed class PlotsPage : SheetPage
{
    private const int AreaColumn = 7;
    private const int SchemeColumn = 10;
    private const int FirstRow = HeaderBlock.Rows + 2;
    private readonly Book book;
    private readonly List<(Scheme Scheme, List<Plot> Plots)> schemes;

    internal PlotsPage(string name, Book book)
        : base(name)
    {
        this.book = book;
        var byScheme = book.Contents.Plots.ToLookup(plot => plot.SchemeId);
        schemes = [.. book.Contents.Schemes.Select(scheme => (scheme, byScheme[scheme.Id].ToList()))];
        var plots = schemes.SelectMany(scheme => scheme.Plots).ToList();
        LastRow = FirstRow + Math.Max(plots.Count, 1) - 1;
        Layout = new SheetLayout
        {
            ColumnWidths =
            [
                8,
                LandRows.Width(schemes.Select(scheme => SchemeName(scheme.Scheme)), 14, 28),
                LandRows.Width(plots.Select(plot => plot.Number), 12, 24),
                LandRows.Width(plots.Select(plot => plot.Name), 8, 26),
                10, 24, 15, 12, 12, 10,
            ],
            Landscape = true,
            FrozenRows = HeaderBlock.Rows + 1,
            TitleRows = (HeaderBlock.Rows + 1, HeaderBlock.Rows + 1),
            LastPrintedColumn = SchemeColumn - 1,
            FilterRange = (FirstRow - 1, 1, LastRow, SchemeColumn),
        };
    }

    internal override SheetLayout Layout { get; }

    private int LastRow { get; }

    /// <summary>The schemes with plots: their number of plots and area, as formulas on this sheet and as values.</summary>
    internal IEnumerable<(string Name, string CountFormula, int Count, string AreaFormula, double Area)> Schemes()
    {
        var key = Prefix + CellAddress.Fixed(FirstRow, SchemeColumn, LastRow, SchemeColumn);
        var area = Prefix + CellAddress.Fixed(FirstRow, AreaColumn, LastRow, AreaColumn);
        for (var i = 0; i < schemes.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            yield return (
                SchemeName(schemes[i].Scheme),
                $"COUNTIF({key},{number})",
                schemes[i].Plots.Count,
                $"SUMIFS({area},{key},{number})",
                SquareMetres.Sum(schemes[i].Plots.Select(book.LayoutArea)).Value);
        }
    }

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Plots.Title"), book.Text("Parcels.Units"));
        sheet.Row(
            30,
            Head("Sequence"), Head("Scheme"), Head("PlotNumber"), Head("Name"), Head("Code"), Head("LandUse"),
            Head("SquareMetres"), Head("Hectares"), Head("Mu"),
            Cell.Of(book.Text("Column.SchemeKey"), CellStyle.HelperHead));
        var widths = Layout.ColumnWidths;
        for (var i = 0; i < schemes.Count; i++)
        {
            foreach (var plot in schemes[i].Plots)
            {
                var at = CellAddress.At(sheet.NextRow, AreaColumn);
                var area = book.LayoutArea(plot).Value;
                sheet.Row(
                    Cell.Of(sheet.NextRow - FirstRow + 1, CellStyle.Sequence),
                    LandRows.Data(SchemeName(schemes[i].Scheme), widths[1]),
                    LandRows.Data(plot.Number, widths[2]),
                    LandRows.Data(plot.Name, widths[3]),
                    Cell.Of(plot.LandUseCode, CellStyle.Code),
                    LandRows.Data(book.LandUseName(plot.LandUseCode), widths[5]),
                    Cell.Of(area, CellStyle.TwoDecimals),
                    LandRows.Hectares(at, area, CellStyle.FourDecimals),
                    LandRows.Mu(at, area, CellStyle.TwoDecimals),
                    Cell.Of(i + 1, CellStyle.HelperNumber));
            }
        }
    }

    private string SchemeName(Scheme scheme) =>
        book.Contents.Find(scheme.EnclaveId) is Enclave enclave ? $"{enclave.Label} · {scheme.Name}" : scheme.Name;

    private Cell Head(string column) => Cell.Of(book.Text("Column." + column), CellStyle.Head);
}
