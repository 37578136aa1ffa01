using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What the user says a table is to the plan. At first it is guessed from its heading, off the window's thread.</summary>
public sealed class TableChoice : IDisposable
{
    private CancellationTokenSource? guessing;

    /// <summary>What it is; null where the file is no table.</summary>
    public TableUse? Use { get; set; }

    /// <summary>The column of the features' numbers; blank for one of a well-known name.</summary>
    public string Key { get; set; } = "";

    /// <summary>Whether it is being looked at.</summary>
    public bool IsGuessing => guessing is not null;

    /// <summary>Whether a file of this name is a table.</summary>
    public static bool IsTable(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".csv" or ".xlsx";

    /// <summary>Looks what a table may be. Another look overtakes this one.</summary>
    /// <param name="path">The file; null or no table ends with no use.</param>
    /// <param name="sheet">The sheet of a workbook.</param>
    /// <returns>Whether it was looked at to the end.</returns>
    public async Task<bool> GuessAsync(string? path, string? sheet)
    {
        Clear();
        if (path is null || !IsTable(path))
            return true;
        using var mine = new CancellationTokenSource();
        guessing = mine;
        // What cannot be read is refused by the preview, with the reason.
        Use = TableUse.Points;
        try
        {
            var guess = await Task.Run(() => TablePreviewing.Guess(path, sheet, null, mine.Token), mine.Token);
            if (guessing == mine)
                Use = guess;
        }
        catch (Exception end) when (end is FaultException or OperationCanceledException)
        {
            // The user says it himself.
        }

        if (guessing != mine)
            return false;
        guessing = null;
        return true;
    }

    /// <summary>Back to no table.</summary>
    public void Clear()
    {
        guessing?.Cancel();
        guessing = null;
        (Use, Key) = (null, "");
    }

    /// <inheritdoc/>
    public void Dispose() => guessing?.Cancel();
}
