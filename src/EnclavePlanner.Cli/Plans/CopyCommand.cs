using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Copying;

namespace EnclavePlanner.Cli.Plans;

/// <summary><c>copy PLAN PLAN</c>: a plan with its whole history from a file into a database, back, or within either.</summary>
internal static class CopyCommand
{
    internal static Command Build(Terminal terminal)
    {
        var source = new Argument<string>("FROM") { Description = terminal.Say("cli.copy-from") };
        var target = new Argument<string>("TO") { Description = terminal.Say("cli.copy-to") };
        var command = new Command("copy", terminal.Say("cli.copy")) { source, target };
        command.SetAction(async (parsed, cancellation) =>
        {
            var from = PlanLocation.Parse(parsed.GetValue(source)!);
            var to = PlanLocation.Parse(parsed.GetValue(target)!);
            await using var copy = await PlanStores.CopyAsync(from, to, new NowAndThen(terminal), cancellation);
            var actions = (await copy.HistoryAsync(cancellation)).Entries.Length;
            await terminal.AnswerAsync(
                parsed,
                new { from = from.ToString(), to = to.ToString(), actions },
                output => output.WriteLineAsync(terminal.Say("done.copy", from, to, actions)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says how far it is, where it takes long enough for somebody to wonder.</summary>
    private sealed class NowAndThen(Terminal terminal) : IProgress<CopyProgress>
    {
        private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

        private long last = terminal.Clock.GetTimestamp();

        public void Report(CopyProgress value)
        {
            if (terminal.Clock.GetElapsedTime(last) < Interval)
                return;
            last = terminal.Clock.GetTimestamp();
            terminal.TellAsync(terminal.Say("copy.progress", value.Action, value.Actions, value.Rows)).GetAwaiter().GetResult();
        }
    }
}
