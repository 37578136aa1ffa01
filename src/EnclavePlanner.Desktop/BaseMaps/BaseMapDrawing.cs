using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>What a map is told of a base map.</summary>
public static class BaseMapDrawing
{
    /// <summary>Whether a base map can be put where it belongs in a city's CRS: no shift is guessed for a datum that needs one.</summary>
    public static bool CanDraw(BaseMapGrid grid, Crs city)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(city);
        try
        {
            _ = CoordinateTransform.Between(CrsRegistry.Get(grid.Epsg), city);
            return true;
        }
        catch (FaultException)
        {
            return false;
        }
    }

    /// <summary>The base maps of a city as its map is to draw them.</summary>
    public static object[] Of(IEnumerable<(BaseMapSource Source, BaseMapGrid Grid, double Opacity)> shown, Crs city)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return
        [
            .. shown.Where(map => CanDraw(map.Grid, city)).Select(map =>
            {
                var coarsest = map.Grid.Levels[0];
                var last = map.Grid.BoundsOf(0, coarsest.Columns - 1, coarsest.Rows - 1);
                return new
                {
                    id = map.Source.Id,
                    address = BaseMapEndpoint.AddressOf(map.Source.Id),
                    epsg = map.Grid.Epsg,
                    proj4 = CrsRegistry.Get(map.Grid.Epsg).Proj4,
                    origins = map.Grid.Levels.Select(level => new[] { level.West, level.North }),
                    resolutions = map.Grid.Levels.Select(level => level.Resolution),
                    tileSizes = map.Grid.Levels.Select(level => new[] { level.TileWidth, level.TileHeight }),
                    extent = new[] { coarsest.West, last.South, last.East, coarsest.North },
                    opacity = map.Opacity,
                };
            }),
        ];
    }
}
