namespace EnclavePlanner.Storage.Tiles;

/// <summary>What an overview needs of a parcel.</summary>
/// <param name="Code">Its land-use code; null where it has none.</param>
/// <param name="Binary">Its polygons in the city's CRS as well-known binary, plain or with an SRID.</param>
internal readonly record struct ClassOutline(string? Code, byte[] Binary);
