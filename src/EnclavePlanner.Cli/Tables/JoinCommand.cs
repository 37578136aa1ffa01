using System.CommandLine;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Tables;

/// <summary><c>join PLAN FILE --layer L --city CODE [--key COLUMN] …</c>: a table's columns to the features of a layer by their numbers, as one ChangeSet.</summary>
internal static class JoinCommand
{
    internal static Command Build(Terminal terminal)
    {
        var table = new TableArguments(terminal);
        var layer = new Option<string>("--layer") { Description = terminal.Say("cli.layer"), Required = true };
        layer.AcceptOnlyFromAmong([.. PlanLayers.Names]);
        var city = new Option<string>("--city") { Description = terminal.Say("cli.city"), Required = true };
        var key = new Option<string?>("--key") { Description = terminal.Say("cli.key") };
        var map = new Option<string?>("--map") { Description = terminal.Say("cli.map") };
        var codes = new Option<string?>("--land-use") { Description = terminal.Say("cli.land-use") };
        codes.AcceptOnlyFromAmong([.. LandUseSystems.Names]);
        var decide = new Option<string?>("--decide") { Description = terminal.Say("cli.decide") };
        var command = new Command("join", terminal.Say("cli.join")) { layer, city, key, map, codes, decide };
        table.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = table.Path(parsed);
            var request = new JoinRequest
            {
                Path = path,
                Sheet = table.Sheet(parsed),
                Layer = PlanLayers.Parse(parsed.GetValue(layer)!),
                CityCode = parsed.GetValue(city)!,
                Key = parsed.GetValue(key),
                Encoding = table.Encoding(parsed),
                Fields = FieldMap.Parse(parsed.GetValue(map) ?? ""),
                LandUseCodes = parsed.GetValue(codes) is { } system ? LandUseSystems.Of(system) : null,
                LandUseDecisions = LandUseDecisions.Parse(parsed.GetValue(decide) ?? ""),
                SkipRefused = table.SkipsRefused(parsed),
            };
            await using var store = await PlanArgument.OpenAsync(terminal, table.Plan(parsed), cancellation);
            var outcome = TableJoin.Prepare(await store.ReadAsync(cancellation: cancellation), request, cancellation);
            await store.CommitAsync(terminal, terminal.Say("history.join", Path.GetFileName(path), outcome.Changes.Length), outcome.Changes, cancellation);
            var exit = await TableAnswer.TellAsync(terminal, path, outcome.Report);
            foreach (var code in outcome.Undecided)
                await terminal.TellAsync(terminal.Say("import.undecided", code.Code, code.Rows, string.Join(", ", code.Choices)));
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    taken = outcome.Report.Taken,
                    refused = outcome.Report.Refused.Length,
                    joined = outcome.Joined,
                    unmatched = outcome.Unmatched,
                    changed = outcome.Changes.Length,
                    undecided = outcome.Undecided.Select(code => new { code = code.Code, choices = code.Choices, rows = code.Rows }),
                    rows = RefusedRows.Json(terminal, outcome.Report.Refused),
                },
                output => output.WriteLineAsync(terminal.Say("done.join", outcome.Joined, outcome.Changes.Length, outcome.Report.Refused.Length)));
            return exit;
        });
        return command;
    }
}
