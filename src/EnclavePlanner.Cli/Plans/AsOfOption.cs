using System.CommandLine;
using System.Globalization;
using EnclavePlanner.Cli.History;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Plans;

/// <summary>--as-of NUMBER|TIME: the plan as it was after an action, or at a moment, for verbs that only read.</summary>
internal sealed class AsOfOption(Terminal terminal)
{
    /// <summary>The option, to be added to a command.</summary>
    internal Option<string?> Option { get; } = new("--as-of") { Description = terminal.Say("cli.as-of") };

    /// <summary>Reads the plan as the command line asks for it.</summary>
    /// <exception cref="FaultException">CLI-AS-OF-BEFORE, CLI-TIME; STO-CHANGE-UNKNOWN: no action has this number.</exception>
    internal async Task<PlanContents> ReadAsync(IPlanStore store, ParseResult parsed, CancellationToken cancellation) =>
        await store.ReadAsync(await NumberAsync(store, parsed, cancellation), cancellation);

    /// <summary>The number of the action after which the plan is asked for; null for now.</summary>
    /// <exception cref="FaultException">CLI-AS-OF-BEFORE, CLI-TIME.</exception>
    internal async Task<long?> NumberAsync(IPlanStore store, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Option) is not { } wanted)
            return null;
        if (long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var moment = HistoryTime.End(wanted);
        var history = await store.HistoryAsync(cancellation);
        var last = history.Entries.LastOrDefault(entry => entry.Time <= moment)
            ?? throw Terminal.Refusal("CLI-AS-OF-BEFORE", wanted, history.Entries[0].Time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        return last.Number;
    }
}
