using System.CommandLine;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Tables.Joining;

namespace EnclavePlanner.Cli.Tables;

/// <summary><c>join PLAN FILE --layer L --city CODE [--key COLUMN] …</c>: a table's columns to the features of a layer by their numbers, as one ChangeSet.</summary>
internal static class JoinCommand
{
    internal static Command Build(Terminal terminal)
    {
        var table = new TableArguments(terminal);
        var into = new LayerOptions(terminal);
        var key = new Option<string?>("--key") { Description = terminal.Say("cli.key") };
        var command = new Command("join", terminal.Say("cli.join")) { key };
        table.AddTo(command);
        into.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = table.Path(parsed);
            var request = new JoinRequest
            {
                Path = path,
                Sheet = table.Sheet(parsed),
                Layer = into.Layer(parsed),
                CityCode = into.City(parsed),
                Key = parsed.GetValue(key),
                Encoding = table.Encoding(parsed),
                Fields = into.Fields(parsed),
                LandUseCodes = into.LandUseCodes(parsed),
                LandUseDecisions = into.Decisions(parsed),
                SkipRefused = table.SkipsRefused(parsed),
            };
            await using var store = await PlanArgument.OpenAsync(terminal, table.Plan(parsed), cancellation);
            var outcome = TableJoin.Prepare(await store.ReadAsync(cancellation: cancellation), request, cancellation);
            await store.CommitAsync(terminal, terminal.Say("history.join", Path.GetFileName(path), outcome.Changes.Length), outcome.Changes, cancellation);
            var exit = await TableAnswer.TellAsync(terminal, path, outcome.Report);
            await UndecidedCodes.TellAsync(terminal, outcome.Undecided);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    taken = outcome.Report.Taken,
                    refused = outcome.Report.Refused.Length,
                    joined = outcome.Joined,
                    unmatched = outcome.Unmatched,
                    changed = outcome.Changes.Length,
                    undecided = UndecidedCodes.Json(outcome.Undecided),
                    rows = RefusedRows.Json(terminal, outcome.Report.Refused),
                },
                output => output.WriteLineAsync(terminal.Say("done.join", outcome.Joined, outcome.Changes.Length, outcome.Report.Refused.Length)));
            return exit;
        });
        return command;
    }
}
