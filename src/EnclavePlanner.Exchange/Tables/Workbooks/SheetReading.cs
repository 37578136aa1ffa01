using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>
/// Reads the cells of a sheet as a stream. What the sheet says of its own size is not believed. A cell that cannot be relied
/// upon refuses its row; one that has no place refuses the file.
/// </summary>
internal sealed class SheetReading(SourceFile file, IReadOnlyList<string> texts, CellFormats formats)
{
    private const int MostMerges = 1_000_000;

    /// <summary>Larger whole numbers are not exact as Excel keeps them.</summary>
    private const double LargestWhole = 9_007_199_254_740_992;

    private readonly List<TableRow> rows = [];
    private readonly ImmutableArray<MergedCells>.Builder merges = ImmutableArray.CreateBuilder<MergedCells>();
    private readonly List<object?> cells = [];
    private Fault? refusal;
    private long count;

    /// <summary>Rows that say something, in their order.</summary>
    internal IReadOnlyList<TableRow> Rows => rows;

    /// <summary>Merged cells.</summary>
    internal ImmutableArray<MergedCells> Merges => merges.ToImmutable();

    /// <exception cref="FaultException">EXC-XLSX-ROW, EXC-XLSX-CELL, EXC-XLSX-MERGE, EXC-TABLE-…</exception>
    /// <exception cref="XmlException">It is no XML.</exception>
    internal void Read(Stream sheet, CancellationToken cancellation)
    {
        using var xml = WorkbookXml.Open(sheet);
        var row = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml is { LocalName: "row" })
            {
                cancellation.ThrowIfCancellationRequested();
                row = RowNumber(xml.GetAttribute("r"), row);
                ReadRow(xml, row);
            }
            else if (xml is { LocalName: "mergeCell" })
            {
                merges.Add(Merged(xml.GetAttribute("ref") ?? ""));
                if (merges.Count > MostMerges)
                    throw ExchangeTexts.Refusal("EXC-XLSX-MERGE", file.Name, "");
            }
        }
    }

    private int RowNumber(string? stated, int before)
    {
        var number = before + 1;
        if (stated is not null && (!int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number <= before))
            throw ExchangeTexts.Refusal("EXC-XLSX-ROW", file.Name, before, stated);
        TableLimits.Require(file, number, ++count);
        return number;
    }

    private void ReadRow(XmlReader xml, int row)
    {
        cells.Clear();
        refusal = null;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            var column = -1;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                    continue;
                column = Column(xml.GetAttribute("r"), row, column);
                TableLimits.Require(file, row, ++count);
                var value = Value(xml, row, column);
                if (value is null)
                    continue;
                TableLimits.RequireColumn(file, row, column);
                while (cells.Count < column)
                    cells.Add(null);
                cells.Add(value);
            }
        }

        if (cells.Count == 0 && refusal is null)
            return;
        count += cells.Count;
        rows.Add(new TableRow(row, [.. cells], refusal));
    }

    private int Column(string? address, int row, int before)
    {
        if (address is null)
            return before + 1;
        return ColumnLetters.Parse(address) is { } place && place.Row == row && place.Column > before
            ? place.Column
            : throw ExchangeTexts.Refusal("EXC-XLSX-CELL", file.Name, row, address);
    }

    private object? Value(XmlReader xml, int row, int column)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var format = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        string? stored = null;
        string? inline = null;
        var isFormula = false;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (xml.LocalName)
                {
                    case "v":
                        stored = WorkbookXml.Text(xml);
                        break;
                    case "is":
                        inline = WorkbookXml.Runs(xml);
                        break;
                    case "f":
                        isFormula = true;
                        break;
                }
            }
        }

        if (isFormula && stored is null)
            return Refuse("EXC-XLSX-FORMULA", row, column);
        return type switch
        {
            "inlineStr" => Text(inline ?? "", row, column),
            _ when string.IsNullOrEmpty(stored) => null,
            "s" => Shared(stored, row, column),
            "str" => Text(WorkbookXml.Unescaped(stored), row, column),
            "b" => stored is "1" or "true" ? true : stored is "0" or "false" ? false : Refuse("EXC-XLSX-VALUE", row, column, stored),
            "n" => Number(stored, format, row, column),
            "d" => Text(stored, row, column),
            "e" => Refuse("EXC-XLSX-ERROR", row, column, stored),
            _ => Refuse("EXC-XLSX-VALUE", row, column, stored),
        };
    }

    private object? Shared(string stored, int row, int column) =>
        int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < texts.Count
            ? Text(texts[place], row, column)
            : Refuse("EXC-XLSX-VALUE", row, column, stored);

    private object? Text(string text, int row, int column)
    {
        if (text.Length > TableLimits.LongestText)
            return Refuse("EXC-XLSX-TEXT-SIZE", row, column, TableLimits.LongestText);
        return text.Length == 0 ? null : text;
    }

    private object? Number(string stored, int format, int row, int column)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Refuse("EXC-XLSX-VALUE", row, column, stored);
        if (formats.DateOf(number, format) is { } date)
            return date;
        if (number == Math.Truncate(number) && Math.Abs(number) <= LargestWhole)
            return (long)number;
        return number;
    }

    /// <summary>Keeps the first reason why the row cannot be relied upon. The text of the file is cut: it may be as long as the file.</summary>
    private object? Refuse(string code, int row, int column, object? detail = null)
    {
        if (detail is string { Length: > 40 } text)
            detail = text[..40] + "…";
        refusal ??= ExchangeTexts.Fault(code, file.Name, row, ColumnLetters.Of(column), detail);
        return null;
    }

    private MergedCells Merged(string range)
    {
        var parts = range.Split(':');
        return parts.Length == 2 && ColumnLetters.Parse(parts[0]) is { } first && ColumnLetters.Parse(parts[1]) is { } last
            ? new MergedCells(first.Row, first.Column, last.Row, last.Column)
            : throw ExchangeTexts.Refusal("EXC-XLSX-MERGE", file.Name, range.Length > 40 ? range[..40] : range);
    }
}
