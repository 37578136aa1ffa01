using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>方案概况: the figures of the plan on one sheet, each from the sheet that shows how it comes about.</summary>
internal sealed class OverviewPage(string name, Book book) : SheetPage(name)
{
    private const int Columns = 4;

    internal override SheetLayout Layout { get; } = new()
    {
        ColumnWidths = [38, 20, 8, 44],
        FrozenRows = HeaderBlock.Rows + 1,
        TitleRows = (HeaderBlock.Rows + 1, HeaderBlock.Rows + 1),
    };

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Overview.Title"), book.Text("Overview.Units"));
        sheet.Row(22, Head("Item"), Head("Value"), Head("Unit"), Head("Note"));
        Section(sheet, "Overview.Parties");
        foreach (var city in book.Contents.Cities)
            Words(sheet, RoleOf(city.Role), city.Name, book.Text("Overview.City", city.Code, book.CrsOf(city)));
        WriteLand(sheet);
        WriteEnclaves(sheet);
        WriteSwaps(sheet);
    }

    private void WriteLand(Sheet sheet)
    {
        Section(sheet, "Overview.Land");
        foreach (var land in book.Lands)
        {
            var count = $"COUNT({land.Range(ParcelsPage.SequenceColumn)})";
            Figure(sheet, book.Text("Overview.ParcelCount", land.City.Name), Cell.Computed(count, land.Parcels.Length, CellStyle.Count), "Unit.Parcels", book.Text("Overview.See", land.Name));
            Area(sheet, book.Text("Overview.ParcelArea", land.City.Name), land.TotalAddress, land.Total.Value, "");
        }
    }

    private void WriteEnclaves(Sheet sheet)
    {
        Section(sheet, "Overview.Enclaves");
        if (book.Contents.Enclaves.IsEmpty)
            Words(sheet, book.Text("Overview.NoEnclave"), "—", "");
        foreach (var enclave in book.Contents.Enclaves)
        {
            var note = book.Text("Overview.EnclaveNote", book.Contents.City(enclave.CityCode).Name, book.Contents.City(enclave.OriginCityCode).Name);
            Area(sheet, book.Text("Overview.EnclaveArea", enclave.Name ?? enclave.Label), null, book.LayoutArea(enclave).Value, note);
        }

        foreach (var scheme in book.Plots?.Schemes() ?? [])
        {
            Figure(sheet, book.Text("Overview.PlotCount", scheme.Name), Cell.Computed(scheme.CountFormula, scheme.Count, CellStyle.Count), "Unit.Plots", book.Text("Overview.See", book.Plots!.Name));
            Area(sheet, book.Text("Overview.PlotArea", scheme.Name), scheme.AreaFormula, scheme.Area, "");
        }
    }

    private void WriteSwaps(Sheet sheet)
    {
        Section(sheet, "Overview.Swaps");
        if (book.Contents.Proposals.IsEmpty)
            Words(sheet, book.Text("Swap.None"), "—", "");
        foreach (var (proposal, assessment, row) in book.Swap.Rows())
        {
            string At(int column) => book.Swap.Prefix + CellAddress.Fixed(row, column);
            Figure(sheet, book.Text("Overview.SwapOrigin", proposal.Name), Cell.Computed(At(5), assessment.Origin, CellStyle.TwoDecimals), "Unit.SquareMetres", book.Text("Overview.See", book.Swap.Name));
            Figure(sheet, book.Text("Overview.SwapHost", proposal.Name), Cell.Computed(At(6), assessment.Host, CellStyle.TwoDecimals), "Unit.SquareMetres", "");
            Figure(sheet, book.Text("Overview.SwapDeviation", proposal.Name), Cell.Computed(At(10), assessment.Deviation, CellStyle.Share), "Unit.None", book.Text("Overview.DeviationNote"));
            Figure(sheet, book.Text("Overview.SwapVerdict", proposal.Name), Cell.Computed(At(12), book.Swap.Verdict(assessment), CellStyle.Centre), "Unit.None", "");
        }
    }

    // The m² are a formula, or a constant where this sheet is the first to show them; 公顷 and 亩 follow.
    private void Area(Sheet sheet, string item, string? formula, double squareMetres, string note)
    {
        var at = CellAddress.At(sheet.NextRow, 2);
        Figure(
            sheet,
            item,
            formula is null ? Cell.Of(squareMetres, CellStyle.TwoDecimals) : Cell.Computed(formula, squareMetres, CellStyle.TwoDecimals),
            "Unit.SquareMetres",
            note);
        Figure(sheet, "", LandRows.Hectares(at, squareMetres, CellStyle.FourDecimals), "Unit.Hectares", "");
        Figure(sheet, "", LandRows.Mu(at, squareMetres, CellStyle.TwoDecimals), "Unit.Mu", "");
    }

    private void Figure(Sheet sheet, string item, Cell value, string unit, string note) =>
        sheet.Row(Cell.Of(item, CellStyle.Label), value, Cell.Of(book.Text(unit), CellStyle.Centre), Cell.Of(note, CellStyle.Label));

    private static void Words(Sheet sheet, string item, string value, string note) =>
        sheet.Row(Cell.Of(item, CellStyle.Label), Cell.Of(value, CellStyle.Centre), Cell.Of("—", CellStyle.Centre), Cell.Of(note, CellStyle.Label));

    private void Section(Sheet sheet, string key) =>
        HeaderBlock.Line(sheet, Columns, book.Text(key), CellStyle.Section, 22);

    private Cell Head(string column) => Cell.Of(book.Text("Column." + column), CellStyle.Head);

    private string RoleOf(CityRole role) => role switch
    {
        CityRole.Origin => book.Text("Role.Origin"),
        CityRole.Host => book.Text("Role.Host"),
        _ => book.Text("Role.Both"),
    };
}
