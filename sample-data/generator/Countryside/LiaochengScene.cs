using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>About 4.7 km² of farmland east of Liaocheng.</summary>
internal static class LiaochengScene
{
    public static Scene Draw()
    {
        var dice = new SeededDice(371500);
        var extent = Shapes.Curve(Sheet.Line(
            (24, 62), (420, 12), (900, 44), (1400, 18), (1960, 60), (2462, 34), (2476, 480), (2440, 1010),
            (2486, 1500), (2430, 1952), (1900, 1976), (1400, 1930), (820, 1980), (60, 1956), (30, 1400), (74, 800), (24, 62)), 140);
        var ground = Sheet.Paper.CreatePolygon(extent.Coordinates);
        var roads = CountryRoads.Draw();

        var claims = new List<Claim>();
        foreach (var village in Villages.All)
            claims.AddRange(village.Claims(dice));
        claims.AddRange(roads.Claims());
        claims.AddRange(RiverLand.Claims(dice));
        claims.AddRange(Workshops.Claims(dice));

        var taken = Overlays.United(claims.Select(claim => claim.Area));
        var open = ground.Less(taken);
        claims.AddRange(new Fields(dice).Claims(open));
        var parcels = Mosaic.Tidied(Mosaic.Lay(ground, claims), keepOutline: false);
        return new Scene(parcels, [.. roads.Stretches.Select(stretch => stretch with { Centre = Clipped(stretch.Centre, ground) })]);
    }

    private static LineString Clipped(LineString centre, Polygon ground) =>
        (LineString)centre.CutTo(ground);
}
