using EnclavePlanner.Cli.Importing;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Tables;

namespace EnclavePlanner.Cli.Tables;

/// <summary>What is said on stderr of a table that was read.</summary>
internal static class TableAnswer
{
    /// <summary>Tells it, and gives the exit code.</summary>
    internal static async Task<int> TellAsync(Terminal terminal, string path, TableReport report)
    {
        foreach (var notice in report.Notices)
            await terminal.TellAsync(notice.In(terminal.Culture));
        await RefusedRows.TellAsync(terminal, path, report.Refused);
        if (report is { Taken: 0, Refused.Length: > 0 })
            await terminal.TellAsync(terminal.Say("table.nothing", report.Refused.Length, report.Good));
        return report.Refused.Length > 0 ? ExitCode.Refused : ExitCode.Done;
    }
}
