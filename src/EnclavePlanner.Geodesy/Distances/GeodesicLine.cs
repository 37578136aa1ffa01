namespace EnclavePlanner.Geodesy.Distances;

/// <summary>The shortest line between two places on an ellipsoid.</summary>
/// <param name="LengthMetres">Its length.</param>
/// <param name="StartAzimuthDegrees">Its direction at the start, clockwise from north, −180 … 180.</param>
/// <param name="EndAzimuthDegrees">Its direction at the end, going on, clockwise from north, −180 … 180.</param>
public readonly record struct GeodesicLine(double LengthMetres, double StartAzimuthDegrees, double EndAzimuthDegrees);

/// <summary>Where a geodesic ends.</summary>
/// <param name="Point">The place.</param>
/// <param name="AzimuthDegrees">Direction there, going on, clockwise from north, −180 … 180.</param>
public readonly record struct GeodesicEnd(GeographicPoint Point, double AzimuthDegrees);
