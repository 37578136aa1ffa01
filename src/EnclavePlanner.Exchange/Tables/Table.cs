using System.Collections.Immutable;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables.Csv;
using EnclavePlanner.Exchange.Tables.Workbooks;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>A table of a file, as it stands there: nothing is known yet of its heading. Rows and columns are named as spreadsheets show them.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">The rows that say something, in their order.</param>
/// <param name="Encoding">Name of the character encoding it was read in.</param>
/// <param name="Merges">Cells that were merged into one; only the first of each holds the value.</param>
/// <param name="Notices">How the file was read.</param>
internal sealed record Table(
    SourceFile File, IReadOnlyList<TableRow> Rows, string Encoding, ImmutableArray<MergedCells> Merges, ImmutableArray<LocalizedText> Notices)
{
    /// <summary>The endings of the files that tables are read from.</summary>
    internal static ImmutableArray<string> Extensions { get; } = [".csv", ".xlsx"];

    /// <summary>Reads a table.</summary>
    /// <param name="file">A .csv or .xlsx file.</param>
    /// <param name="sheet">The sheet of a workbook; null for the first that holds a table.</param>
    /// <param name="encoding">The encoding of a .csv where the user names it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FaultException">
    /// EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: what is wrong, and in which row and column. EXC-FORMAT-UNKNOWN: it is no table.
    /// EXC-FILE-…: the file cannot be read.
    /// </exception>
    internal static Table Read(SourceFile file, string? sheet, string? encoding, CancellationToken cancellation)
    {
        var table = file.Extension switch
        {
            ".csv" => CsvTable.Read(file, encoding, cancellation),
            ".xlsx" => WorkbookTable.Read(file, sheet, cancellation),
            _ => throw ExchangeTexts.Refusal("EXC-FORMAT-UNKNOWN", file.Name, string.Join(", ", Extensions)),
        };
        return table.Rows.Count > 0 ? table : throw ExchangeTexts.Refusal("EXC-TABLE-EMPTY", file.Name);
    }
}
