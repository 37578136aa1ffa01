using System.Collections.Immutable;
using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Cli.Databases;

/// <summary>Who has which right in a plan, as <c>db grant</c> and <c>db revoke</c> answer.</summary>
internal static class MemberList
{
    internal static Task WriteAsync(Terminal terminal, ParseResult parsed, PlanLocation location, ImmutableArray<PlanMember> members) =>
        terminal.AnswerAsync(
            parsed,
            new
            {
                plan = location.ToString(),
                members = members.Select(member => new { user = member.Name, right = PlanMembers.WordOf(member.Right) }),
            },
            async output =>
            {
                await output.WriteLineAsync(terminal.Say(members.IsEmpty ? "db.members-none" : "db.members", location));
                foreach (var member in members)
                    await output.WriteLineAsync($"  {member.Name}: {terminal.Say("right." + PlanMembers.WordOf(member.Right))}");
            });
}
