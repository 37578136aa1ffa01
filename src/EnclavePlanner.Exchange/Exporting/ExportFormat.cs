namespace EnclavePlanner.Exchange.Exporting;

/// <summary>The formats that a layer can be written in.</summary>
public enum ExportFormat
{
    /// <summary>GeoJSON, RFC 7946.</summary>
    GeoJson,

    /// <summary>ESRI shapefile: .shp, .shx, .dbf, .prj, .cpg, and the full names of shortened fields beside them.</summary>
    Shapefile,

    /// <summary>Boundary-point TXT (界址点).</summary>
    BoundaryPoints,

    /// <summary>A GeoPackage of one feature table.</summary>
    GeoPackage,

    /// <summary>An ASCII drawing (DXF): a layer per land-use class in its colour, numbers and areas as text.</summary>
    Dxf,

    /// <summary>CSV: attributes and areas, without geometry.</summary>
    Csv,
}
