using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Plans;

/// <summary>PLAN: where the plan is, the first argument of every verb that works on one.</summary>
internal static class PlanArgument
{
    internal static Argument<string> Build(Terminal terminal) => new("PLAN") { Description = terminal.Say("cli.plan") };

    /// <summary>Opens the plan, and says on stderr what its store has to say of it.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">As <see cref="PlanStores.OpenAsync"/>.</exception>
    internal static async Task<IPlanStore> OpenAsync(Terminal terminal, string plan, CancellationToken cancellation)
    {
        var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan), cancellation);
        foreach (var notice in store.Notices)
            await terminal.TellAsync(notice.In(terminal.Culture));
        return store;
    }
}
