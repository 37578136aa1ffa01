using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>Works and yards along the county road, and a vacant one: the construction land that the origin can give up.</summary>
internal static class Workshops
{
    private static readonly Polygon Yard = Sheet.Area((1958, 1328), (2180, 1358), (2330, 1358), (2322, 1498), (2170, 1502), (1950, 1480));
    private static readonly Polygon Brickworks = Sheet.Area((700, 1236), (934, 1236), (940, 1376), (820, 1388), (706, 1372));

    public static IEnumerable<Coordinate> Centres => [Yard.Centroid.Coordinate, Brickworks.Centroid.Coordinate];

    public static IEnumerable<Claim> Claims(SeededDice dice)
    {
        string[] uses = ["1001", "1001", "1001", "1101", "2301", "1001", "2301", "1001", "1101", "2301"];
        var n = 0;
        foreach (var ground in new[] { Yard, Brickworks })
        {
            foreach (var lot in new BlockCutter(dice, 2, 0).Cut(Piece.Drawn(ground), () => dice.Between(6_500, 12_000)))
            {
                var use = uses[n++ % uses.Length];
                yield return Claim.Of(lot, new Land(use, ground == Yard ? "槐林村村民委员会" : "前柳村村民委员会", RemarkOf(use)));
            }
        }
    }

    private static string RemarkOf(string use) => use switch
    {
        "2301" => "停产腾空",
        "1101" => "粮食仓储",
        _ => "农产品加工",
    };
}
