using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Swaps;

/// <summary><c>sign PLAN --proposal P --side origin|host [--withdraw]</c>: a side signs a proposal as it is, or takes its signature back.</summary>
internal static class SignCommand
{
    private const string Origin = "origin";
    private const string Host = "host";

    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var proposal = new Option<string>("--proposal") { Description = terminal.Say("cli.sign-proposal"), Required = true };
        var side = new Option<string>("--side") { Description = terminal.Say("cli.side"), Required = true };
        side.AcceptOnlyFromAmong(Origin, Host);
        var withdraw = new Option<bool>("--withdraw") { Description = terminal.Say("cli.withdraw") };
        var command = new Command("sign", terminal.Say("cli.sign")) { plan, proposal, side, withdraw };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(parsed.GetValue(plan)!), cancellation);
            var contents = await store.ReadAsync(cancellation: cancellation);
            var wanted = ProposalSearch.Find(contents, parsed.GetValue(proposal)!);
            var signing = parsed.GetValue(side) == Origin ? SwapSide.Origin : SwapSide.Host;
            var now = terminal.Clock.GetLocalNow();
            var withdrawing = parsed.GetValue(withdraw);
            var change = withdrawing
                ? ProposalSigning.Withdraw(contents, wanted, signing)
                : ProposalSigning.Sign(contents, wanted, signing, store.UserName, now);
            var title = terminal.Say(withdrawing ? "history.withdraw" : "history.sign", wanted.Name, terminal.Say("side." + parsed.GetValue(side)));
            var seen = (await store.HistoryAsync(cancellation)).Entries[^1].Number;
            await store.CommitAsync(ChangeSet.Of(store.UserName, now, title, [change]), seen, cancellation: cancellation);
            var signatures = ProposalSigning.Of((await store.ReadAsync(cancellation: cancellation)).Signatures, wanted).ToList();
            var agreed = ProposalSigning.IsAgreed(signatures, wanted);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    proposal = wanted.Name,
                    version = wanted.Version,
                    signatures = signatures.Select(signature => new { side = NameOf(signature.Side), signer = signature.Signer, time = signature.Time }),
                    agreed,
                },
                async output =>
                {
                    await output.WriteLineAsync(title);
                    if (agreed)
                        await output.WriteLineAsync(terminal.Say("sign.agreed", wanted.Name));
                });
            return ExitCode.Done;
        });
        return command;
    }

    private static string NameOf(SwapSide side) => side == SwapSide.Origin ? Origin : Host;
}
