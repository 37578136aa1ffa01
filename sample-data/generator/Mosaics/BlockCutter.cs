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

    /// <summary>Pieces of about the wanted size, none under a third of it; each cut is told with the piece it went through.</summary>
    public List<Polygon> Cut(Polygon block, Func<double> wantedSize, Action<LineString, Polygon>? eachCut = null)
    {
        var pieces = new List<Polygon>();
        var open = new Stack<Polygon>([block]);
        while (open.TryPop(out var piece))
        {
            var wanted = wantedSize();
            if (Sheet.Size(piece) < wanted * 1.5 || Halves(piece, wanted / 3, eachCut) is not { } halves)
            {
                pieces.Add(piece);
                continue;
            }

            foreach (var half in halves)
                open.Push(half);
        }

        return pieces;
    }

    private List<Polygon>? Halves(Polygon piece, double smallest, Action<LineString, Polygon>? eachCut)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var cut = AcrossLongerSide(piece);
            var polygonizer = new Polygonizer();
            polygonizer.Add(UnaryUnionNG.Union(Sheet.Paper.BuildGeometry([piece.Boundary, cut]), Sheet.Grid));
            var parts = polygonizer.GetPolygons().Cast<Polygon>().Where(part => piece.Covers(part.InteriorPoint)).ToList();
            if (parts.Count < 2 || parts.Exists(part => Sheet.Size(part) < smallest))
                continue;
            eachCut?.Invoke(cut, piece);
            return parts;
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

        // A little beyond both sides, so that rounding cannot leave the cut short of the border.
        Coordinate Crossing(double acrossShare, double shift)
        {
            var forward = (share * length) + shift;
            return Sheet.At(
                start.X + (alongEast * forward) + ((across.X - start.X) * acrossShare),
                start.Y + (alongNorth * forward) + ((across.Y - start.Y) * acrossShare));
        }

        return bend > 0
            ? Sheet.Line([Crossing(-0.05, -slant), Crossing(dice.Between(0.35, 0.65), dice.Between(-bend, bend)), Crossing(1.05, slant)])
            : Sheet.Line([Crossing(-0.05, -slant), Crossing(1.05, slant)]);
    }
}
