using System.Collections.Frozen;
using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Cli.History;

/// <summary>
/// <c>history PLAN [--author A] [--since T] [--until T] [--text W] [--feature CITY:NUMBER]</c>: the actions of a plan, the
/// last first.
/// </summary>
internal static class HistoryCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var author = new Option<string?>("--author") { Description = terminal.Say("cli.history-author") };
        var since = new Option<string?>("--since") { Description = terminal.Say("cli.history-since") };
        var until = new Option<string?>("--until") { Description = terminal.Say("cli.history-until") };
        var text = new Option<string?>("--text") { Description = terminal.Say("cli.history-text") };
        var feature = new Option<string?>("--feature") { Description = terminal.Say("cli.feature") };
        var command = new Command("history", terminal.Say("cli.history")) { plan, author, since, until, text, feature };
        command.Add(HistoryShowCommand.Build(terminal));
        command.SetAction(async (parsed, cancellation) =>
        {
            var filter = new HistoryFilter
            {
                Author = parsed.GetValue(author),
                Text = parsed.GetValue(text),
                Since = parsed.GetValue(since) is { } start ? HistoryTime.Start(start) : null,
                Until = parsed.GetValue(until) is { } end ? HistoryTime.End(end) : null,
            };
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(parsed.GetValue(plan)!), cancellation);
            if (parsed.GetValue(feature) is { } wanted)
            {
                var row = await PastFeature.FindAsync(store, wanted, cancellation);
                var lineage = await store.LineageAsync(row.Id, cancellation);
                filter = filter with { Among = lineage.Events.Select(happening => happening.Entry.Number).ToFrozenSet() };
            }

            var history = await store.HistoryAsync(cancellation);
            var entries = history.Entries.Reverse().Where(filter.Takes).ToList();
            await terminal.AnswerAsync(
                parsed,
                new { changes = entries.Select(entry => Json(entry, history)) },
                async output =>
                {
                    foreach (var entry in entries)
                        await output.WriteLineAsync(Line(entry, history, terminal));
                    await output.WriteLineAsync(terminal.Say("history.count", entries.Count, history.Entries.Length));
                });
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>An action as programs read it.</summary>
    internal static object Json(HistoryEntry entry, PlanHistory history) => new
    {
        number = entry.Number,
        id = entry.Id,
        author = entry.Author,
        time = entry.Time,
        title = entry.Title,
        rows = entry.RowCount,
        reverts = entry.Reverts,
        stands = history.Stands(entry),
    };

    /// <summary>An action as people read it.</summary>
    internal static string Line(HistoryEntry entry, PlanHistory history, Terminal terminal) => string.Join(
        '\t',
        entry.Number.ToString(terminal.Culture),
        entry.Time.ToString("yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture),
        entry.Author,
        history.Stands(entry) ? entry.Title : $"{entry.Title} {terminal.Say("history.undone")}",
        terminal.Say("history.rows", entry.RowCount));
}
