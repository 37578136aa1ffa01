using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.SampleData.Town;

/// <summary>About 2 km² of town in the north-west of Shenzhen, with an old industrial quarter in its middle.</summary>
internal sealed class ShenzhenScene
{
    private readonly SeededDice _dice = new(440300);
    private readonly RoadNetwork _outside;

    /// <summary>The ground of the enclave as drawn: all inside the kerbs of the streets around it.</summary>
    private readonly Polygon _park;

    public ShenzhenScene()
    {
        Streets = new StreetPlan(_dice);
        _outside = Streets.Network((one, other) => !IsOnePiece(one, other));
        var (fromColumn, fromRow, toColumn, toRow) = TownGuide.Park;
        _park = (Polygon)Streets.Quarter(fromColumn, fromRow, toColumn, toRow)
            .Less(Overlays.United(_outside.Claims().Select(claim => claim.Area)));
    }

    public StreetPlan Streets { get; }

    /// <summary>The existing land and its streets.</summary>
    public Scene Draw()
    {
        var inside = Streets.Network(IsOldFactoryRoad, new Land("1207", "楼新旧工业区企业", "旧工业区道路"));
        List<Claim> claims = [.. _outside.Claims(), .. Creek.Claims(_dice), .. inside.Claims()];

        var extent = Streets.Extent();
        var taken = Overlays.United(claims.Select(claim => claim.Area));
        var blocks = Sheet.Polygons(extent.Less(taken)).Select(block => (block, TownGuide.At(Streets.BlockOf(block.InteriorPoint))));
        claims.AddRange(new Lots(_dice).Claims(blocks));
        return new Scene(Mosaic.Tidied(Mosaic.Lay(extent, claims), keepOutline: false), [.. _outside.Stretches, .. inside.Stretches]);
    }

    /// <summary>The ground of the enclave as the parcels have it.</summary>
    public Polygon ParkGround(Scene scene) => (Polygon)CoverageUnion.Union(Sheet.Paper.BuildGeometry(
        scene.Parcels.Select(tile => tile.Area).Where(area => _park.Covers(area.InteriorPoint))));

    /// <summary>Within the hill, the public garden and the old industrial quarter no city street runs.</summary>
    private static bool IsOnePiece((int Column, int Row) one, (int Column, int Row) other) =>
        (TownGuide.At(one), TownGuide.At(other)) is ('H', 'H') or ('P', 'P') or ('B', 'B');

    /// <summary>The two roads of the old quarter that are still open: one from south to north, one from west to east.</summary>
    private static bool IsOldFactoryRoad((int Column, int Row) one, (int Column, int Row) other) =>
        TownGuide.IsPark(one) && TownGuide.IsPark(other) && (one.Column == other.Column ? one.Row == 2 : one.Column == 3);
}
