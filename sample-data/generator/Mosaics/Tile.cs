using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>One parcel of a finished mosaic.</summary>
internal sealed record Tile(Polygon Area, Land Land);
