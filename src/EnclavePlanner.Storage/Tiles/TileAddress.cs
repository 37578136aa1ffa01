using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// A square of the tile grid, which is the same in every city's CRS: zoom 0 is one square of 2^27 m around the CRS's origin of
/// coordinates, and each further zoom halves it. Columns count eastwards and rows southwards from its north-western corner,
/// (-2^26, 2^26). At zoom 19 a pixel is 1 m of the projection.
/// </summary>
/// <param name="Zoom">0 to <see cref="DeepestZoom"/>.</param>
/// <param name="Column">0 to 2^zoom - 1.</param>
/// <param name="Row">0 to 2^zoom - 1.</param>
public readonly record struct TileAddress(int Zoom, int Column, int Row)
{
    /// <summary>Tiles are cut to this zoom; there a pixel is 1/8 m. Nearer views show the same tiles larger.</summary>
    public const int DeepestZoom = 22;

    /// <summary>A tile is so many pixels wide and high.</summary>
    public const int Pixels = 256;

    /// <summary>x of the grid's west edge is its negative, y of its north edge; metres.</summary>
    public const double Reach = 1 << 26;

    /// <summary>Coordinates in a tile count so many units from its north-western corner to its other edges.</summary>
    internal const int Units = 4096;

    /// <summary>Outlines reach so many units (4 pixels) beyond the tile, so that what is drawn along its edge is not seen.</summary>
    internal const int Margin = 64;

    /// <summary>From this zoom on, at 2 m to the pixel, parcels have their numbers.</summary>
    internal const int NumberedZoom = 18;

    /// <summary>Whether the grid has such a tile.</summary>
    public bool IsInGrid => Zoom is >= 0 and <= DeepestZoom && Column >= 0 && Row >= 0 && Column < 1 << Zoom && Row < 1 << Zoom;

    /// <summary>The metres of the projection that one pixel covers at a zoom.</summary>
    public static double MetresPerPixel(int zoom) => SideAt(zoom) / Pixels;

    /// <summary>The tile's width and height, metres of the projection.</summary>
    internal double Side => SideAt(Zoom);

    /// <summary>The square, in the city's CRS.</summary>
    internal Envelope Window => new(West, West + Side, North - Side, North);

    /// <summary>The square with the margin around it.</summary>
    internal Envelope WindowWithMargin
    {
        get
        {
            var window = Window;
            window.ExpandBy(Side * Margin / Units);
            return window;
        }
    }

    internal double West => Column * Side - Reach;

    internal double North => Reach - Row * Side;

    /// <summary>The tile of the zoom before that this one is a quarter of.</summary>
    internal TileAddress Parent => new(Zoom - 1, Column / 2, Row / 2);

    /// <summary>The tiles of a zoom that a window meets.</summary>
    internal static IEnumerable<TileAddress> Meeting(Envelope window, int zoom)
    {
        var side = SideAt(zoom);
        for (var row = Index(Reach - window.MaxY); row <= Index(Reach - window.MinY); row++)
        {
            for (var column = Index(window.MinX + Reach); column <= Index(window.MaxX + Reach); column++)
                yield return new TileAddress(zoom, column, row);
        }

        int Index(double distance) => Math.Clamp((int)Math.Floor(distance / side), 0, (1 << zoom) - 1);
    }

    internal static double SideAt(int zoom) => 2 * Reach / (1 << zoom);
}
