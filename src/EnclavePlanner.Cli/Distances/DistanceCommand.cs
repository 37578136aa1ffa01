using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;

namespace EnclavePlanner.Cli.Distances;

/// <summary>
/// <c>distance PLAN --from X --to Y [--along geodesic|road] [--as-of WHEN]</c>: the geodesic between two features in any zones, or the
/// shortest way between them along a city's roads.
/// </summary>
internal static class DistanceCommand
{
    private const string Geodesic = "geodesic";
    private const string Road = "road";

    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var from = new Option<string>("--from") { Description = terminal.Say("cli.from"), Required = true };
        var to = new Option<string>("--to") { Description = terminal.Say("cli.to"), Required = true };
        var along = new Option<string>("--along") { Description = terminal.Say("cli.along"), DefaultValueFactory = _ => Geodesic };
        along.AcceptOnlyFromAmong(Geodesic, Road);
        var command = new Command("distance", terminal.Say("cli.distance")) { plan, from, to, along, asOf.Option };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var contents = await asOf.ReadAsync(store, parsed, cancellation);
            var start = FeatureSearch.Find(contents, parsed.GetValue(from)!);
            var end = FeatureSearch.Find(contents, parsed.GetValue(to)!);
            if (parsed.GetValue(along) == Road)
                await RoadDistance.AnswerAsync(terminal, parsed, contents, start, end, cancellation);
            else
                await GeodesicDistance.AnswerAsync(terminal, parsed, contents, start, end);
            return ExitCode.Done;
        });
        return command;
    }
}
