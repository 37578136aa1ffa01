using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.History;

/// <summary><c>undo PLAN</c> and <c>redo PLAN</c>: takes back the last action that stands, and brings it back.</summary>
internal static class UndoCommand
{
    internal static Command Undo(Terminal terminal) => Build(
        terminal, "undo", "CLI-UNDO-NONE", (store, cancellation) => store.UndoAsync(store.UserName, terminal.Clock, cancellation));

    internal static Command Redo(Terminal terminal) => Build(
        terminal, "redo", "CLI-REDO-NONE", (store, cancellation) => store.RedoAsync(store.UserName, terminal.Clock, cancellation));

    private static Command Build(
        Terminal terminal, string name, string nothing, Func<IPlanStore, CancellationToken, Task<ChangeSet?>> deed)
    {
        var plan = PlanArgument.Build(terminal);
        var command = new Command(name, terminal.Say("cli." + name)) { plan };
        command.SetAction(async (parsed, cancellation) =>
        {
            var location = parsed.GetValue(plan)!;
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(location), cancellation);
            var done = await deed(store, cancellation) ?? throw Terminal.Refusal(nothing, location);
            await terminal.AnswerAsync(
                parsed,
                new { id = done.Id, title = done.Title, rows = done.Changes.Length, reverts = done.Reverts },
                output => output.WriteLineAsync($"{done.Title} ({terminal.Say("history.rows", done.Changes.Length)})"));
            return ExitCode.Done;
        });
        return command;
    }
}
