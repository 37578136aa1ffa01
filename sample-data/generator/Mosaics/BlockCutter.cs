using EnclavePlanner.SampleData.Drawing;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>Cuts a block across its longer side again and again, as land is shared out among heirs or lots.</summary>
/// <param name="dice">Where the cuts fall.</param>
/// <param name="turn">By how many degrees a cut may stray from square.</param>
/// <param name="bend">By how many metres the middle of a cut may be out of line; 0 cuts straight.</param>
internal sealed class BlockCutter(SeededDice dice, double turn, double bend)
{
    /// <summary>How many places are tried before a block is left whole.</summary>
    private const int Attempts = 8;

    /// <summary>Metres that a cut goes beyond the block, so that rounding cannot leave it short of the border.</summary>
    private const double Overshoot = 1.5;

    /// <summary>Pieces of about the wanted size, none under a third of it.</summary>
    public List<Piece> Cut(Piece block, Func<double> wantedSize, Action<LineString, Piece>? eachCut = null)
    {
        var pieces = new List<Piece>();
        var open = new Stack<Piece>([block]);
        while (open.TryPop(out var piece))
        {
            var wanted = wantedSize();
            if (Sheet.Size(piece.Area) < wanted * 1.5 || Parts(piece, wanted / 3, eachCut) is not { } parts)
            {
                pieces.Add(piece);
                continue;
            }

            foreach (var part in parts)
                open.Push(part);
        }

        return pieces;
    }

    private List<Piece>? Parts(Piece piece, double smallest, Action<LineString, Piece>? eachCut)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var cut = AcrossLongerSide(piece.Area);
            var polygonizer = new Polygonizer();
            polygonizer.Add(UnaryUnionNG.Union(Sheet.Paper.BuildGeometry([piece.Area.Boundary, cut]), Sheet.Grid));
            var parts = polygonizer.GetPolygons().Cast<Polygon>().Where(part => piece.Area.Covers(part.InteriorPoint)).ToList();
            if (parts.Count < 2 || parts.Exists(part => Sheet.Size(part) < smallest))
                continue;
            eachCut?.Invoke(cut, piece);
            return parts.ConvertAll(part => piece.Part(part, cut));
        }

        return null;
    }

    private LineString AcrossLongerSide(Polygon piece)
    {
        var corners = MinimumAreaRectangle.GetMinimumRectangle(piece).Coordinates;
        var (start, along, across) = corners[0].Distance(corners[1]) >= corners[1].Distance(corners[2])
            ? (corners[0], corners[1], corners[3])
            : (corners[1], corners[2], corners[0]);
        var share = dice.Between(0.4, 0.6);
        var width = start.Distance(across);
        var slant = Math.Tan(dice.Between(-turn, turn) * Math.PI / 180) * width / 2;
        var length = start.Distance(along);
        var (alongEast, alongNorth) = ((along.X - start.X) / length, (along.Y - start.Y) / length);

        var beyond = Overshoot / width;
        Coordinate Crossing(double acrossShare, double shift)
        {
            var forward = (share * length) + shift;
            return Sheet.At(
                start.X + (alongEast * forward) + ((across.X - start.X) * acrossShare),
                start.Y + (alongNorth * forward) + ((across.Y - start.Y) * acrossShare));
        }

        return bend > 0
            ? Sheet.Line([Crossing(-beyond, -slant), Crossing(dice.Between(0.35, 0.65), dice.Between(-bend, bend)), Crossing(1 + beyond, slant)])
            : Sheet.Line([Crossing(-beyond, -slant), Crossing(1 + beyond, slant)]);
    }
}
