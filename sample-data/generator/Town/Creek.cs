using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Town;

/// <summary>The embanked creek in the east of the town, green on both sides.</summary>
internal static class Creek
{
    private const string Holder = "光明区水务管理单位";

    public static LineString Course { get; } = Shapes.Curve(
        Sheet.Line((1196, 1480), (1214, 1250), (1276, 1060), (1240, 860), (1296, 660), (1352, 430), (1330, 200), (1420, -120)), 48);

    public static IEnumerable<Claim> Claims(SeededDice dice)
    {
        var water = Shapes.Watercourse(Course, 19, 1, dice);
        yield return new Claim(water, new Land("1701", Holder, "河道"));
        var belt = Shapes.Watercourse(Course, 58, 4, dice);
        var banks = belt.Less(water);
        foreach (var bank in Sheet.Polygons(banks))
        {
            foreach (var piece in new BlockCutter(dice, 3, 0).Cut(new Piece(bank, belt.Boundary), () => dice.Between(4_000, 8_000)))
                yield return Claim.Of(piece, new Land(dice.Chance(0.6) ? "1401" : "1402", Holder, "滨河绿带"), 350);
        }
    }
}
