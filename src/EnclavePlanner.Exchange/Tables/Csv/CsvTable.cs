using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using Sylvan.Data.Csv;

namespace EnclavePlanner.Exchange.Tables.Csv;

/// <summary>
/// Reads a CSV file (RFC 4180, and what spreadsheets make of it): comma, semicolon or tab, quotes, line breaks in cells. All
/// cells are text. The apostrophe that keeps a text from being a formula is taken away.
/// </summary>
internal static class CsvTable
{
    private const long LargestFile = 256L << 20;

    private const int LongestRow = 1 << 20;

    /// <exception cref="FaultException">EXC-CSV-…, EXC-TABLE-…: what is wrong, and in which row.</exception>
    internal static Table Read(SourceFile file, string? encodingName, CancellationToken cancellation)
    {
        if (file.Length > LargestFile)
            throw ExchangeTexts.Refusal("EXC-FILE-SIZE", file.Name, file.Length >> 20, LargestFile >> 20);
        var encoding = CsvEncoding.Of(file, encodingName, cancellation);
        var rows = new List<TableRow>();
        var row = 0;
        try
        {
            CsvDelimiter delimiter;
            using (var head = Text(file, encoding))
                delimiter = CsvDelimiter.Of(head);
            using var text = Text(file, encoding);
            if (delimiter.IsStated)
            {
                text.ReadLine();
                row = 1;
            }

            var cells = 0L;
            using var reader = CsvDataReader.Create(text, OptionsFor(delimiter));
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                row++;
                var values = Values(file, row, reader);
                cells += values.Length;
                TableLimits.Require(file, row, cells);
                if (values.Length > 0)
                    rows.Add(new TableRow(row, values, null));
            }
        }
        catch (DecoderFallbackException broken)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CSV-CHARACTER", file.Name, row + 1, encoding.Encoding.WebName), broken);
        }
        catch (CsvRecordTooLargeException large)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CSV-ROW-SIZE", file.Name, row + 1, LongestRow), large);
        }
        catch (Exception broken) when (broken is CsvFormatException or CsvInvalidCharacterException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CSV-QUOTE", file.Name, row + 1), broken);
        }

        return new Table(file, rows, encoding.Encoding.WebName, [], [encoding.Reason]);
    }

    private static CsvDataReaderOptions OptionsFor(CsvDelimiter delimiter) => new()
    {
        HasHeaders = false,
        Delimiter = delimiter.Sign,
        CsvStyle = CsvStyle.Standard,
        ResultSetMode = ResultSetMode.SingleResult,
        BufferSize = 1 << 16,
        MaxBufferSize = LongestRow,
        // A number may begin with #: no row is a comment. U+FFFF is no character.
        Comment = '\uFFFF',
    };

    private static StreamReader Text(SourceFile file, CsvEncoding encoding)
    {
        var stream = file.Open();
        stream.Position = encoding.MarkLength;
        return new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The row's cells up to the last that is not empty.</summary>
    private static object?[] Values(SourceFile file, int row, CsvDataReader reader)
    {
        var count = reader.RowFieldCount;
        while (count > 0 && reader.GetFieldSpan(count - 1).IsEmpty)
            count--;
        if (count > 0)
            TableLimits.RequireColumn(file, row, count - 1);
        var values = count == 0 ? [] : new object?[count];
        for (var column = 0; column < count; column++)
        {
            var text = reader.GetString(column);
            // Text of no encoding known, or a file of another kind with this ending.
            if (text.Contains('\0', StringComparison.Ordinal))
                throw ExchangeTexts.Refusal("EXC-CSV-FORM", file.Name, row, ColumnLetters.Of(column));
            values[column] = text.Length == 0 ? null : FormulaGuard.Without(text);
        }

        return values;
    }
}
