namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>How a base map is had.</summary>
public enum BaseMapKind
{
    /// <summary>Tiles of the Web Mercator grid, by zoom, column and row.</summary>
    Xyz,

    /// <summary>OGC Web Map Tile Service 1.0.0, on the grid that it describes.</summary>
    Wmts,

    /// <summary>OGC Web Map Service 1.1.1, asked for the tiles of the Web Mercator grid.</summary>
    Wms,

    /// <summary>A GeoPackage with tiles or an MBTiles file on this machine.</summary>
    File,
}
