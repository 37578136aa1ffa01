using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Exports;

/// <summary><c>export geojson|shp|txt|gpkg|csv PLAN -o FILE --layer L [--city CODE] [--crs EPSG] [--encoding NAME] [--as-of WHEN]</c>.</summary>
internal static class LayerExportCommand
{
    internal static Command Build(Terminal terminal, ExportFormat format)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var target = new Option<string>("--output", "-o") { Description = terminal.Say("cli.output"), Required = true };
        var layer = new Option<string>("--layer") { Description = terminal.Say("cli.layer"), Required = true };
        layer.AcceptOnlyFromAmong([.. PlanLayers.Names]);
        var city = new Option<string?>("--city") { Description = terminal.Say("cli.city") };
        var crs = new Option<int?>("--crs") { Description = terminal.Say("cli.export-crs") };
        var encoding = new Option<string?>("--encoding") { Description = terminal.Say("cli.export-encoding") };
        var maker = new Option<string?>("--maker") { Description = terminal.Say("cli.export-maker") };
        var name = ExportFormats.NameOf(format);
        var command = new Command(name, terminal.Say("cli.export-" + name)) { plan, target, layer, city, asOf.Option };
        // A table of attributes has no coordinates.
        if (format != ExportFormat.Csv)
            command.Add(crs);
        if (format is ExportFormat.Shapefile or ExportFormat.BoundaryPoints)
            command.Add(encoding);
        if (format == ExportFormat.BoundaryPoints)
            command.Add(maker);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var number = await asOf.NumberAsync(store, parsed, cancellation);
            var frame = await store.ReadFrameAsync(number, cancellation);
            var request = new ExportRequest
            {
                Path = parsed.GetValue(target)!,
                Format = format,
                Layer = PlanLayers.Parse(parsed.GetValue(layer)!),
                CityCode = parsed.GetValue(city),
                Epsg = parsed.GetValue(crs),
                Encoding = parsed.GetValue(encoding),
                Maker = parsed.GetValue(maker) ?? "",
                Day = DateOnly.FromDateTime(terminal.Clock.GetLocalNow().DateTime),
            };
            var whose = LayerExport.CityOf(frame, request, request.CityCode is null ? await WithLandAsync(store, frame, request.Layer, number, cancellation) : []);
            var report = await store.ReadLayerAsync(
                request.Layer, whose.Code, number, features => LayerExport.Write(frame, features, request with { CityCode = whose.Code }, null, cancellation), cancellation);
            foreach (var notice in report.Notices)
                await terminal.TellAsync(notice.In(terminal.Culture));
            await terminal.AnswerAsync(
                parsed,
                new { files = report.Files, rows = report.Rows, crs = report.Crs.Epsg },
                output => output.WriteLineAsync(terminal.Say("done.export-layer", report.Rows, report.Files[0], report.Crs.ToString())));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<List<string>> WithLandAsync(IPlanStore store, PlanContents frame, PlanLayer layer, long? asOf, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var city in frame.Cities)
        {
            if (await store.ReadLayerAsync(layer, city.Code, asOf, features => features.Any(), cancellation))
                found.Add(city.Code);
        }

        return found;
    }
}
