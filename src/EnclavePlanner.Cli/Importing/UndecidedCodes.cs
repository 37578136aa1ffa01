using System.Collections.Immutable;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Cli.Importing;

/// <summary>The land-use codes that are for the user to decide, as people and programs are told of them.</summary>
internal static class UndecidedCodes
{
    internal static async Task TellAsync(Terminal terminal, ImmutableArray<UndecidedCode> undecided)
    {
        foreach (var code in undecided)
            await terminal.TellAsync(terminal.Say("import.undecided", code.Code, code.Rows, string.Join(", ", code.Choices)));
    }

    internal static IEnumerable<object> Json(ImmutableArray<UndecidedCode> undecided) =>
        undecided.Select(code => new { code = code.Code, choices = code.Choices, rows = code.Rows });
}
