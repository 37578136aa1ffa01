using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Cli.Databases;

/// <summary>
/// <c>db init|upgrade|status DATABASE</c>: makes a database ready for plans, keeps it so, and says how it is; <c>db grant</c>
/// and <c>db revoke</c>: who may do what in a plan of it.
/// </summary>
internal static class DatabaseCommand
{
    internal static Command Build(Terminal terminal) => new("db", terminal.Say("cli.db"))
    {
        Verb(terminal, "init", PlanDatabase.InitAsync),
        Verb(terminal, "upgrade", PlanDatabase.UpgradeAsync),
        Verb(terminal, "status", PlanDatabase.StatusAsync),
        GrantCommand.Build(terminal),
        RevokeCommand.Build(terminal),
    };

    private static Command Verb(Terminal terminal, string name, Func<DatabaseAddress, CancellationToken, Task<DatabaseStatus>> work)
    {
        var database = new Argument<string>("DATABASE") { Description = terminal.Say("cli.database") };
        var command = new Command(name, terminal.Say($"cli.db-{name}")) { database };
        command.SetAction(async (parsed, cancellation) =>
        {
            var status = await work(DatabaseAddress.Parse(parsed.GetValue(database)!), cancellation);
            await terminal.AnswerAsync(
                parsed,
                new
                {
                    database = status.Address.ToString(),
                    server = status.ServerVersion,
                    postgis = status.PostGisVersion,
                    state = NameOf(status.State),
                    missing = status.MissingSteps,
                    plans = status.Plans,
                },
                output => WriteAsync(terminal, output, status));
            return status.State == DatabaseState.Ready ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static async Task WriteAsync(Terminal terminal, TextWriter output, DatabaseStatus status)
    {
        await output.WriteLineAsync(terminal.Say("db.server", status.Address, status.ServerVersion, status.PostGisVersion ?? terminal.Say("db.none")));
        await output.WriteLineAsync(terminal.Say($"db.{NameOf(status.State)}", status.Address, string.Join(", ", status.MissingSteps)));
        if (status.State == DatabaseState.Ready)
            await output.WriteLineAsync(terminal.Say("db.plans", status.Plans.Length == 0 ? terminal.Say("db.none") : string.Join(", ", status.Plans)));
    }

    private static string NameOf(DatabaseState state) => state switch
    {
        DatabaseState.NotInitialised => "not-initialised",
        DatabaseState.Older => "older",
        DatabaseState.Newer => "newer",
        _ => "ready",
    };
}
