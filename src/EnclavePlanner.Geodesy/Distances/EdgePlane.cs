using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>The plane of a CRS, laid on an ellipsoid.</summary>
internal sealed class EdgePlane(Crs crs, Ellipsoid ellipsoid)
{
    internal bool IsProjected { get; } = crs.Kind == CrsKind.Projected;

    internal bool IsTransverseMercator { get; } = crs.Projection?.Method == ProjectionMethod.TransverseMercator;

    /// <summary>A coordinate with its place on the ellipsoid.</summary>
    /// <exception cref="Faults.FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    internal PlacedVertex At(double x, double y)
    {
        var place = crs.ToGeographic(x, y);
        return new PlacedVertex(x, y, place, Vector3.OnSurface(ellipsoid, place));
    }
}
