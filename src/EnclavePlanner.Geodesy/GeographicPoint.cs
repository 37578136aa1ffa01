namespace EnclavePlanner.Geodesy;

/// <summary>A place on an ellipsoid. Longitude comes first, as in every file and message of this program.</summary>
/// <param name="LongitudeDegrees">East positive.</param>
/// <param name="LatitudeDegrees">Geodetic latitude, north positive.</param>
public readonly record struct GeographicPoint(double LongitudeDegrees, double LatitudeDegrees);
