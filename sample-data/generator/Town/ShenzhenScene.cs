using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
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
        Park = (Polygon)Less(Streets.Quarter(fromColumn, fromRow, toColumn, toRow), around.Ground());
    }

    public StreetPlan Streets { get; }

    /// <summary>The ground of the enclave: all inside the kerbs of the streets around it.</summary>
    public Polygon Park { get; }

    /// <summary>The existing land, with the vertices of the enclave's boundary in it.</summary>
    public Scene Draw(Geometry parkBoundary)
    {
        var outside = Streets.Network((one, other) => !IsOnePiece(one, other));
        var inside = Streets.Network(IsOldFactoryRoad, new Land("1207", "楼新旧工业区企业", "旧工业区道路"));
        var claims = outside.Claims().Concat(Creek.Claims(_dice)).Select(claim => claim with { Area = Less(claim.Area, Park) })
            .Concat(inside.Claims().Select(claim => claim with { Area = Within(claim.Area, Park) }))
            .ToList();

        var extent = Streets.Extent();
        var taken = UnaryUnionNG.Union(Sheet.Paper.BuildGeometry(claims.Select(claim => claim.Area)), Sheet.Millimetres);
        var blocks = Sheet.Polygons(Less(extent, taken)).Select(block => (block, TownGuide.At(Streets.BlockOf(block.InteriorPoint))));
        claims.AddRange(new Lots(_dice).Claims(blocks));
        return new Scene(extent, Mosaic.Lay(extent, claims, parkBoundary), [.. outside.Stretches, .. inside.Stretches]);
    }

    /// <summary>Within the hill, the public garden and the old industrial quarter no city street runs.</summary>
    private static bool IsOnePiece((int Column, int Row) one, (int Column, int Row) other) =>
        (TownGuide.At(one), TownGuide.At(other)) is ('H', 'H') or ('P', 'P') or ('B', 'B');

    /// <summary>The two roads of the old quarter that are still open: one from south to north, one from west to east.</summary>
    private static bool IsOldFactoryRoad((int Column, int Row) one, (int Column, int Row) other) =>
        TownGuide.IsPark(one) && TownGuide.IsPark(other) && (one.Column == other.Column ? one.Row == 2 : one.Column == 3);

    private static Geometry Less(Geometry ground, Geometry taken) =>
        OverlayNG.Overlay(ground, taken, SpatialFunction.Difference, Sheet.Millimetres);

    private static Geometry Within(Geometry ground, Geometry limit) =>
        OverlayNG.Overlay(ground, limit, SpatialFunction.Intersection, Sheet.Millimetres);
}
