using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Exchange.Samples;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Samples;

/// <summary><c>sample NAME PLAN</c>: writes one of the sample plans, imported from its source files as any other.</summary>
internal static class SampleCommand
{
    internal static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = terminal.Say("cli.sample-name", string.Join(", ", SamplePlans.Names)) };
        name.AcceptOnlyFromAmong([.. SamplePlans.Names]);
        var plan = PlanArgument.Build(terminal);
        var command = new Command("sample", terminal.Say("cli.sample")) { name, plan };
        command.SetAction(async (parsed, cancellation) =>
        {
            var location = parsed.GetValue(plan)!;
            var changeSets = SamplePlans.Build(parsed.GetValue(name)!, terminal.Culture, Terminal.Author, terminal.Clock, cancellation);
            await using var store = await PlanStores.CreateAsync(PlanLocation.Parse(location), changeSets, null, cancellation);
            await terminal.AnswerAsync(
                parsed,
                new { plan = location, sample = parsed.GetValue(name) },
                output => output.WriteLineAsync(terminal.Say("done.sample", parsed.GetValue(name), location)));
            return ExitCode.Done;
        });
        return command;
    }
}
