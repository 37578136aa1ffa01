using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Cli.Databases;

/// <summary><c>db revoke PLAN --from USER</c>: takes from a user of the database the right that he has in a plan.</summary>
internal static class RevokeCommand
{
    internal static Command Build(Terminal terminal)
    {
        var plan = PlanArgument.Build(terminal);
        var from = new Option<string>("--from") { Description = terminal.Say("cli.revoke-from"), Required = true };
        var command = new Command("revoke", terminal.Say("cli.db-revoke")) { plan, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            var location = PlanLocation.Parse(parsed.GetValue(plan)!);
            var members = await PlanMembers.RevokeAsync(location, parsed.GetValue(from)!, cancellation);
            await MemberList.WriteAsync(terminal, parsed, location, members);
            return ExitCode.Done;
        });
        return command;
    }
}
