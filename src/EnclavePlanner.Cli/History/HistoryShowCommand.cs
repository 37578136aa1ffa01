using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Cli.History;

/// <summary><c>history show PLAN NUMBER</c>: the rows of an action before and after it.</summary>
internal static class HistoryShowCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var number = new Argument<long>("NUMBER") { Description = terminal.Say("cli.history-number") };
        var command = new Command("show", terminal.Say("cli.history-show")) { plan, number };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(parsed.GetValue(plan)!), cancellation);
            var history = await store.HistoryAsync(cancellation);
            var entry = history.Entries.FirstOrDefault(candidate => candidate.Number == parsed.GetValue(number))
                ?? throw Terminal.Refusal("CLI-HISTORY-NONE", parsed.GetValue(number), history.Entries[^1].Number);
            var changeSet = await store.ReadChangeSetAsync(entry.Id, cancellation);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    change = HistoryCommand.Json(entry, history),
                    rows = changeSet.Changes.Select(change => new
                    {
                        id = change.RowId,
                        kind = RowDescription.KindOf((change.After ?? change.Before)!),
                        before = FieldText.Json(change.Before),
                        after = FieldText.Json(change.After),
                    }),
                    descents = changeSet.Descents.Select(descent => new { from = descent.Ancestor, to = descent.Descendant }),
                },
                async output =>
                {
                    await output.WriteLineAsync(HistoryCommand.Line(entry, history, terminal));
                    foreach (var change in changeSet.Changes)
                    {
                        var row = (change.After ?? change.Before)!;
                        var what = change.Before is null ? "history.new-row" : change.After is null ? "history.row-gone" : "history.row-changed";
                        await output.WriteLineAsync($"{terminal.Say(what)} {RowDescription.KindOf(row)} {LabelOf(row)}");
                        foreach (var (name, before, after) in FieldText.Differences(change.Before, change.After))
                            await output.WriteLineAsync($"    {name}: {FieldText.Of(before)} → {FieldText.Of(after)}");
                    }
                });
            return ExitCode.Done;
        });
        return command;
    }

    private static string LabelOf(PlanRow row) => row is PlanFeature feature ? $"{feature.CityCode}:{feature.Label}" : row.Id.ToString();
}
