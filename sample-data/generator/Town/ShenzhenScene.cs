using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.SampleData.Town;

/// <summary>About 2 km² of town in the north-west of Shenzhen, with an old industrial quarter in its middle.</summary>
internal sealed class ShenzhenScene
{
    private readonly SeededDice _dice = new(440300);

    public ShenzhenScene()
    {
        Streets = new StreetPlan(_dice);
        var (fromColumn, fromRow, toColumn, toRow) = TownGuide.Park;
        var around = Streets.Network((one, other) => TownGuide.IsPark(one) != TownGuide.IsPark(other));
        Park = (Polygon)Streets.Quarter(fromColumn, fromRow, toColumn, toRow).Less(around.Ground());
    }

    public StreetPlan Streets { get; }

    /// <summary>The ground of the enclave as drawn: all inside the kerbs of the streets around it.</summary>
    private Polygon Park { get; }

    /// <summary>The existing land and its streets.</summary>
    public Scene Draw()
    {
        var outside = Streets.Network((one, other) => !IsOnePiece(one, other));
        var inside = Streets.Network(IsOldFactoryRoad, new Land("1207", "楼新旧工业区企业", "旧工业区道路"));
        var claims = outside.Claims().Concat(Creek.Claims(_dice)).Select(claim => claim with { Area = claim.Area.Less(Park) })
            .Concat(inside.Claims().Select(claim => claim with { Area = claim.Area.CutTo(Park) }))
            .ToList();

        var extent = Streets.Extent();
        var taken = Overlays.United(claims.Select(claim => claim.Area));
        var blocks = Sheet.Polygons(extent.Less(taken)).Select(block => (block, TownGuide.At(Streets.BlockOf(block.InteriorPoint))));
        claims.AddRange(new Lots(_dice).Claims(blocks));
        return new Scene(Mosaic.Tidied(Mosaic.Lay(extent, claims), keepOutline: false), [.. outside.Stretches, .. inside.Stretches]);
    }

    /// <summary>The ground of the enclave as the parcels have it.</summary>
    public Polygon ParkGround(Scene scene) => (Polygon)CoverageUnion.Union(Sheet.Paper.BuildGeometry(
        scene.Parcels.Select(tile => tile.Area).Where(area => Park.Covers(area.InteriorPoint))));

    /// <summary>Within the hill, the public garden and the old industrial quarter no city street runs.</summary>
    private static bool IsOnePiece((int Column, int Row) one, (int Column, int Row) other) =>
        (TownGuide.At(one), TownGuide.At(other)) is ('H', 'H') or ('P', 'P') or ('B', 'B');

    /// <summary>The two roads of the old quarter that are still open: one from south to north, one from west to east.</summary>
    private static bool IsOldFactoryRoad((int Column, int Row) one, (int Column, int Row) other) =>
        TownGuide.IsPark(one) && TownGuide.IsPark(other) && (one.Column == other.Column ? one.Row == 2 : one.Column == 3);
}
