using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Distances;

/// <summary>The geodesic between the nearest points of two features, and its direction.</summary>
internal static class GeodesicDistance
{
    internal static Task AnswerAsync(Terminal terminal, ParseResult parsed, PlanContents contents, PlanFeature start, PlanFeature end)
    {
        var nearest = NearestPoints.Between(
            start.Geometry, contents.City(start.CityCode).Crs, end.Geometry, contents.City(end.CityCode).Crs);
        return terminal.AnswerAsync(
            parsed,
            new
            {
                from = start.Label,
                to = end.Label,
                along = "geodesic",
                length = nearest.LengthMetres,
                azimuth = nearest.StartAzimuthDegrees,
                nearest = new[] { Position.Of(nearest.From), Position.Of(nearest.To) },
            },
            output => output.WriteLineAsync(terminal.Say(
                "done.distance", start.Label, end.Label, nearest.LengthMetres.ToString("N3", terminal.Culture),
                nearest.StartAzimuthDegrees.ToString("F4", terminal.Culture))));
    }
}
