using System.Globalization;
using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using EnclavePlanner.SampleData.Town;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.SampleData.Park;

/// <summary>The planned enclave: a full street grid and plots that tile its ground.</summary>
internal sealed class ParkLayout
{
    private static readonly Land Street = new("1207", "", "");

    private ParkLayout(IReadOnlyList<PlannedPlot> plots)
    {
        Plots = plots;
        Boundary = (Polygon)CoverageUnion.Union(Sheet.Paper.BuildGeometry(plots.Select(plot => plot.Area)));
    }

    public IReadOnlyList<PlannedPlot> Plots { get; }

    /// <summary>The plots' common outline, with every vertex of theirs on it.</summary>
    public Polygon Boundary { get; }

    public static ParkLayout Draw(StreetPlan streets, Polygon ground)
    {
        var dice = new SeededDice(20260115);
        var grid = streets.Network((one, other) => TownGuide.IsPark(one) && TownGuide.IsPark(other), Street).Joined();
        var claims = grid.Claims().ToList();
        var taken = Overlays.United(claims.Select(claim => claim.Area));
        var blocks = ground.Less(taken);

        var squares = new List<Claim>();
        foreach (var block in Sheet.Polygons(blocks))
        {
            var uses = ParkGuide.UsesOf(streets.BlockOf(block.InteriorPoint));
            var pieces = new BlockCutter(dice, 0.6, 0)
                .Cut(Piece.Between(block), () => Sheet.Size(block) / uses.Count * 0.95)
                .OrderByDescending(piece => Math.Round(piece.Area.Centroid.Y / 60)).ThenBy(piece => piece.Area.Centroid.X)
                .ToList();
            for (var i = 0; i < pieces.Count; i++)
            {
                claims.Add(Claim.Of(pieces[i], new Land(uses[i % uses.Count], "", "")));
                if (uses[i % uses.Count] == ParkGuide.WithSquare && squares.Count == 0)
                    squares.Add(new Claim(SquareIn(pieces[i].Area), new Land("1403", "", "")));
            }
        }

        return new ParkLayout(Numbered(Mosaic.Tidied(Mosaic.Lay(ground, [.. squares, .. claims]), keepOutline: true)));
    }

    private static Polygon SquareIn(Polygon piece) => Shapes.Rectangle(piece.Centroid.Coordinate, 72, 58, 7);

    /// <summary>A west of the main avenue, B east of it, D for streets; from north to south in strips, then from west to east.</summary>
    private static List<PlannedPlot> Numbered(List<Tile> tiles)
    {
        var numbers = new Dictionary<char, int>();
        return [.. tiles
            .Select(tile => (Tile: tile, Series: SeriesOf(tile), Middle: tile.Area.InteriorPoint))
            .OrderBy(plot => plot.Series)
            .ThenByDescending(plot => Math.Round(plot.Middle.Y / 100))
            .ThenBy(plot => plot.Middle.X)
            .Select(plot =>
            {
                var number = numbers[plot.Series] = numbers.GetValueOrDefault(plot.Series) + 1;
                return new PlannedPlot(string.Create(CultureInfo.InvariantCulture, $"{plot.Series}-{number:00}"), plot.Tile.Land.Code, plot.Tile.Area);
            })];
    }

    private static char SeriesOf(Tile tile) =>
        tile.Land.Code == Street.Code ? 'D' : tile.Area.InteriorPoint.X < StreetPlan.MainAvenueAt(tile.Area.InteriorPoint.Y) ? 'A' : 'B';
}
