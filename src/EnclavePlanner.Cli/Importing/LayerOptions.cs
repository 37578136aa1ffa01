using System.Collections.Immutable;
using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Importing;

/// <summary>--layer, --city, --map, --land-use, --decide: into which layer of which city a file comes, and what its fields and codes mean.</summary>
internal sealed class LayerOptions
{
    private readonly Option<string> layer;
    private readonly Option<string> city;
    private readonly Option<string?> map;
    private readonly Option<string?> codes;
    private readonly Option<string?> decide;

    internal LayerOptions(Terminal terminal)
    {
        layer = new Option<string>("--layer") { Description = terminal.Say("cli.layer"), Required = true };
        layer.AcceptOnlyFromAmong([.. PlanLayers.Names]);
        city = new Option<string>("--city") { Description = terminal.Say("cli.city"), Required = true };
        map = new Option<string?>("--map") { Description = terminal.Say("cli.map") };
        codes = new Option<string?>("--land-use") { Description = terminal.Say("cli.land-use") };
        codes.AcceptOnlyFromAmong([.. LandUseSystems.Names]);
        decide = new Option<string?>("--decide") { Description = terminal.Say("cli.decide") };
    }

    internal void AddTo(Command command)
    {
        command.Add(layer);
        command.Add(city);
        command.Add(map);
        command.Add(codes);
        command.Add(decide);
    }

    internal PlanLayer Layer(ParseResult parsed) => PlanLayers.Parse(parsed.GetValue(layer)!);

    internal string City(ParseResult parsed) => parsed.GetValue(city)!;

    internal FieldMap Fields(ParseResult parsed) => FieldMap.Parse(parsed.GetValue(map) ?? "");

    internal LandUseSystem? LandUseCodes(ParseResult parsed) => parsed.GetValue(codes) is { } system ? LandUseSystems.Of(system) : null;

    internal ImmutableDictionary<string, string> Decisions(ParseResult parsed) => LandUseDecisions.Parse(parsed.GetValue(decide) ?? "");
}
