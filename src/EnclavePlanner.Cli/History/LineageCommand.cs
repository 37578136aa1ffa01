using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Cli.History;

/// <summary><c>lineage PLAN --feature CITY:NUMBER</c>: where a parcel came from, what was done to it, and what became of it.</summary>
internal static class LineageCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var feature = new Option<string>("--feature") { Description = terminal.Say("cli.feature"), Required = true };
        var command = new Command("lineage", terminal.Say("cli.lineage")) { plan, feature };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(parsed.GetValue(plan)!), cancellation);
            var row = await PastFeature.FindAsync(store, parsed.GetValue(feature)!, cancellation);
            var history = await store.HistoryAsync(cancellation);
            var lineage = await store.LineageAsync(row.Id, cancellation);
            var relatives = await Relatives(store, lineage, cancellation);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    id = row.Id,
                    number = row.Number,
                    city = row.CityCode,
                    ancestors = lineage.Ancestors.Select(step => Json(step, step.Descent.Ancestor)),
                    descendants = lineage.Descendants.Select(step => Json(step, step.Descent.Descendant)),
                    changes = lineage.Events.Select(happening => HistoryCommand.Json(happening.Entry, history)),
                },
                async output =>
                {
                    await output.WriteLineAsync($"{row.CityCode}:{row.Label}");
                    foreach (var step in lineage.Ancestors)
                        await output.WriteLineAsync(Line("lineage.from", step, relatives[step.Descent.Ancestor], relatives[step.Descent.Descendant]));
                    foreach (var step in lineage.Descendants)
                        await output.WriteLineAsync(Line("lineage.became", step, relatives[step.Descent.Ancestor], relatives[step.Descent.Descendant]));
                    if (lineage.Ancestors.IsEmpty && lineage.Descendants.IsEmpty)
                        await output.WriteLineAsync(terminal.Say("lineage.none"));
                    foreach (var happening in lineage.Events)
                        await output.WriteLineAsync(HistoryCommand.Line(happening.Entry, history, terminal));
                });
            return ExitCode.Done;

            object Json(DescentEvent step, Guid relative) => new
            {
                id = relative,
                number = relatives[relative].Number,
                from = step.Descent.Ancestor,
                to = step.Descent.Descendant,
                change = HistoryCommand.Json(step.Entry, history),
            };

            string Line(string key, DescentEvent step, PlanFeature from, PlanFeature to) => terminal.Say(
                key, from.Label, to.Label, step.Entry.Time.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), step.Entry.Author, step.Entry.Number);
        });
        return command;
    }

    /// <summary>Every row of the lineage as it was when it was split or merged, or came of it.</summary>
    private static async Task<Dictionary<Guid, PlanFeature>> Relatives(IPlanStore store, RowLineage lineage, CancellationToken cancellation)
    {
        var relatives = new Dictionary<Guid, PlanFeature>();
        foreach (var change in lineage.Ancestors.Concat(lineage.Descendants).Select(step => step.Entry.Id).Distinct())
        {
            foreach (var row in (await store.ReadChangeSetAsync(change, cancellation)).Changes.Select(change => change.Before ?? change.After).OfType<PlanFeature>())
                relatives[row.Id] = row;
        }

        return relatives;
    }
}
