using System.CommandLine;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Tables;

/// <summary><c>join PLAN FILE --layer L --city CODE [--key COLUMN] …</c>: a table's columns to the features of a layer by their numbers, as one ChangeSet.</summary>
internal static class JoinCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var file = new Argument<string>("FILE") { Description = terminal.Say("cli.table-file") };
        var layer = new Option<string>("--layer") { Description = terminal.Say("cli.layer"), Required = true };
        layer.AcceptOnlyFromAmong([.. PlanLayers.Names]);
        var city = new Option<string>("--city") { Description = terminal.Say("cli.city"), Required = true };
        var key = new Option<string?>("--key") { Description = terminal.Say("cli.key") };
        var sheet = new Option<string?>("--sheet") { Description = terminal.Say("cli.sheet") };
        var encoding = new Option<string?>("--encoding") { Description = terminal.Say("cli.encoding") };
        var map = new Option<string?>("--map") { Description = terminal.Say("cli.map") };
        var codes = new Option<string?>("--land-use") { Description = terminal.Say("cli.land-use") };
        codes.AcceptOnlyFromAmong([.. LandUseSystems.Names]);
        var decide = new Option<string?>("--decide") { Description = terminal.Say("cli.decide") };
        var skip = new Option<bool>("--skip-refused") { Description = terminal.Say("cli.skip-refused") };
        var command = new Command("join", terminal.Say("cli.join")) { plan, file, layer, city, key, sheet, encoding, map, codes, decide, skip };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var request = new JoinRequest
            {
                Path = path,
                Sheet = parsed.GetValue(sheet),
                Layer = PlanLayers.Parse(parsed.GetValue(layer)!),
                CityCode = parsed.GetValue(city)!,
                Key = parsed.GetValue(key),
                Encoding = parsed.GetValue(encoding),
                Fields = FieldMap.Parse(parsed.GetValue(map) ?? ""),
                LandUseCodes = parsed.GetValue(codes) is { } system ? LandUseSystems.Of(system) : null,
                LandUseDecisions = LandUseDecisions.Parse(parsed.GetValue(decide) ?? ""),
                SkipRefused = parsed.GetValue(skip),
            };
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var outcome = TableJoin.Prepare(await store.ReadAsync(cancellation: cancellation), request, cancellation);
            if (!outcome.Changes.IsEmpty)
            {
                var title = terminal.Say("history.join", Path.GetFileName(path), outcome.Changes.Length);
                await store.CommitAsync(ChangeSet.Of(store.UserName, terminal.Clock.GetLocalNow(), title, outcome.Changes), cancellation: cancellation);
            }

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
