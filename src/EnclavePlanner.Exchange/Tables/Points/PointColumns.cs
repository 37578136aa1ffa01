using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables.Points;

/// <summary>Which columns of a table of points hold what. X is north and Y is east, as surveys in China write them.</summary>
internal sealed class PointColumns
{
    private static readonly string[] Norths = ["X", "X坐标", "坐标X", "纵坐标", "纵坐标X", "X纵坐标", "北坐标", "北坐标X", "NORTHING"];
    private static readonly string[] Easts = ["Y", "Y坐标", "坐标Y", "横坐标", "横坐标Y", "Y横坐标", "东坐标", "东坐标Y", "EASTING"];
    private static readonly string[] Points = ["点号", "界址点号", "界址点", "点名", "POINT"];
    private static readonly string[] Rings = ["圈号", "地块圈号", "环号", "RING"];

    /// <summary>Of the drawing and the sides, not of the land.</summary>
    private static readonly string[] Beside = ["序号", "边长", "界址边长", "界址线长度", "距离", "间距"];

    private PointColumns(TableHeading heading, Table table, FieldMap map)
    {
        var names = NamesOf(heading);
        North = Only(table, heading, names, Norths);
        East = Only(table, heading, names, Easts);
        Point = Array.FindIndex(names, name => Points.Contains(Plain(name)));
        Ring = Array.FindIndex(names, name => Rings.Contains(Plain(name)));
        var numbers = map.Sources.TryGetValue(FieldMap.Number, out var said) ? [said] : FieldBinding.WellKnownFieldsOf(FieldMap.Number);
        Number = numbers.Select(number => Array.FindIndex(names, name => name.Equals(number, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(column => column >= 0, -1);
        Attributes =
        [
            .. Enumerable.Range(0, names.Length)
                .Where(column => names[column].Length > 0 && column != North && column != East && column != Point && column != Ring && !Beside.Contains(Plain(names[column])))
                .DistinctBy(column => names[column])
                .Select(column => (names[column], column)),
        ];
    }

    /// <summary>The column of X, north.</summary>
    internal int North { get; }

    /// <summary>The column of Y, east.</summary>
    internal int East { get; }

    /// <summary>The column of the point's number, or -1.</summary>
    internal int Point { get; }

    /// <summary>The column of the ring, or -1.</summary>
    internal int Ring { get; }

    /// <summary>The column of the parcel's number, or -1.</summary>
    internal int Number { get; }

    /// <summary>Columns that may tell something of the parcel, its number among them.</summary>
    internal IReadOnlyList<(string Name, int Column)> Attributes { get; }

    /// <exception cref="Geodesy.Faults.FaultException">EXC-POINTS-HEADING, EXC-POINTS-TWICE.</exception>
    internal static (TableHeading Heading, PointColumns Columns) Find(Table table, FieldMap map)
    {
        var heading = TableHeading.Find(table, IsHeading)
            ?? throw ExchangeTexts.Refusal("EXC-POINTS-HEADING", table.File.Name);
        return (heading, new PointColumns(heading, table, map));
    }

    /// <summary>Whether a row names both axes, as a heading does that is repeated on every page.</summary>
    internal static bool IsHeading(TableRow row) =>
        Enumerable.Range(0, row.Cells.Length).Any(column => Norths.Contains(Plain(row.Text(column) ?? "")))
        && Enumerable.Range(0, row.Cells.Length).Any(column => Easts.Contains(Plain(row.Text(column) ?? "")));

    private static bool IsHeading(TableHeading heading) => IsHeading(heading.Row);

    /// <summary>The names, of which those of a heading of two rows may stand in the upper one.</summary>
    private static string[] NamesOf(TableHeading heading)
    {
        var above = heading.Titles.LastOrDefault() is { } last && last.Number == heading.Row.Number - 1 ? last : null;
        var width = Math.Max(heading.Names.Count, above?.Cells.Length ?? 0);
        return [.. Enumerable.Range(0, width).Select(column => column < heading.Names.Count && heading.Names[column].Length > 0
            ? heading.Names[column]
            : Upper(above?.Text(column)))];
    }

    /// <summary>A pair of a title row is no name of a column.</summary>
    private static string Upper(string? text) => text is null || text.AsSpan().ContainsAny(':', '：', '=') ? "" : text;

    private static int Only(Table table, TableHeading heading, string[] names, string[] known)
    {
        var columns = Enumerable.Range(0, names.Length).Where(column => known.Contains(Plain(names[column]))).ToList();
        return columns.Count == 1
            ? columns[0]
            : throw ExchangeTexts.Refusal("EXC-POINTS-TWICE", table.File.Name, heading.Row.Number, ColumnLetters.Of(columns[0]), ColumnLetters.Of(columns[1]), names[columns[0]]);
    }

    /// <summary>The name without blanks and unit: X（m） and x / m are X.</summary>
    private static string Plain(string name) => string.Concat(name.Where(character => !char.IsWhiteSpace(character)))
        .Replace('（', '(').Replace('）', ')').ToUpperInvariant()
        .Replace("(M)", "", StringComparison.Ordinal).Replace("(米)", "", StringComparison.Ordinal).Replace("/M", "", StringComparison.Ordinal);
}
