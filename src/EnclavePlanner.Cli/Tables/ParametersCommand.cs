using System.CommandLine;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Cli.Tables;

/// <summary><c>parameters PLAN FILE</c>: parameters and prices from a table, as one ChangeSet; and <c>export parameters PLAN -o FILE</c>, the way back.</summary>
internal static class ParametersCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var file = new Argument<string>("FILE") { Description = terminal.Say("cli.table-file") };
        var sheet = new Option<string?>("--sheet") { Description = terminal.Say("cli.sheet") };
        var encoding = new Option<string?>("--encoding") { Description = terminal.Say("cli.encoding") };
        var skip = new Option<bool>("--skip-refused") { Description = terminal.Say("cli.skip-refused") };
        var command = new Command("parameters", terminal.Say("cli.parameters")) { plan, file, sheet, encoding, skip };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var outcome = ParameterImport.Prepare(
                await store.ReadAsync(cancellation: cancellation), path, parsed.GetValue(sheet), parsed.GetValue(encoding), parsed.GetValue(skip), cancellation);
            if (!outcome.Changes.IsEmpty)
            {
                var title = terminal.Say("history.parameters", Path.GetFileName(path), outcome.Changes.Length);
                await store.CommitAsync(ChangeSet.Of(store.UserName, terminal.Clock.GetLocalNow(), title, outcome.Changes), cancellation: cancellation);
            }

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
