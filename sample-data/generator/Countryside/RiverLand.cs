using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>The river across the south, with a belt of bank forest on either side.</summary>
internal static class RiverLand
{
    private const string Holder = "聊城市水利管理单位";

    public static LineString Course { get; } = Shapes.Curve(
        Sheet.Line((-80, 330), (330, 395), (760, 320), (1120, 330), (1500, 480), (1880, 560), (2180, 500), (2600, 640)), 55);

    public static IEnumerable<Claim> Claims(SeededDice dice)
    {
        var water = Shapes.Watercourse(Course, 46, 4, dice);
        foreach (var reach in new BlockCutter(dice, 0, 0).Cut(Piece.Drawn(water), () => 38_000))
            yield return Claim.Of(reach, new Land("1701", Holder, "河道"));

        var belt = Shapes.Watercourse(Course, 112, 7, dice);
        var banks = belt.Less(water);
        foreach (var bank in Sheet.Polygons(banks))
        {
            foreach (var piece in new BlockCutter(dice, 4, 0).Cut(new Piece(bank, belt.Boundary), () => dice.Between(8_000, 14_000)))
                yield return Claim.Of(piece, new Land(dice.Chance(0.85) ? "0301" : "0304", Holder, "护堤林"));
        }
    }
}
