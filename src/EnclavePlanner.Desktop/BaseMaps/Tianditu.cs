namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// 天地图: the national platform's WMTS on CGCS2000 (EPSG:4490, matrix set c), which is not displaced. It wants a key of the user's own,
/// from its console. Its layers and grid are fixed (lbs.tianditu.gov.cn, 地图API 服务), so that they need not be asked for; and its
/// capabilities tell scales by pixels of 96 dpi, which by the standard would put everything 6 % off.
/// </summary>
public static class Tianditu
{
    private const int Cgcs2000Epsg = 4490;
    private const int DeepestZoom = 18;
    private const double WholeTurn = 360;
    private const int TilePixels = 256;

    /// <summary>The names of its layers in its addresses: 矢量, 矢量注记, 影像, 影像注记, 地形, 地形注记.</summary>
    public static IReadOnlyList<string> Layers { get; } = ["vec", "cva", "img", "cia", "ter", "cta"];

    /// <summary>One of its layers as a source.</summary>
    /// <param name="layer">One of <see cref="Layers"/>.</param>
    /// <param name="name">What the user calls it.</param>
    /// <param name="key">His key.</param>
    public static BaseMapSource Source(string layer, string name, string key) =>
        new(
            Guid.CreateVersion7(), name, BaseMapKind.Wmts,
            $"https://t0.tianditu.gov.cn/{layer}_c/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=c&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={{key}}")
        {
            Key = key,
            Described = Grid,
        };

    private static BaseMapGrid Grid { get; } = new(
        Cgcs2000Epsg,
        [
            .. Enumerable.Range(1, DeepestZoom).Select(zoom => new BaseMapLevel(
                zoom.ToString(System.Globalization.CultureInfo.InvariantCulture), WholeTurn / TilePixels / (1L << zoom), -180, 90, TilePixels, TilePixels, 1L << zoom, 1L << (zoom - 1))),
        ]);
}
