using EnclavePlanner.Geodesy;

namespace EnclavePlanner.Cli.Distances;

/// <summary>A place as JSON has it: longitude, latitude.</summary>
internal static class Position
{
    internal static double[] Of(GeographicPoint point) => [point.LongitudeDegrees, point.LatitudeDegrees];
}
