using System.Text.RegularExpressions;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Points;

/// <summary>
/// Reads the rows of a table of points into parcels. A row belongs to the parcel that its number names, or to that of the
/// row above where the cell is empty, as merged cells are. Rows without coordinates (lengths of sides, signatures, headings
/// of further pages) are passed over, unless they name a point.
/// </summary>
internal sealed partial class PointTable
{
    private readonly Table table;
    private readonly TableHeading heading;
    private readonly PointColumns columns;
    private readonly Dictionary<string, PointParcel> byNumber = new(StringComparer.Ordinal);
    private readonly List<PointParcel> parcels = [];
    private bool hasPrefix;

    private PointTable(Table table, FieldMap map)
    {
        this.table = table;
        (heading, columns) = PointColumns.Find(table, map);
    }

    /// <summary>The parcels in their order.</summary>
    internal IReadOnlyList<PointParcel> Parcels => parcels;

    /// <summary>The zone number that eastings begin with; 0 where they have none.</summary>
    internal int Prefix { get; private set; }

    /// <summary>How many rows without coordinates were passed over.</summary>
    internal int PassedOver { get; private set; }

    /// <summary>What stands above the heading.</summary>
    internal PointTitles Titles { get; private set; } = null!;

    /// <summary>The names of all fields.</summary>
    internal IReadOnlyList<string> Fields => [.. columns.Attributes.Select(attribute => attribute.Name).Union(Titles.Values.Keys)];

    /// <exception cref="Geodesy.Faults.FaultException">EXC-POINTS-…: what is wrong, and in which row and column.</exception>
    internal static PointTable Parse(Table table, FieldMap map, PlanGeometry geometry, CancellationToken cancellation)
    {
        var points = new PointTable(table, map);
        var number = "";
        var block = 0;
        foreach (var row in points.heading.Body)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Refusal is { } refusal)
                throw new Geodesy.Faults.FaultException(refusal);
            if (points.PointOf(row) is not { } point)
                continue;
            if (points.columns.Number >= 0 && row.Text(points.columns.Number) is { } own && own != number)
                (number, block) = (own, block + 1);
            points.Take(row, geometry == PlanGeometry.Point ? $"{row.Number}" : number, geometry, block, point);
        }

        if (points.parcels.Count == 0)
            throw ExchangeTexts.Refusal("EXC-POINTS-NONE", table.File.Name, points.heading.Row.Number);
        points.Titles = PointTitles.Read(points.heading.Titles, points.Prefix != 0);
        return points;
    }

    private void Take(TableRow row, string number, PlanGeometry geometry, int block, (double North, double East) point)
    {
        if (!byNumber.TryGetValue(number, out var parcel))
        {
            parcel = new PointParcel(row.Number, geometry switch
            {
                PlanGeometry.Point => "点",
                PlanGeometry.Line => "线",
                _ => "面",
            });
            byNumber.Add(number, parcel);
            parcels.Add(parcel);
        }

        var ring = columns.Ring < 0 ? "" : row.Text(columns.Ring) ?? "";
        parcel.Points.Add($"{ring}/{block}", point.East, point.North);
        foreach (var (name, column) in columns.Attributes)
            parcel.Tell(name, row[column] is string ? row.Text(column) : row[column]);
    }

    /// <summary>The coordinates of a row; null where it is none of a point.</summary>
    private (double North, double East)? PointOf(TableRow row)
    {
        var (x, y) = (row[columns.North], row[columns.East]);
        var isNamed = columns.Point >= 0 && row.Text(columns.Point) is { } name && PointName().IsMatch(name);
        if ((row.Text(columns.North) is null && row.Text(columns.East) is null && !isNamed) || PointColumns.IsHeading(row))
        {
            PassedOver++;
            return null;
        }

        if (!TryNumber(x, out var north))
            throw ExchangeTexts.Refusal("EXC-POINTS-COORDINATE", table.File.Name, row.Number, ColumnLetters.Of(columns.North));
        if (!TryNumber(y, out var east))
            throw ExchangeTexts.Refusal("EXC-POINTS-COORDINATE", table.File.Name, row.Number, ColumnLetters.Of(columns.East));
        if (BoundaryPointAxes.AreSwapped(north, east))
            throw ExchangeTexts.Refusal("EXC-POINTS-SWAPPED", table.File.Name, row.Number, ColumnLetters.Of(columns.North), row.Text(columns.North));
        var prefix = BoundaryPointAxes.ZoneOf(east);
        if (!hasPrefix)
            (Prefix, hasPrefix) = (prefix, true);
        else if (prefix != Prefix)
            throw ExchangeTexts.Refusal("EXC-POINTS-PREFIX", table.File.Name, row.Number, ColumnLetters.Of(columns.East), prefix, Prefix);
        return (north, east);
    }

    private static bool TryNumber(object? value, out double number)
    {
        number = value switch
        {
            double real => real,
            long whole => whole,
            string text when BoundaryPointAxes.TryNumber(text, out var written) => written,
            _ => double.NaN,
        };
        return double.IsFinite(number);
    }

    [GeneratedRegex("^[A-Za-z]{0,3}[0-9]{1,6}$")]
    private static partial Regex PointName();
}
