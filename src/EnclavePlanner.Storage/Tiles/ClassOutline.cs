namespace EnclavePlanner.Storage.Tiles;

/// <summary>What an overview needs of a parcel.</summary>
/// <param name="Class">Its land-use code, or its owner; null where it has none.</param>
/// <param name="Binary">Its polygons in the city's CRS as well-known binary, plain or with an SRID.</param>
internal readonly record struct ClassOutline(string? Class, byte[] Binary);
