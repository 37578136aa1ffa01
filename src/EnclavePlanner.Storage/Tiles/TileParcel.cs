using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>What a tile needs of a parcel.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">Its number; empty where it has none.</param>
/// <param name="Class">Its land-use code, or its owner; null where it has none.</param>
/// <param name="Geometry">Its polygons, in the city's CRS.</param>
internal sealed record TileParcel(Guid Id, string Number, string? Class, Geometry Geometry);
