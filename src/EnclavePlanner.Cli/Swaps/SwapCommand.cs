using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Cli.Swaps;

/// <summary><c>swap assess PLAN [--proposal P] [--as-of WHEN]</c>: both sides of each proposal by every method there is.</summary>
internal static class SwapCommand
{
    internal static Command Build(Terminal terminal) => new("swap", terminal.Say("cli.swap")) { Assess(terminal) };

    private static Command Assess(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var asOf = new AsOfOption(terminal);
        var proposal = new Option<string?>("--proposal") { Description = terminal.Say("cli.proposal") };
        var command = new Command("assess", terminal.Say("cli.swap-assess")) { plan, proposal, asOf.Option };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanArgument.OpenAsync(terminal, parsed.GetValue(plan)!, cancellation);
            var contents = await asOf.ReadAsync(store, parsed, cancellation);
            var wanted = parsed.GetValue(proposal);
            var proposals = wanted is null ? contents.Proposals.AsEnumerable() : [ProposalSearch.Find(contents, wanted)];
            var areas = PlanAreas.Measure(contents, contents.Parcels, contents.Plan.OfficialArea, null, cancellation);
            var assessed = proposals.Select(candidate => (Proposal: candidate, Area: AreaAssessment.Assess(contents, candidate, areas))).ToList();
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    proposals = assessed.Select(entry => new
                    {
                        name = entry.Proposal.Name,
                        methods = new[]
                        {
                            new
                            {
                                method = "area",
                                origin = entry.Area.Origin,
                                host = entry.Area.Host,
                                difference = entry.Area.Difference,
                                ratio = entry.Area.Ratio,
                                deviation = entry.Area.Deviation,
                                within = entry.Area.IsWithin,
                                // Plain area has no price, so nothing can be paid for the difference.
                                payment = (object?)null,
                            },
                        },
                    }),
                },
                async output =>
                {
                    foreach (var (candidate, area) in assessed)
                    {
                        await output.WriteLineAsync(terminal.Say(
                            "swap.line", candidate.Name, area.Origin.ToString("N2", terminal.Culture), area.Host.ToString("N2", terminal.Culture),
                            area.Difference.ToString("N2", terminal.Culture), area.Ratio?.ToString("F4", terminal.Culture) ?? "—",
                            (area.Deviation * 100).ToString("F2", terminal.Culture), terminal.Say(area.IsWithin ? "swap.within" : "swap.outside")));
                    }

                    if (assessed.Count == 0)
                        await output.WriteLineAsync(terminal.Say("swap.none"));
                });
            return ExitCode.Done;
        });
        return command;
    }
}
