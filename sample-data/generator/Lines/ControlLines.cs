using System.Globalization;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.SampleData.Countryside;
using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Lines;

/// <summary>
/// The three lines of either city, made of whole parcels so that they share the parcels' vertices. They do not overlap, as the
/// law wants it.
/// </summary>
internal static class ControlLines
{
    /// <summary>Farmland that is too small for a protected patch, in m².</summary>
    private const double SmallestPatch = 9_000;

    public static List<ControlArea> OfLiaocheng(Scene scene)
    {
        var lines = Villages.All.Select((village, i) => new ControlArea(
            ControlLine.PermanentBasicFarmland,
            Number("YN", i),
            $"永久基本农田（{village.Name}片）",
            UnionOf(scene, tile => IsProtectedFarmland(tile) && tile.Land.Owner == village.Owner))).ToList();
        lines.Add(new(ControlLine.EcologicalRedLine, Number("ST", 0), "河岸生态保护红线",
            UnionOf(scene, tile => tile.Land.Remark is "河道" or "护堤林")));
        lines.Add(new(ControlLine.UrbanGrowthBoundary, Number("CZ", 0), "槐林工业点城镇开发边界", UnionOf(scene, IsGrowthGround)));
        return lines;
    }

    public static List<ControlArea> OfShenzhen(Scene scene) =>
    [
        new(ControlLine.PermanentBasicFarmland, Number("YN", 0), "永久基本农田（山前片）", UnionOf(scene, tile => tile.Land.Code == "0102")),
        new(ControlLine.EcologicalRedLine, Number("ST", 0), "楼山生态保护红线", UnionOf(scene, IsHill)),
        new(ControlLine.UrbanGrowthBoundary, Number("CZ", 0), "城镇开发边界（集中建设区）",
            UnionOf(scene, tile => !IsHill(tile) && tile.Land.Owner != FarmOwner)),
    ];

    /// <summary>Who holds the farmland in the town.</summary>
    private static readonly string FarmOwner = Town.TownGuide.Kind('F').Owner;

    private static bool IsProtectedFarmland(Tile tile)
    {
        var middle = tile.Area.Centroid.Coordinate;
        return tile.Land.Code is "0102" or "0103"
            && Sheet.Size(tile.Area) > SmallestPatch
            && !IsGrowthGround(tile)
            && Villages.All.All(village => village.Centre.Distance(middle) > 330)
            && Workshops.Centres.All(works => works.Distance(middle) > 240);
    }

    private static bool IsGrowthGround(Tile tile) =>
        tile.Area.InteriorPoint is { X: > 1900 and < 2370, Y: > 1325 and < 1530 } && tile.Land.Code != "1202";

    private static bool IsHill(Tile tile) => tile.Land.Owner == Town.TownGuide.Kind('H').Owner && tile.Land.Code.StartsWith("03", StringComparison.Ordinal);

    private static Geometry UnionOf(Scene scene, Func<Tile, bool> within) =>
        Overlays.United(scene.Parcels.Where(within).Select(tile => tile.Area));

    private static string Number(string series, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{series}-{index + 1:00}");
}
