using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Roads;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Distances;

/// <summary>
/// The shortest way along roads between the places of the network nearest to two features. Its length runs from one of
/// these places to the other; how far they lie from the features is said beside it.
/// </summary>
internal static class RoadDistance
{
    /// <exception cref="FaultException">
    /// CLI-ROAD-UNJOINED, CLI-ROAD-ONEWAY: no way. PLN-ROADS-ZONES, PLN-ROADS-NONE, PLN-ROAD-ONEWAY, GEO-ROAD-NONE: no network.
    /// </exception>
    internal static Task AnswerAsync(
        Terminal terminal, ParseResult parsed, PlanContents contents, PlanFeature start, PlanFeature end, CancellationToken cancellation)
    {
        var roads = CityRoads.Joining(contents, start.CityCode, end.CityCode, cancellation);
        var answer = roads.Network.Between(
            start.Geometry, contents.City(start.CityCode).Crs, end.Geometry, contents.City(end.CityCode).Crs, cancellation);
        if (answer is not RoadRoute route)
        {
            var code = answer is RoadUnreachable { Obstacle: RoadObstacle.OneWay } ? "CLI-ROAD-ONEWAY" : "CLI-ROAD-UNJOINED";
            throw Terminal.Refusal(code, start.Label, end.Label, Metres(answer.From.LengthMetres), Metres(answer.To.LengthMetres));
        }

        return terminal.AnswerAsync(
            parsed,
            new
            {
                from = start.Label,
                to = end.Label,
                along = "road",
                length = route.LengthMetres,
                nearest = new[] { Position.Of(route.From.OnRoad), Position.Of(route.To.OnRoad) },
                snapFrom = route.From.LengthMetres,
                snapTo = route.To.LengthMetres,
                roads = route.Steps.Select(step => new
                {
                    id = roads.Roads[step.Line].Id,
                    road = roads.Roads[step.Line].Label,
                    length = step.LengthMetres,
                }),
                path = route.Points.Select(Position.Of),
            },
            async output =>
            {
                await output.WriteLineAsync(terminal.Say(
                    "done.distance-road", start.Label, end.Label, Metres(route.LengthMetres), Metres(route.From.LengthMetres), Metres(route.To.LengthMetres)));
                foreach (var step in route.Steps)
                    await output.WriteLineAsync($"{roads.Roads[step.Line].Label}\t{Metres(step.LengthMetres)} m");
            });

        string Metres(double metres) => metres.ToString("N3", terminal.Culture);
    }
}
