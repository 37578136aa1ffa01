using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using Sml = DocumentFormat.OpenXml.Spreadsheet;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Copies a worksheet part and streams the rows of its long list into the specimen's place: a row goes out as soon as it
/// is made, so a list of a million parcels takes no more memory than one of ten.
/// </summary>
internal sealed class LongListWriter
{
    // What is written is the names of these and the attributes given with them; one of each serves all rows.
    private static readonly Sml.Row RowElement = new();
    private static readonly Sml.Cell CellElement = new();
    private static readonly Sml.CellFormula FormulaElement = new();
    private static readonly Sml.CellValue ValueElement = new();
    private static readonly Sml.InlineString InlineElement = new();
    private static readonly Sml.Text TextElement = new();
    private static readonly OpenXmlAttribute[] None = [];
    private static readonly OpenXmlAttribute[] Preserved = [new("xml:space", "http://www.w3.org/XML/1998/namespace", "preserve")];
    private readonly OpenXmlWriter writer;
    private readonly LongList list;
    private readonly SheetLayout layout;
    private readonly string cutNotice;
    private readonly List<OpenXmlAttribute> attributes = [];

    private LongListWriter(OpenXmlWriter writer, LongList list, SheetLayout layout, string cutNotice) =>
        (this.writer, this.list, this.layout, this.cutNotice) = (writer, list, layout, cutNotice);

    /// <summary>Copies the part.</summary>
    /// <param name="source">The part with the specimen.</param>
    /// <param name="target">Where to; need not be able to seek.</param>
    /// <param name="list">The rows.</param>
    /// <param name="layout">The layout of the sheet.</param>
    /// <param name="cutNotice">What ends a text that a cell cannot hold in full.</param>
    internal static void Write(Stream source, Stream target, LongList list, SheetLayout layout, string cutNotice)
    {
        using var reader = new TypedOpenXmlPartReader(source, default);
        using var writer = OpenXmlWriter.Create(target, new UTF8Encoding(false));
        var copy = new LongListWriter(writer, list, layout, cutNotice);
        writer.WriteStartDocument(true);
        while (reader.Read())
        {
            if (reader.IsEndElement)
                writer.WriteEndElement();
            else if (reader.ElementType == typeof(Sml.Worksheet) || reader.ElementType == typeof(Sml.SheetData))
                writer.WriteStartElement(reader);
            else if (reader.LoadCurrentElement() is { } element)
                copy.WriteElement(element);
        }
    }

    private void WriteElement(OpenXmlElement element)
    {
        if (element is Sml.Row row && row.RowIndex! == (uint)list.FirstRow)
            WriteRows(row);
        else
            writer.WriteElement(element);
    }

    private void WriteRows(Sml.Row specimen)
    {
        var styles = specimen.Elements<Sml.Cell>()
            .Zip(list.Styles)
            .ToDictionary(pair => pair.Second, pair => pair.First.StyleIndex!.InnerText!);
        for (var row = list.FirstRow; row < list.FirstRow + list.Count; row++)
            WriteRow(row, list.RowAt(row), styles);
    }

    private void WriteRow(int row, Cell[] cells, Dictionary<CellStyle, string> styles)
    {
        attributes.Clear();
        attributes.Add(new("r", "", row.ToString(CultureInfo.InvariantCulture)));
        if (layout.HeightOf(cells) is { } points)
        {
            attributes.Add(new("ht", "", points.ToString("R", CultureInfo.InvariantCulture)));
            attributes.Add(new("customHeight", "", "1"));
        }

        writer.WriteStartElement(RowElement, attributes);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Style is { } style)
                WriteCell(CellAddress.At(row, i + 1), cells[i], styles[style]);
        }

        writer.WriteEndElement();
    }

    private void WriteCell(string address, in Cell cell, string style)
    {
        attributes.Clear();
        attributes.Add(new("r", "", address));
        attributes.Add(new("s", "", style));
        if (cell.Formula is null && cell.Number is null)
        {
            WriteText(cell.Text);
        }
        else
        {
            if (cell.Text is not null)
                attributes.Add(new("t", "", "str"));
            writer.WriteStartElement(CellElement, attributes);
            if (cell.Formula is { } formula)
                WriteLeaf(FormulaElement, None, formula);
            WriteLeaf(ValueElement, None, cell.ValueText(cutNotice));
        }

        writer.WriteEndElement();
    }

    // The texts stand in their cells: a table of shared ones would have to be in memory to the end.
    private void WriteText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            writer.WriteStartElement(CellElement, attributes);
            return;
        }

        attributes.Add(new("t", "", "inlineStr"));
        writer.WriteStartElement(CellElement, attributes);
        writer.WriteStartElement(InlineElement, None);
        WriteLeaf(TextElement, Preserved, CellText.Stored(text, cutNotice));
        writer.WriteEndElement();
    }

    private void WriteLeaf(OpenXmlElement element, OpenXmlAttribute[] leafAttributes, string text)
    {
        writer.WriteStartElement(element, leafAttributes);
        writer.WriteString(text);
        writer.WriteEndElement();
    }
}
