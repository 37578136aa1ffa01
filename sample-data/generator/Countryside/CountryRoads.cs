using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>The county road, the roads from village to village, and a bridge.</summary>
internal static class CountryRoads
{
    private const string County = "聊城市公路管理单位";
    private static readonly Land Highway = new("1202", County, "县道");
    private static readonly Land VillageRoad = new("0601", "沙镇镇农村道路管理单位", "村道");

    /// <summary>Junctions are where two stretches share an end point.</summary>
    public static RoadNetwork Draw() => new(
    [
        Wide("示范县道", (-60, 1165), (240, 1196), (560, 1228)),
        Wide("示范县道", (560, 1228), (960, 1222), (1362, 1236)),
        Wide("示范县道", (1362, 1236), (1640, 1262), (1880, 1306)),
        Wide("示范县道", (1880, 1306), (2160, 1346), (2580, 1352)),
        Through("柳行路", (1296, -80), (1318, 210), (1352, 620)),
        Through("柳行路", (1352, 620), (1374, 900), (1362, 1236)),
        Through("柳行路", (1362, 1236), (1352, 1460), (1388, 1690)),
        Through("柳行路", (1388, 1690), (1410, 1860), (1402, 2080)),
        Minor("前柳村路", (560, 1228), (572, 1140), (596, 1060)),
        Minor("前柳村路", (596, 1060), (600, 860)),
        Minor("前柳村路", (600, 860), (604, 660)),
        Minor("前柳村路", (604, 660), (612, 610), (598, 560)),
        Minor("堤顶路西段", (-60, 486), (300, 520), (598, 560)),
        Minor("堤顶路中段", (598, 560), (940, 470), (1352, 620)),
        Minor("柳东路", (600, 860), (865, 865)),
        Minor("柳东路", (865, 865), (1120, 890), (1374, 900)),
        Minor("柳西路", (600, 860), (335, 855)),
        Minor("柳西路", (335, 855), (140, 846), (-60, 868)),
        Minor("槐林村路", (1388, 1690), (1490, 1676), (1576, 1659)),
        Minor("槐林村路", (1576, 1659), (1840, 1650)),
        Minor("槐林南路", (1840, 1650), (1835, 1512)),
        Minor("槐林南路", (1835, 1512), (1848, 1420), (1880, 1306)),
        Minor("槐林东路", (1840, 1650), (2104, 1641)),
        Minor("槐林东路", (2104, 1641), (2320, 1652), (2580, 1640)),
        Minor("堤口村路", (1374, 900), (1600, 902), (1750, 924)),
        Minor("堤口村路", (1750, 924), (1930, 930)),
        Minor("堤口北路", (1930, 930), (1925, 1066)),
        Minor("堤口北路", (1925, 1066), (1904, 1180), (1880, 1306)),
        Minor("堤口东路", (1930, 930), (2110, 936)),
        Minor("堤口东路", (2110, 936), (2340, 954), (2580, 936)),
        Minor("北杨路", (560, 1228), (540, 1400), (520, 1520)),
        Minor("北杨路", (520, 1520), (520, 1660)),
        Minor("北杨东路", (520, 1660), (700, 1660)),
        Minor("北杨东路", (700, 1660), (1000, 1704), (1388, 1690)),
        Minor("北杨北路", (520, 1660), (520, 1800)),
        Minor("北杨北路", (520, 1800), (530, 1900), (516, 2080)),
        Minor("南堤路", (-60, 226), (420, 214), (820, 150), (1304, 100)),
        Minor("南堤东路", (1304, 100), (1700, 240), (2200, 210), (2580, 300)),
    ], 6);

    private static RoadStretch Wide(string name, params (double, double)[] points) => new(name, Highway, 18, Curved(points));

    private static RoadStretch Through(string name, params (double, double)[] points) =>
        new(name, VillageRoad with { Remark = "乡道" }, 9, Curved(points));

    private static RoadStretch Minor(string name, params (double, double)[] points) => new(name, VillageRoad, 6, Curved(points));

    private static LineString Curved((double, double)[] points) => Shapes.Curve(Sheet.Line(points), 75);
}
