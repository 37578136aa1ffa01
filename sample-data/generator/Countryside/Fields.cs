using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>
/// The open land between roads, river and villages: large blocks parted by field tracks and ditches, cut into fields; orchards
/// by the villages and in the north-east, ponds, graves and barns within fields.
/// </summary>
internal sealed class Fields(SeededDice dice)
{
    private readonly List<Claim> _insets = [];
    private readonly List<Claim> _tracks = [];
    private readonly List<Claim> _fields = [];

    /// <summary>Insets first, then tracks, then fields.</summary>
    public IEnumerable<Claim> Claims(Geometry openLand)
    {
        foreach (var block in Sheet.Polygons(openLand))
        {
            var parts = new BlockCutter(dice, 3, 6).Cut(Piece.Between(block), () => dice.Between(62_000, 110_000), Track);
            foreach (var part in parts)
            {
                var size = dice.Between(14_000, 32_000);
                foreach (var field in new BlockCutter(dice, 5, 4).Cut(part, () => size * dice.Between(0.6, 1.5)))
                    Field(field);
            }
        }

        return _insets.Concat(_tracks).Concat(_fields);
    }

    private void Track(LineString cut, Piece block)
    {
        var owner = VillageOf(cut.Centroid.Coordinate).Owner;
        var (width, land) = dice.Chance(0.3)
            ? (7.0, new Land("1705", owner, "排灌沟"))
            : (4.5, new Land("060102", owner, "田间道"));
        var ribbon = Shapes.Ribbon(cut, width);
        _tracks.Add(new Claim(ribbon.CutTo(block.Area), land) { Outline = ribbon.Boundary });
    }

    private void Field(Piece piece)
    {
        var field = piece.Area;
        var centre = field.Centroid.Coordinate;
        var village = VillageOf(centre);
        _fields.Add(Claim.Of(piece, new Land(UseAt(centre, village), village.Owner), 300));
        if (Sheet.Size(field) > 12_000 && dice.Chance(0.22))
            Inset(field, village);
    }

    private void Inset(Polygon field, Village village)
    {
        var middle = field.InteriorPoint.Coordinate;
        var (area, land) = dice.OneOf<string>(["pond", "pond", "pond", "graves", "barn", "well"]) switch
        {
            "pond" => (Shapes.Blob(middle, dice.Between(18, 34), dice.Between(14, 24), 14, dice), new Land("1704", village.Owner, "坑塘")),
            "graves" => (Shapes.Blob(middle, 13, 11, 8, dice), new Land("1506", village.Owner, "墓地")),
            "barn" => (Shapes.Rectangle(middle, 36, 24, dice.Between(-5, 5)), new Land("060202", village.Owner, "养殖棚")),
            _ => (Shapes.Rectangle(middle, 20, 16, dice.Between(-5, 5)), new Land("060201", village.Owner, "机井与看护房")),
        };
        if (field.Contains(area.Buffer(4)))
            _insets.Add(new Claim(area, land, 100));
    }

    private string UseAt(Coordinate centre, Village village)
    {
        if (centre.X > 1980 && centre.Y > 1480)
            return dice.OneOf<string>(["0201", "0201", "0201", "0102", "0205"]);
        if (centre.Distance(village.Centre) < 360)
            return dice.OneOf<string>(["0201", "0103", "0103", "0201", "0102", "0102", "0102", "0301", "0403", "0205"]);
        if (centre.Y < 300)
            return dice.OneOf<string>(["0103", "0103", "0102", "0102", "0301", "0102"]);
        return dice.OneOf<string>(["0102", "0102", "0102", "0102", "0102", "0102", "0102", "0103"]);
    }

    private static Village VillageOf(Coordinate point) => Villages.All.MinBy(village => village.Centre.Distance(point))!;
}
