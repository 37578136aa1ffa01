using System.CommandLine;
using System.Diagnostics;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;

namespace EnclavePlanner.Cli.Opening;

/// <summary><c>open PLAN</c>: shows the plan in the window, and stays until the window is closed.</summary>
internal static class OpenCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var noWindow = new Option<bool>("--no-window") { Description = terminal.Say("cli.no-window") };
        var command = new Command("open", terminal.Say("cli.open")) { plan, noWindow };
        command.SetAction(async (parsed, cancellation) =>
        {
            var start = new ProcessStartInfo(DesktopProgram.Find()) { UseShellExecute = false };
            start.ArgumentList.Add(Path.GetFullPath(parsed.GetValue(plan)!));
            if (parsed.GetValue(noWindow))
                start.ArgumentList.Add("--no-window");
            using var window = Process.Start(start)!;
            try
            {
                await window.WaitForExitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                window.Kill(entireProcessTree: true);
                throw;
            }

            return window.ExitCode;
        });
        return command;
    }
}
