using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Distances;

/// <summary><c>distance PLAN --from X --to Y</c>: the geodesic between two places, parcels or boundaries, in any zones.</summary>
internal static class DistanceCommand
{
    private const string Geodesic = "geodesic";

    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var from = new Option<string>("--from") { Description = terminal.Say("cli.from"), Required = true };
        var to = new Option<string>("--to") { Description = terminal.Say("cli.to"), Required = true };
        var along = new Option<string>("--along") { Description = terminal.Say("cli.along"), DefaultValueFactory = _ => Geodesic };
        along.AcceptOnlyFromAmong(Geodesic);
        var command = new Command("distance", terminal.Say("cli.distance")) { plan, from, to, along };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(parsed.GetValue(plan)!), cancellation);
            var contents = await store.ReadAsync(cancellation);
            var start = FeatureSearch.Find(contents, parsed.GetValue(from)!);
            var end = FeatureSearch.Find(contents, parsed.GetValue(to)!);
            var nearest = NearestPoints.Between(
                start.Geometry, contents.City(start.CityCode).Crs, end.Geometry, contents.City(end.CityCode).Crs);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    from = start.Label,
                    to = end.Label,
                    along = Geodesic,
                    length = nearest.LengthMetres,
                    azimuth = nearest.StartAzimuthDegrees,
                    nearest = new[] { Position(nearest.From), Position(nearest.To) },
                },
                output => output.WriteLineAsync(terminal.Say(
                    "done.distance", start.Label, end.Label, nearest.LengthMetres.ToString("N3", terminal.Culture),
                    nearest.StartAzimuthDegrees.ToString("F4", terminal.Culture))));
            return ExitCode.Done;
        });
        return command;
    }

    private static double[] Position(GeographicPoint point) => [point.LongitudeDegrees, point.LatitudeDegrees];
}
