using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Cli.Tables;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports;

namespace EnclavePlanner.Cli.Exports;

/// <summary><c>export excel PLAN -o FILE [--as-of WHEN]</c>: the approval workbook; <c>export FORMAT …</c>: a layer for others; and <c>export parameters …</c>.</summary>
internal static class ExportCommand
{
    internal static Command Build(Terminal terminal) => Group(terminal, [Excel(terminal), .. Enum.GetValues<ExportFormat>().Select(format => LayerExportCommand.Build(terminal, format)), ParametersCommand.Export(terminal)]);

    private static Command Group(Terminal terminal, IEnumerable<Command> formats)
    {
        var command = new Command("export", terminal.Say("cli.export"));
        foreach (var format in formats)
            command.Add(format);
        return command;
    }

    private static Command Excel(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var target = new Option<string>("--output", "-o") { Description = terminal.Say("cli.output"), Required = true };
        var command = new Command("excel", terminal.Say("cli.export-excel")) { plan, target, asOf.Option };
        command.SetAction(async (parsed, cancellation) =>
        {
            var location = parsed.GetValue(plan)!;
            await using var store = await PlanArgument.OpenAsync(terminal, location, cancellation);
            var contents = await asOf.ReadAsync(store, parsed, cancellation);
            var areas = PlanAreas.Measure(contents, contents.Features, contents.Plan.OfficialArea, null, cancellation);
            var path = parsed.GetValue(target)!;
            var settings = new WorkbookSettings
            {
                Language = terminal.Culture,
                MadeAt = terminal.Clock.GetLocalNow(),
                SourceName = Path.GetFileName(location),
            };
            ApprovalWorkbook.WriteFile(contents, areas, settings, path, null, cancellation);
            await terminal.AnswerAsync(parsed, new { file = path }, output => output.WriteLineAsync(terminal.Say("done.export", path)));
            return ExitCode.Done;
        });
        return command;
    }
}
