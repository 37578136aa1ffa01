using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>A place that was typed: metres east and north.</summary>
/// <param name="Metres">The place in the city's CRS, or how far from the point before it.</param>
/// <param name="IsOffset">Whether it is the latter.</param>
public readonly record struct TypedPlace(Coordinate Metres, bool IsOffset);
