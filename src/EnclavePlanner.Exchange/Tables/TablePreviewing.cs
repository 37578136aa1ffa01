using System.Collections.Immutable;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Exchange.Tables.Points;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>Looks at a table before it is taken. Nothing is changed.</summary>
public static class TablePreviewing
{
    private const int MostRows = 8;

    /// <summary>What a table seems to be, by its heading. The user has the last word.</summary>
    /// <param name="path">The table: .csv or .xlsx.</param>
    /// <param name="sheet">The sheet of a workbook; null for the first.</param>
    /// <param name="encoding">The character encoding of a .csv where the user names it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: the table cannot be read.</exception>
    public static TableUse Guess(string path, string? sheet = null, string? encoding = null, CancellationToken cancellation = default)
    {
        var table = Table.Read(SourceFile.Named(path), sheet, encoding, cancellation);
        if (TableHeading.Find(table, heading => PointColumns.IsHeading(heading.Row)) is not null)
            return TableUse.Points;
        return ParameterColumns.TryFind(table) is null ? TableUse.Join : TableUse.Parameters;
    }

    /// <summary>Looks at a table that is to be joined. One without a column of numbers is shown all the same, so that a column can be named.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: the table cannot be read. EXC-MAP-FIELD: a named column is not there.</exception>
    public static TablePreview Read(JoinRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var file = SourceFile.Named(request.Path);
        var table = Table.Read(file, request.Sheet, request.Encoding, cancellation);
        var (heading, key) = TableJoin.TryFindKey(table, request) ?? (TableHeading.First(table), -1);
        var binding = FieldBinding.Bind(file, request.Fields, null, [.. Named(heading)], request.Layer);
        return Of(table, heading, key < 0 ? null : heading.Names[key], binding.Pairs);
    }

    /// <summary>Looks at a table of parameters.</summary>
    /// <param name="path">The table: .csv or .xlsx.</param>
    /// <param name="sheet">The sheet of a workbook; null for the first.</param>
    /// <param name="encoding">The character encoding of a .csv where the user names it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: the table cannot be read. EXC-PARAMETERS-HEADING: it is none of parameters.</exception>
    public static TablePreview ReadParameters(string path, string? sheet = null, string? encoding = null, CancellationToken cancellation = default)
    {
        var table = Table.Read(SourceFile.Named(path), sheet, encoding, cancellation);
        return Of(table, ParameterColumns.Find(table).Heading, null, []);
    }

    private static TablePreview Of(Table table, TableHeading heading, string? key, IEnumerable<KeyValuePair<string, string>> binding) => new(
        table.Encoding,
        table.Notices,
        [.. Named(heading)],
        key,
        binding.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [.. heading.Body.Take(MostRows).Select(row => Shown(heading, row))],
        heading.Body.Count());

    private static IEnumerable<string> Named(TableHeading heading) => heading.Names.Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    private static ImmutableDictionary<string, string> Shown(TableHeading heading, TableRow row)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        for (var column = 0; column < heading.Names.Count; column++)
        {
            if (heading.Names[column].Length > 0 && row.Text(column) is { } text)
                values.TryAdd(heading.Names[column], LayerPreviewing.Shortened(text));
        }

        return values.ToImmutable();
    }
}
