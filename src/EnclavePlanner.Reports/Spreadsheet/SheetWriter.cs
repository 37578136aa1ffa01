using System.Globalization;
using System.Xml;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Streams one worksheet part (ECMA-376 part 1, 18.3): rows go out as they come, so a sheet of a million parcels takes
/// no more memory than one of ten. Merges and links are few and are kept until the rows end.
/// </summary>
internal sealed class SheetWriter
{
    private readonly XmlWriter xml;
    private readonly SheetLayout layout;
    private readonly string cutNotice;
    private readonly List<string> merges = [];
    private readonly List<(string From, string To, string Tip)> links = [];

    private SheetWriter(XmlWriter xml, SheetLayout layout, string cutNotice) =>
        (this.xml, this.layout, this.cutNotice) = (xml, layout, cutNotice);

    /// <summary>The number of the row that is written next.</summary>
    internal int NextRow { get; private set; } = 1;

    /// <summary>Writes a whole sheet and returns the number of its last row.</summary>
    /// <param name="xml">The part.</param>
    /// <param name="page">The sheet.</param>
    /// <param name="isFirst">Whether the book opens at this sheet.</param>
    /// <param name="footer">The footer with its codes.</param>
    /// <param name="cutNotice">What ends a text that a cell cannot hold in full.</param>
    internal static int Write(XmlWriter xml, SheetPage page, bool isFirst, string footer, string cutNotice)
    {
        var sheet = new SheetWriter(xml, page.Layout, cutNotice);
        sheet.Begin(isFirst);
        page.Write(sheet);
        sheet.End(footer);
        return sheet.NextRow - 1;
    }

    /// <summary>Writes the next row from column A on, as high as its texts need. None of its cells is merged.</summary>
    internal void Row(params ReadOnlySpan<Cell> cells) => Row(HeightOf(cells), cells);

    /// <summary>Writes the next row, this many points high.</summary>
    internal void Row(double? height, params ReadOnlySpan<Cell> cells)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", NextRow.ToString(CultureInfo.InvariantCulture));
        if (height is { } points)
        {
            // 409 points is the highest row there is.
            xml.WriteAttributeString("ht", Text(Math.Min(points, 409)));
            xml.WriteAttributeString("customHeight", "1");
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Style is { } style)
                WriteCell(CellAddress.At(NextRow, i + 1), cells[i], style);
        }

        xml.WriteEndElement();
        NextRow++;
    }

    /// <summary>Leaves rows empty.</summary>
    internal void Skip(int rows = 1) => NextRow += rows;

    /// <summary>Makes one cell of the cells of a row from one column to another.</summary>
    internal void Merge(int row, int firstColumn, int lastColumn) => Merge(row, firstColumn, row, lastColumn);

    /// <summary>Makes one cell of a block.</summary>
    internal void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (firstRow != lastRow || firstColumn != lastColumn)
            merges.Add(CellAddress.At(firstRow, firstColumn) + ":" + CellAddress.At(lastRow, lastColumn));
    }

    /// <summary>Makes a cell lead to the top of another sheet.</summary>
    internal void Link(int row, int column, SheetPage target) =>
        links.Add((CellAddress.At(row, column), target.Prefix + "A1", target.Name));

    private void Begin(bool isFirst)
    {
        xml.WriteStartElement("worksheet", SpreadsheetPackage.Main);
        xml.WriteStartElement("sheetPr");
        Element("pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("showGridLines", "0");
        if (isFirst)
            xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        if (layout.FrozenRows > 0)
        {
            var below = CellAddress.At(layout.FrozenRows + 1, 1);
            Element("pane", ("ySplit", Text(layout.FrozenRows)), ("topLeftCell", below), ("activePane", "bottomLeft"), ("state", "frozen"));
            Element("selection", ("pane", "bottomLeft"), ("activeCell", below), ("sqref", below));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        Element("sheetFormatPr", ("defaultRowHeight", "15"));
        xml.WriteStartElement("cols");
        for (var i = 0; i < layout.ColumnWidths.Count; i++)
            Element("col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", Text(layout.ColumnWidths[i])), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
    }

    private void End(string footer)
    {
        xml.WriteEndElement();
        if (layout.FilterRange is { } filter)
            Element("autoFilter", ("ref", filter.Replace("$", "", StringComparison.Ordinal)));
        if (merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells");
            xml.WriteAttributeString("count", Text(merges.Count));
            foreach (var merge in merges)
                Element("mergeCell", ("ref", merge));
            xml.WriteEndElement();
        }

        if (links.Count > 0)
        {
            xml.WriteStartElement("hyperlinks");
            foreach (var (from, to, tip) in links)
                Element("hyperlink", ("ref", from), ("location", to), ("display", tip));
            xml.WriteEndElement();
        }

        Element("printOptions", ("horizontalCentered", "1"));
        Element("pageMargins", ("left", "0.6"), ("right", "0.6"), ("top", "0.7"), ("bottom", "0.75"), ("header", "0.3"), ("footer", "0.35"));
        Element(
            "pageSetup",
            ("paperSize", Text((int)layout.Paper)),
            ("orientation", layout.Landscape ? "landscape" : "portrait"),
            ("fitToWidth", "1"),
            ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", footer);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteCell(string address, in Cell cell, CellStyle style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", address);
        xml.WriteAttributeString("s", Text(style.Index));
        if (cell.Formula is { } formula)
        {
            if (cell.Text is not null)
                xml.WriteAttributeString("t", "str");
            xml.WriteElementString("f", formula);
            xml.WriteElementString("v", cell.Text is { } text ? Fit(text) : Text(cell.Number!.Value));
        }
        else if (cell.Number is { } number)
        {
            xml.WriteElementString("v", Text(number));
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Fit(cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Excel finds the height of a row with wrapped texts by itself, LibreOffice and printing services do not.
    private double? HeightOf(ReadOnlySpan<Cell> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Style.Wraps: true, Text: { Length: > 0 } text })
                lines = Math.Max(lines, CellText.Lines(text, layout.ColumnWidths[i]));
        }

        return lines == 1 ? null : 4 + 13 * lines;
    }

    private string Fit(string text) => CellText.Escaped(CellText.Fit(text, cutNotice));

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    // The shortest digits that read back as the same double, as the format asks.
    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
