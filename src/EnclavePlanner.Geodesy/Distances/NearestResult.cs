namespace EnclavePlanner.Geodesy.Distances;

/// <summary>The shortest way between two geometries.</summary>
/// <param name="LengthMetres">Its length on the ellipsoid; 0 where they touch or overlap.</param>
/// <param name="StartAzimuthDegrees">Its direction at the first geometry, clockwise from north; 0 when the length is 0.</param>
/// <param name="From">Its end on the first geometry.</param>
/// <param name="To">Its end on the second geometry.</param>
public readonly record struct NearestResult(double LengthMetres, double StartAzimuthDegrees, GeographicPoint From, GeographicPoint To);
