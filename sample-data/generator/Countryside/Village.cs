using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>A village of the plain: rows of homesteads between straight lanes, with a few gaps at the rim.</summary>
/// <param name="Name">Of the village, without 村.</param>
/// <param name="Centre">Where its two main lanes cross.</param>
/// <param name="Turn">Degrees, counter-clockwise.</param>
/// <param name="Rows">One string per row from north to south: h homesteads, s school, c committee and shop, p small square, w pond, . nothing.</param>
internal sealed record Village(string Name, Coordinate Centre, double Turn, params string[] Rows)
{
    private const double Width = 84;
    private const double Height = 62;
    private const double Lane = 6;

    public string Owner => $"{Name}村村民委员会";

    public IEnumerable<Claim> Claims(SeededDice dice)
    {
        var blocks = Blocks().ToList();
        foreach (var (area, use) in blocks)
        {
            foreach (var part in use == 'h' && dice.Chance(0.12)
                ? new BlockCutter(dice, 1, 0).Cut(Piece.Drawn(area), () => Sheet.Size(area) / 2)
                : [Piece.Drawn(area)])
            {
                yield return Claim.Of(part, new Land(CodeOf(use), Owner, RemarkOf(use)));
            }
        }

        var square = new BufferParameters(2, EndCapStyle.Square, JoinStyle.Mitre, 2);
        var built = Overlays.United(blocks.Select(block => block.Area.Buffer((Lane / 2) + 0.5, square)));
        yield return new Claim(built, new Land("1207", Owner, "村内街巷"), 60);
    }

    private IEnumerable<(Polygon Area, char Use)> Blocks()
    {
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Rows[row].Length; column++)
            {
                if (Rows[row][column] == '.')
                    continue;
                var east = (column - (Rows[row].Length / 2.0) + 0.5) * Width;
                var north = ((Rows.Length / 2.0) - row - 0.5) * Height;
                var centre = Shapes.Turned(Centre, east, north, Turn);
                yield return (Shapes.Rectangle(centre, Width - Lane, Height - Lane, Turn), Rows[row][column]);
            }
        }
    }

    private static string CodeOf(char use) => use switch
    {
        'h' => "0703",
        's' => "080403",
        'c' => "0704",
        'p' => "1403",
        'w' => "1704",
        _ => throw new InvalidOperationException($"A village has no {use}."),
    };

    private static string RemarkOf(char use) => use switch
    {
        's' => "小学",
        'c' => "村委会、卫生室、超市",
        'p' => "村民广场",
        'w' => "村塘",
        _ => "",
    };
}
