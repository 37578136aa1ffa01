using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Plans;

/// <summary><c>backup PLAN FILE</c>: a copy of the plan as last committed, also while it is open and edited.</summary>
internal static class BackupCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var file = new Argument<string>("FILE") { Description = terminal.Say("cli.backup-file") };
        var command = new Command("backup", terminal.Say("cli.backup")) { plan, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (location, path) = (parsed.GetValue(plan)!, parsed.GetValue(file)!);
            await PlanStores.BackupAsync(PlanLocation.Parse(location), path, new Tenths(terminal), cancellation);
            var bytes = new FileInfo(path).Length;
            await terminal.AnswerAsync(
                parsed,
                new { plan = location, file = path, bytes },
                output => output.WriteLineAsync(terminal.Say("done.backup", location, path, bytes / 1e6)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says how far a long copy is, every tenth of it.</summary>
    private sealed class Tenths(Terminal terminal) : IProgress<double>
    {
        private int told;

        public void Report(double value)
        {
            var tenths = (int)(value * 10);
            if (tenths > told && tenths < 10)
                terminal.TellAsync(terminal.Say("progress.backup", value)).GetAwaiter().GetResult();
            told = tenths;
        }
    }
}
