using System.Collections.Immutable;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>One zoom of a tile grid.</summary>
/// <param name="Id">What the source calls it.</param>
/// <param name="Resolution">Units of the grid per pixel.</param>
/// <param name="West">West edge of the first column, in the grid's units.</param>
/// <param name="North">North edge of the first row.</param>
/// <param name="TileWidth">Pixels.</param>
/// <param name="TileHeight">Pixels.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="Rows">How many rows.</param>
public sealed record BaseMapLevel(string Id, double Resolution, double West, double North, int TileWidth, int TileHeight, long Columns, long Rows)
{
    /// <summary>Whether the numbers can be a grid.</summary>
    public bool IsSound =>
        Id is { Length: > 0 and <= 200 }
        && Resolution is > 0 and < 1e6
        && Math.Abs(West) < 1e9 && Math.Abs(North) < 1e9
        && TileWidth is >= 16 and <= 4096 && TileHeight is >= 16 and <= 4096
        && Columns is > 0 and < int.MaxValue && Rows is > 0 and < int.MaxValue;
}

/// <summary>The grid of a base map's tiles.</summary>
/// <param name="Epsg">EPSG code of its CRS; one that the program knows.</param>
/// <param name="Levels">From the coarsest to the finest; an address counts them from 0.</param>
public sealed record BaseMapGrid(int Epsg, ImmutableArray<BaseMapLevel> Levels)
{
    private const int WebMercatorEpsg = 3857;
    private const int TilePixels = 256;

    /// <summary>Half of the circumference of the sphere of Web Mercator, metres.</summary>
    private const double Reach = 6378137 * Math.PI;

    /// <summary>The most levels a grid may have.</summary>
    public const int MostLevels = 40;

    /// <summary>The grid of web maps, to a deepest zoom.</summary>
    public static BaseMapGrid WebMercator(int deepest) => new(
        WebMercatorEpsg,
        [
            .. Enumerable.Range(0, deepest + 1).Select(zoom => new BaseMapLevel(
                zoom.ToString(System.Globalization.CultureInfo.InvariantCulture), 2 * Reach / TilePixels / (1L << zoom), -Reach, Reach, TilePixels, TilePixels, 1L << zoom, 1L << zoom)),
        ]);

    /// <summary>Whether an address lies in it.</summary>
    public bool Has(int level, long column, long row) =>
        level >= 0 && level < Levels.Length && column >= 0 && column < Levels[level].Columns && row >= 0 && row < Levels[level].Rows;

    /// <summary>West, south, east, north of a tile in the grid's units.</summary>
    public (double West, double South, double East, double North) BoundsOf(int level, long column, long row)
    {
        var at = Levels[level];
        var (width, height) = (at.Resolution * at.TileWidth, at.Resolution * at.TileHeight);
        return (at.West + column * width, at.North - (row + 1) * height, at.West + (column + 1) * width, at.North - row * height);
    }
}
