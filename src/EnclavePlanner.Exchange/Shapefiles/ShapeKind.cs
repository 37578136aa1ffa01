namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>Shape types of the ESRI Shapefile Technical Description (July 1998), p. 4; +10 is with Z, +20 with M.</summary>
internal enum ShapeKind
{
    Null = 0,
    Point = 1,
    Polyline = 3,
    Polygon = 5,
    MultiPoint = 8,
}
