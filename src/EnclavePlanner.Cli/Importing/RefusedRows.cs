using System.Collections.Immutable;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Cli.Importing;

/// <summary>The rows that an import or a table's reading refuses, as people and programs are told of them.</summary>
internal static class RefusedRows
{
    internal static async Task TellAsync(Terminal terminal, string path, ImmutableArray<RefusedRow> refused)
    {
        foreach (var row in refused)
            await terminal.TellAsync($"{terminal.Say("import.row", Path.GetFileName(path), row.Row)} {row.Fault.Code}: {row.Fault.In(terminal.Culture)}");
    }

    internal static IEnumerable<object> Json(Terminal terminal, ImmutableArray<RefusedRow> refused) =>
        refused.Select(row => new { row = row.Row, code = row.Fault.Code, reason = row.Fault.In(terminal.Culture) });
}
