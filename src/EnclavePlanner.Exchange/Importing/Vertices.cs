using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>The places of a geometry's vertices, whatever their order.</summary>
internal static class Vertices
{
    internal static HashSet<(double X, double Y)> Of(Geometry geometry) =>
        [.. geometry.Coordinates.Select(coordinate => (coordinate.X, coordinate.Y))];
}
