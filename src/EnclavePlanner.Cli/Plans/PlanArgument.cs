using System.CommandLine;
using EnclavePlanner.Cli.Output;

namespace EnclavePlanner.Cli.Plans;

/// <summary>PLAN: where the plan is, the first argument of every verb that works on one.</summary>
internal static class PlanArgument
{
    internal static Argument<string> Build(Terminal terminal) => new("PLAN") { Description = terminal.Say("cli.plan") };
}
