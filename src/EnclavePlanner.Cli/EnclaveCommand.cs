using System.CommandLine;
using System.Globalization;
using EnclavePlanner.Cli.Areas;
using EnclavePlanner.Cli.Databases;
using EnclavePlanner.Cli.Distances;
using EnclavePlanner.Cli.Drafting;
using EnclavePlanner.Cli.Exports;
using EnclavePlanner.Cli.History;
using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Opening;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Cli.Plans;
using EnclavePlanner.Cli.Samples;
using EnclavePlanner.Cli.Swaps;
using EnclavePlanner.Cli.Tables;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Cli;

/// <summary>
/// <c>enclave VERB …</c>: every job without a window. Exit code 0: done; 1: findings, or an input that was refused
/// (the reason is on stderr); 2: wrong usage.
/// </summary>
public static class EnclaveCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after <c>enclave</c>.</param>
    /// <param name="output">Results; with --json one JSON document and nothing else.</param>
    /// <param name="error">Reasons and notices.</param>
    /// <param name="culture">The language of texts for people; numbers in JSON are always invariant.</param>
    /// <param name="clock">Gives the time of ChangeSets and workbooks.</param>
    /// <param name="askPassword">Asks the user for a password, showing a prompt; null, or gives null, where nobody can be asked.</param>
    /// <param name="cancellation">Stops the work; nothing is left half done.</param>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        CultureInfo culture,
        TimeProvider clock,
        Func<string, string?>? askPassword = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        CultureInfo.CurrentUICulture = culture;
        var terminal = new Terminal(output, error, culture, clock);
        var root = new RootCommand(terminal.Say("cli.about"))
        {
            NewCommand.Build(terminal),
            ImportCommand.Build(terminal),
            JoinCommand.Build(terminal),
            ParametersCommand.Build(terminal),
            AreaCommand.Build(terminal),
            DistanceCommand.Build(terminal),
            DraftCommand.Build(terminal),
            SwapCommand.Build(terminal),
            SignCommand.Build(terminal),
            ExportCommand.Build(terminal),
            BackupCommand.Build(terminal),
            HistoryCommand.Build(terminal),
            LineageCommand.Build(terminal),
            UndoCommand.Undo(terminal),
            UndoCommand.Redo(terminal),
            SampleCommand.Build(terminal),
            OpenCommand.Build(terminal),
            CopyCommand.Build(terminal),
            DatabaseCommand.Build(terminal),
        };
        root.Add(terminal.Json);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
                await error.WriteLineAsync(wrong.Message);
            await error.WriteLineAsync(terminal.Say("cli.help-hint"));
            return ExitCode.WrongUsage;
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            while (true)
            {
                try
                {
                    return await parsed.InvokeAsync(configuration, cancellation);
                }
                catch (FaultException problem) when (problem.InnerException is LoginException login
                    && askPassword?.Invoke(terminal.Say("cli.password", login.Database)) is { Length: > 0 } password)
                {
                    // Where the login is refused nothing has been done yet, so the command begins again.
                    DatabasePasswords.Remember(login.Database, password);
                }
            }
        }
        catch (FaultException problem)
        {
            await error.WriteLineAsync($"{problem.Fault.Code}: {problem.Fault.In(culture)}");
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(terminal.Say("cli.cancelled"));
            return ExitCode.Refused;
        }
    }
}
