using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Town;

/// <summary>Blocks cut into lots, some with another use in the middle: a square, a substation, a kindergarten.</summary>
internal sealed class Lots(SeededDice dice)
{
    private readonly List<Claim> _courtyards = [];
    private readonly List<Claim> _lots = [];

    /// <summary>Courtyards first, then the lots around them.</summary>
    public IEnumerable<Claim> Claims(IEnumerable<(Polygon Area, char Letter)> blocks)
    {
        foreach (var (area, letter) in blocks)
        {
            var kind = TownGuide.Kind(letter);
            var wild = letter is 'H' or 'F';
            var cutter = wild ? new BlockCutter(dice, 9, 8) : new BlockCutter(dice, 1.2, 0);
            foreach (var lot in cutter.Cut(Piece.Between(area), () => kind.LotSize * dice.Between(0.75, 1.35)))
                Lot(lot, letter, kind);
        }

        return _courtyards.Concat(_lots);
    }

    private void Lot(Piece piece, char letter, BlockKind kind)
    {
        var lot = piece.Area;
        var use = dice.OneOf(kind.Uses);
        _lots.Add(Claim.Of(piece, new Land(use, kind.Owner)));
        if (!dice.Chance(kind.Courtyards) || InnerUse(letter) is not { } inner)
            return;

        var corners = MinimumAreaRectangle.GetMinimumRectangle(lot).Coordinates;
        var turn = Math.Atan2(corners[1].Y - corners[0].Y, corners[1].X - corners[0].X) * 180 / Math.PI;
        var (width, height) = (corners[0].Distance(corners[1]), corners[1].Distance(corners[2]));
        var courtyard = letter is 'P' or 'F'
            ? Shapes.Blob(lot.Centroid.Coordinate, width * 0.2, height * 0.2, 12, dice)
            : Shapes.Rectangle(lot.Centroid.Coordinate, width * dice.Between(0.26, 0.4), height * dice.Between(0.26, 0.4), turn);
        if (lot.Contains(courtyard.Buffer(6)) && Sheet.Size(courtyard) > 300)
            _courtyards.Add(new Claim(courtyard, new Land(inner, kind.Owner)));
    }

    private static string? InnerUse(char letter) => letter switch
    {
        'R' => "1403",
        'V' => "1503",
        'S' => "0805",
        'C' or 'O' => "1403",
        'M' => "1401",
        'P' => "1704",
        'F' => "1704",
        'I' or 'B' => "1303",
        'L' => "120803",
        _ => null,
    };
}
