using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Areas;

/// <summary><c>area PLAN --layer L [--city CODE] [--method M] [--as-of WHEN]</c>: areas of each feature and in total.</summary>
internal static class AreaCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var layer = new Option<string>("--layer") { Description = terminal.Say("cli.layer"), Required = true };
        layer.AcceptOnlyFromAmong([.. PlanLayers.Names]);
        var city = new Option<string?>("--city") { Description = terminal.Say("cli.city") };
        var method = new Option<string?>("--method") { Description = terminal.Say("cli.method") };
        method.AcceptOnlyFromAmong([.. Enum.GetValues<AreaMethod>().Select(NameOf)]);
        var command = new Command("area", terminal.Say("cli.area")) { plan, layer, city, method, asOf.Option };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = PlanLayers.Parse(parsed.GetValue(layer)!);
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var contents = await asOf.ReadAsync(store, parsed, cancellation);
            var only = parsed.GetValue(city) is { } code ? contents.City(code) : null;
            var by = parsed.GetValue(method) is { } name
                ? Enum.GetValues<AreaMethod>().Single(candidate => NameOf(candidate) == name)
                : contents.Plan.OfficialArea;
            var features = contents.Features
                .Where(feature => PlanLayers.LayerOf(feature) == wanted && (only is null || feature.CityCode == only.Code))
                .OrderBy(feature => feature.CityCode, StringComparer.Ordinal)
                .ThenBy(feature => feature.Number, NumberOrder.Instance)
                .ThenBy(feature => feature.Id)
                .ToList();
            var areas = PlanAreas.Measure(contents, features, by, null, cancellation);
            var lengths = contents.Cities.ToDictionary(candidate => candidate.Code, candidate => new LengthMeter(candidate.Crs));
            var total = SquareMetres.Sum(features.Select(feature => areas[feature]));
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    method = NameOf(by),
                    features = features.Select(feature => new
                    {
                        id = feature.Id,
                        number = feature.Number,
                        name = feature.Name,
                        city = feature.CityCode,
                        area = areas[feature].Value,
                        perimeter = lengths[feature.CityCode].Measure(feature.Geometry),
                    }),
                    total = total.Value,
                },
                async output =>
                {
                    foreach (var feature in features)
                        await output.WriteLineAsync($"{feature.CityCode}\t{feature.Label}\t{areas[feature].Value.ToString("F2", terminal.Culture)} m²");
                    await output.WriteLineAsync(terminal.Say(
                        "area.total", features.Count, NameOf(by), total.Value.ToString("F2", terminal.Culture),
                        total.Hectares.ToString("F4", terminal.Culture), total.Mu.ToString("F2", terminal.Culture)));
                });
            return ExitCode.Done;
        });
        return command;
    }

    private static string NameOf(AreaMethod method) => method.ToString().ToLowerInvariant();
}
