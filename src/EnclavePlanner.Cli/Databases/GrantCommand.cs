using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Cli.Databases;

/// <summary><c>db grant PLAN --to USER --as RIGHT</c>: gives a user of the database a right in a plan.</summary>
internal static class GrantCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var to = new Option<string>("--to") { Description = terminal.Say("cli.grant-to"), Required = true };
        var right = new Option<string>("--as") { Description = terminal.Say("cli.grant-as"), Required = true };
        right.AcceptOnlyFromAmong([.. Enum.GetValues<PlanRight>().Select(PlanMembers.WordOf)]);
        var command = new Command("grant", terminal.Say("cli.db-grant")) { plan, to, right };
        command.SetAction(async (parsed, cancellation) =>
        {
            var location = PlanLocation.Parse(parsed.GetValue(plan)!);
            var members = await PlanMembers.GrantAsync(
                location, parsed.GetValue(to)!, PlanMembers.Of(parsed.GetValue(right)!), cancellation);
            await MemberList.WriteAsync(terminal, parsed, location, members);
            return ExitCode.Done;
        });
        return command;
    }
}
