using System.CommandLine;
using EnclavePlanner.Cli.Distances;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Drafting;

/// <summary>One verb under <c>draft</c>: it finds its land, does one action, and says what came of it.</summary>
internal sealed class DraftVerb
{
    private readonly Terminal terminal;
    private readonly Argument<string> plan;
    private readonly Option<string?> scheme;
    private readonly Option<string[]> features;
    private readonly string name;

    private DraftVerb(Terminal terminal, string name)
    {
        (this.terminal, this.name) = (terminal, name);
        plan = PlanArgument.Build(terminal);
        scheme = new Option<string?>("--scheme") { Description = terminal.Say("cli.draft-scheme") };
        features = new Option<string[]>("--feature") { Description = terminal.Say("cli.draft-feature"), Required = true };
    }

    /// <summary>Builds a verb.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="name">Its name; cli.draft-NAME describes it, history.draft-NAME names its action.</param>
    /// <param name="options">Its options beside --feature and --scheme.</param>
    /// <param name="act">What it does with the land that it was given.</param>
    internal static Command Build(
        Terminal terminal, string name, IReadOnlyList<Option> options, Func<PlanContents, IReadOnlyList<PlanFeature>, ParseResult, Succession> act)
    {
        var verb = new DraftVerb(terminal, name);
        var command = new Command(name, terminal.Say("cli.draft-" + name)) { verb.plan, verb.features, verb.scheme };
        foreach (var option in options)
            command.Add(option);
        command.SetAction((parsed, cancellation) => verb.RunAsync(parsed, act, cancellation));
        return command;
    }

    /// <summary>The one feature that a verb needs.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">CLI-FEATURE-ONE.</exception>
    internal static PlanFeature One(IReadOnlyList<PlanFeature> lands) => lands is [var one] ? one : throw Terminal.Refusal("CLI-FEATURE-ONE", lands.Count);

    private async Task<int> RunAsync(
        ParseResult parsed, Func<PlanContents, IReadOnlyList<PlanFeature>, ParseResult, Succession> act, CancellationToken cancellation)
    {
        await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
        var contents = await store.ReadAsync(cancellation: cancellation);
        var lands = Lands(contents, parsed);
        var rows = act(contents, lands, parsed);
        var title = terminal.Say("history.draft-" + name, string.Join(", ", lands.Select(land => land.Label)));
        var action = ChangeSet.Of(store.UserName, terminal.Clock.GetLocalNow(), title, rows.Changes) with { Descents = rows.Descents };
        await store.CommitAsync(action, (await store.HistoryAsync(cancellation)).Entries[^1].Number, cancellation: cancellation);
        var changed = rows.Changes.Where(change => change.After is not null).Select(change => change.After).OfType<PlanFeature>().ToList();
        var gone = rows.Changes.Where(change => change.After is null).Select(change => change.Before).OfType<PlanFeature>().ToList();
        var areas = PlanAreas.Measure(contents, changed, contents.Plan.OfficialArea, null, cancellation);
        await terminal.AnswerAsync(
            parsed,
            new
            {
                title,
                method = contents.Plan.OfficialArea.ToString().ToLowerInvariant(),
                features = changed.Select(feature => new { id = feature.Id, number = feature.Number, city = feature.CityCode, area = areas[feature].Value }),
                gone = gone.Select(feature => new { id = feature.Id, number = feature.Number, city = feature.CityCode }),
            },
            async output =>
            {
                await output.WriteLineAsync(title);
                foreach (var feature in changed)
                    await output.WriteLineAsync($"{feature.CityCode}\t{feature.Label}\t{areas[feature].Value.ToString("F2", terminal.Culture)} m²");
            });
        return ExitCode.Done;
    }

    /// <summary>Plots of the scheme that is named; otherwise parcels and plots.</summary>
    private List<PlanFeature> Lands(PlanContents contents, ParseResult parsed)
    {
        IEnumerable<PlanFeature> among = contents.Parcels.Concat<PlanFeature>(contents.Plots);
        if (parsed.GetValue(scheme) is { } wanted)
        {
            var found = contents.Schemes.FirstOrDefault(candidate => candidate.Name == wanted)
                ?? throw Terminal.Refusal("CLI-SCHEME-NONE", wanted, string.Join(", ", contents.Schemes.Select(candidate => candidate.Name)));
            among = contents.Plots.Where(plot => plot.SchemeId == found.Id);
        }

        return [.. parsed.GetValue(features)!.Select(feature => FeatureSearch.Find(among, feature))];
    }
}
