using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Town;

/// <summary>
/// Streets over an uneven, slightly turned lattice. Columns run from west to east, rows from south to north; block (c, r) lies
/// between columns c and c + 1 and rows r and r + 1.
/// </summary>
internal sealed class StreetPlan
{
    private const double Turn = 7;
    private static readonly Coordinate Middle = Sheet.At(800, 650);
    private static readonly double[] East = [0, 172, 362, 566, 774, 984, 1182, 1384, 1600];
    private static readonly double[] North = [0, 182, 352, 552, 756, 962, 1128, 1300];
    private static readonly string[] Avenues = ["西环路", "松溪路", "科创西路", "楼东路", "光新大道", "创达路", "科创东路", "临河路", "东环路"];
    private static readonly string[] Streets = ["南环路", "和安路", "同创南路", "中试路", "同创北路", "北新路", "山前路", "北环路"];
    private static readonly double[] AvenueWidths = [40, 13, 24, 12, 36, 12, 24, 15, 40];
    private static readonly double[] StreetWidths = [40, 13, 30, 13, 30, 15, 13, 40];
    private static readonly Land Street = new("1207", "光明区道路管理单位", "市政道路");

    private readonly Coordinate[,] _nodes = new Coordinate[East.Length, North.Length];

    public StreetPlan(SeededDice dice)
    {
        for (var c = 0; c < East.Length; c++)
        {
            for (var r = 0; r < North.Length; r++)
            {
                _nodes[c, r] = Shapes.Turned(
                    Middle,
                    East[c] - Middle.X + dice.Between(-5, 5),
                    North[r] - Middle.Y + dice.Between(-4, 4),
                    Turn);
            }
        }
    }

    public static int Columns => East.Length - 1;

    public static int Rows => North.Length - 1;

    /// <summary>How far east the middle avenue runs, about, at that much north.</summary>
    public static double MainAvenueAt(double north) =>
        Middle.X + ((East[4] - Middle.X) / Math.Cos(Turn * Math.PI / 180)) - ((north - Middle.Y) * Math.Tan(Turn * Math.PI / 180));

    /// <summary>Everything inside the outer streets' centre lines.</summary>
    public Polygon Extent() => Quarter(0, 0, Columns, Rows);

    /// <summary>What lies inside the centre lines of the streets around these blocks.</summary>
    public Polygon Quarter(int fromColumn, int fromRow, int toColumn, int toRow)
    {
        var rim = new List<Coordinate>();
        for (var c = fromColumn; c < toColumn; c++)
            rim.AddRange(Part(c, fromRow, c + 1, fromRow).SkipLast(1));
        for (var r = fromRow; r < toRow; r++)
            rim.AddRange(Part(toColumn, r, toColumn, r + 1).SkipLast(1));
        for (var c = toColumn; c > fromColumn; c--)
            rim.AddRange(Part(c - 1, toRow, c, toRow).Reverse().SkipLast(1));
        for (var r = toRow; r > fromRow; r--)
            rim.AddRange(Part(fromColumn, r - 1, fromColumn, r).Reverse().SkipLast(1));
        return Sheet.Area([.. rim]);
    }

    /// <summary>The stretches that a predicate on the two blocks beside them picks; blocks outside the town have numbers out of range.</summary>
    public RoadNetwork Network(Func<(int Column, int Row), (int Column, int Row), bool> picked, Land? land = null)
    {
        var stretches = new List<RoadStretch>();
        for (var r = 0; r < North.Length; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                if (picked((c, r - 1), (c, r)))
                    stretches.Add(new RoadStretch(Streets[r], land ?? Street, StreetWidths[r], Sheet.Line(Part(c, r, c + 1, r))));
            }
        }

        for (var c = 0; c < East.Length; c++)
        {
            for (var r = 0; r < Rows; r++)
            {
                if (picked((c - 1, r), (c, r)))
                    stretches.Add(new RoadStretch(Avenues[c], land ?? Street, AvenueWidths[c], Sheet.Line(Part(c, r, c, r + 1))));
            }
        }

        return new RoadNetwork(stretches, 9);
    }

    /// <summary>The block that holds the point.</summary>
    public (int Column, int Row) BlockOf(Point inside)
    {
        for (var c = 0; c < Columns; c++)
        {
            for (var r = 0; r < Rows; r++)
            {
                if (Quarter(c, r, c + 1, r + 1).Covers(inside))
                    return (c, r);
            }
        }

        throw new InvalidOperationException($"No block holds {inside}.");
    }

    /// <summary>The centre line between two neighbouring nodes, bent as the whole street bends.</summary>
    private Coordinate[] Part(int fromColumn, int fromRow, int toColumn, int toRow)
    {
        var alongRow = fromRow == toRow;
        Coordinate Node(int c, int r) => _nodes[Math.Clamp(c, 0, Columns), Math.Clamp(r, 0, Rows)];
        var (before, after) = alongRow
            ? (Node(fromColumn - 1, fromRow), Node(toColumn + 1, toRow))
            : (Node(fromColumn, fromRow - 1), Node(toColumn, toRow + 1));
        var (from, to) = (Node(fromColumn, fromRow), Node(toColumn, toRow));
        var whole = Shapes.Curve(Sheet.Line([before, from, to, after]), 60).Coordinates;
        var start = Array.FindLastIndex(whole, point => point.Equals2D(from));
        var end = Array.FindIndex(whole, point => point.Equals2D(to));
        return whole[start..(end + 1)];
    }
}
