namespace EnclavePlanner.Geodesy.Distances;

/// <summary>A place in the plane of its CRS and on the ellipsoid.</summary>
/// <param name="X">East in the CRS.</param>
/// <param name="Y">North in the CRS.</param>
/// <param name="Place">Longitude and latitude.</param>
/// <param name="Geocentric">Its geocentric vector, metres.</param>
internal readonly record struct PlacedVertex(double X, double Y, GeographicPoint Place, Vector3 Geocentric);
