using System.CommandLine;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Tables.Parameters;

namespace EnclavePlanner.Cli.Tables;

/// <summary><c>parameters PLAN FILE</c>: parameters and prices from a table, as one ChangeSet; and <c>export parameters PLAN -o FILE</c>, the way back.</summary>
internal static class ParametersCommand
{
    internal static Command Build(Terminal terminal)
    {
        var table = new TableArguments(terminal);
        var command = new Command("parameters", terminal.Say("cli.parameters"));
        table.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = table.Path(parsed);
            await using var store = await PlanArgument.OpenAsync(terminal, table.Plan(parsed), cancellation);
            var outcome = ParameterImport.Prepare(
                await store.ReadAsync(cancellation: cancellation), path, table.Sheet(parsed), table.Encoding(parsed), table.SkipsRefused(parsed), cancellation);
            await store.CommitAsync(terminal, terminal.Say("history.parameters", Path.GetFileName(path), outcome.Changes.Length), outcome.Changes, cancellation);
            var exit = await TableAnswer.TellAsync(terminal, path, outcome.Report);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    taken = outcome.Report.Taken,
                    refused = outcome.Report.Refused.Length,
                    added = outcome.Added,
                    updated = outcome.Updated,
                    rows = RefusedRows.Json(terminal, outcome.Report.Refused),
                },
                output => output.WriteLineAsync(terminal.Say("done.parameters", outcome.Added, outcome.Updated, outcome.Report.Refused.Length)));
            return exit;
        });
        return command;
    }

    internal static Command Export(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var target = new Option<string>("--output", "-o") { Description = terminal.Say("cli.output"), Required = true };
        var command = new Command("parameters", terminal.Say("cli.export-parameters")) { plan, target, asOf.Option };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var contents = await asOf.ReadAsync(store, parsed, cancellation);
            var path = ParameterExport.Write(contents, parsed.GetValue(target)!, cancellation);
            await terminal.AnswerAsync(parsed, new { files = new[] { path }, rows = contents.Parameters.Length }, output => output.WriteLineAsync(terminal.Say("done.export", path)));
            return ExitCode.Done;
        });
        return command;
    }
}
