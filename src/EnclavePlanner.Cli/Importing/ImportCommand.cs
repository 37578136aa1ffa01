using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Importing;

/// <summary><c>import PLAN FILE --city CODE --layer L …</c>: one file into one layer of one city, as one ChangeSet.</summary>
internal static class ImportCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var file = new Argument<string>("FILE") { Description = terminal.Say("cli.file") };
        var into = new LayerOptions(terminal);
        var table = new Option<string?>("--table") { Description = terminal.Say("cli.table") };
        var crs = new Option<string?>("--crs") { Description = terminal.Say("cli.crs") };
        var shift = new Option<string?>("--shift") { Description = terminal.Say("cli.shift") };
        var encoding = new Option<string?>("--encoding") { Description = terminal.Say("cli.encoding") };
        var profile = new Option<string?>("--profile") { Description = terminal.Say("cli.profile") };
        var swap = new Option<bool>("--swap-axes") { Description = terminal.Say("cli.swap-axes") };
        var repair = new Option<bool>("--repair") { Description = terminal.Say("cli.repair") };
        var skip = new Option<bool>("--skip-refused") { Description = terminal.Say("cli.skip-refused") };
        var reportFile = new Option<string?>("--report") { Description = terminal.Say("cli.report") };
        var command = new Command("import", terminal.Say("cli.import")) { plan, file, table, crs, shift, encoding, profile, swap, repair, skip, reportFile };
        into.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var report = parsed.GetValue(reportFile);
            if (report is not null)
                ImportReportFile.RequireTarget(report);
            var said = new ImportRequest
            {
                Path = path,
                Table = parsed.GetValue(table),
                Layer = into.Layer(parsed),
                CityCode = into.City(parsed),
                Shift = parsed.GetValue(shift) is { } parameters ? ShiftFile.Read(parameters) : null,
                Encoding = parsed.GetValue(encoding),
                Fields = into.Fields(parsed),
                LandUseCodes = into.LandUseCodes(parsed),
                LandUseDecisions = into.Decisions(parsed),
                SwapsAxes = parsed.GetValue(swap),
                Repair = parsed.GetValue(repair),
                SkipRefused = parsed.GetValue(skip),
            };
            said = said with { Profile = ProfileOf(parsed.GetValue(profile), said) };
            var request = SourceSystem.Apply(said, parsed.GetValue(crs));
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var run = LayerImport.Begin(await store.ReadFrameAsync(cancellation: cancellation), await OwnLandAsync(store, request.CityCode, cancellation), request, cancellation);
            var head = ChangeSetHead.Of(store.UserName, terminal.Clock.GetLocalNow(), terminal.Say("history.import", Path.GetFileName(path)));
            try
            {
                await store.CommitAsync(head, run.Rows(cancellation: cancellation), cancellation: cancellation);
            }
            catch (NothingImportedException)
            {
                // The report says why.
            }

            // The answer first: should the report not be written after all, it is still known what came in.
            var exit = await ReportAsync(terminal, parsed, path, run.Report);
            if (report is not null)
                ImportReportFile.Write(run.Report, report, terminal.Culture, cancellation);
            return exit;
        });
        return command;
    }

    /// <summary>The layers of areas that the city has, of which only outlines are kept.</summary>
    private static async Task<List<LayerOutline>> OwnLandAsync(IPlanStore store, string city, CancellationToken cancellation)
    {
        var outlines = new List<LayerOutline>();
        foreach (var layer in Enum.GetValues<PlanLayer>().Where(layer => PlanLayers.GeometryOf(layer) == PlanGeometry.Area))
            outlines.Add(await store.ReadLayerAsync(layer, city, asOf: null, LayerOutline.Of, cancellation));
        return outlines;
    }

    /// <summary>By the user's word: a name, a file of his own, or none; without it, the one that the file or table is named for.</summary>
    private static ImportProfile? ProfileOf(string? word, ImportRequest request) => word switch
    {
        null => ImportProfiles.BuiltIn.ByName(request.Table ?? Path.GetFileNameWithoutExtension(request.Path), request.Layer),
        "none" => null,
        _ when word.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => ProfileFile.Read(word),
        _ => ImportProfiles.BuiltIn.Get(word),
    };

    private static async Task<int> ReportAsync(Terminal terminal, ParseResult parsed, string path, ImportReport report)
    {
        foreach (var notice in report.Notices)
            await terminal.TellAsync(notice.In(terminal.Culture));
        await RefusedRows.TellAsync(terminal, path, report.Refused);
        if (report.RefusedCount > report.Refused.Length)
            await terminal.TellAsync(terminal.Say("import.more-refused", report.RefusedCount - report.Refused.Length));
        foreach (var row in report.Repaired)
            await terminal.TellAsync(terminal.Say("import.repaired", Path.GetFileName(path), row.Row, row.Fault.In(terminal.Culture), row.Change.ToString("+0.00;-0.00;0.00", terminal.Culture)));
        if (report.RepairedCount > report.Repaired.Length)
            await terminal.TellAsync(terminal.Say("import.more-repaired", report.RepairedCount - report.Repaired.Length));
        await UndecidedCodes.TellAsync(terminal, report.Undecided);
        if (report is { Taken: 0, RefusedCount: > 0 })
            await terminal.TellAsync(terminal.Say("import.nothing", report.RefusedCount, report.Good));
        await terminal.AnswerAsync(
            parsed,
            new
            {
                taken = report.Taken,
                refused = report.RefusedCount,
                repaired = report.Repaired.Select(row => new { row = row.Row, before = row.AreaBefore, after = row.AreaAfter, reason = row.Fault.In(terminal.Culture) }),
                topology = report.Topology is { } topology
                    ? new { overlaps = topology.Overlaps, overlapArea = topology.OverlapArea, gaps = topology.Gaps, gapArea = topology.GapArea, slivers = topology.Slivers }
                    : null,
                undecided = UndecidedCodes.Json(report.Undecided),
                rows = RefusedRows.Json(terminal, report.Refused),
            },
            output => output.WriteLineAsync(terminal.Say("done.import", report.Taken, report.RefusedCount)));
        return report.RefusedCount > 0 ? ExitCode.Refused : ExitCode.Done;
    }
}
