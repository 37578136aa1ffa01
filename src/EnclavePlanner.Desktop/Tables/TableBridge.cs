using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using Microsoft.JSInterop;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>Between the tables of one window and what only the browser can do for them: scrolling, the clipboard.</summary>
public sealed class TableBridge(
    IJSRuntime browser, WorkspaceView view, UiLanguage text, Activity activity, LandTables tables, TableEditSession editing) : IAsyncDisposable
{
    /// <summary>A paste may be so long, bytes.</summary>
    private const long LongestPaste = 64L << 20;

    private BrowserModule<TableBridge>? module;

    /// <summary>Listens to the clipboard.</summary>
    public async Task StartAsync() => module = await BrowserModule<TableBridge>.ListenAsync(browser, "listenToTables", this);

    /// <summary>Scrolls a table so that a row is in view.</summary>
    public async Task ScrollToRowAsync(string tableId, int index, int rowHeight)
    {
        if (module is not null)
            await module.CallAsync("scrollToRow", tableId, index, rowHeight);
    }

    /// <summary>Puts the keyboard into an element, where it is there.</summary>
    public async Task FocusAsync(string elementId)
    {
        if (module is not null)
            await module.CallAsync("focusOn", elementId);
    }

    /// <summary>Copies the selected rows of a table, with the columns that it shows, under their headings.</summary>
    public async Task CopyAsync(PlanLayer layer)
    {
        var selected = editing.SelectedIn(layer);
        if (selected.Count == 0 || module is null)
            return;
        string plain = "", html = "";
        var cells = new CellTexts(view, text);
        var columns = tables.ColumnsOf(layer);
        var table = tables.Of(layer);
        var ran = await activity.RunAsync(
            "activity.copy-rows",
            async (_, cancellation) =>
            {
                var rows = await table.FindAsync(selected, cancellation);
                List<IReadOnlyList<(string, bool)>> block = [[.. columns.Select(column => (cells.Heading(column), true))]];
                block.AddRange(rows.OrderBy(row => row.Index).Select(row => columns.Select(column => (cells.Value(row, column), column.IsText)).ToList()));
                (plain, html) = (ClipboardText.Write(block), ClipboardText.WriteHtml(block));
            },
            "activity.copied-rows");
        if (ran && !await module.AskAsync<bool>("writeClipboard", plain, html))
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-CLIPBOARD"));
    }

    /// <summary>Ctrl+C in a table.</summary>
    [JSInvokable]
    public Task CopyRows(string layer) => PlanLayers.TryParse(layer, out var known) ? CopyAsync(known) : Task.CompletedTask;

    /// <summary>Ctrl+V in a table.</summary>
    [JSInvokable]
    public async Task PasteRows(string layer, int column, IJSStreamReference pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        if (!PlanLayers.TryParse(layer, out var known))
            return;
        if (pasted.Length > LongestPaste)
        {
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-PASTE-LONG", LongestPaste >> 20));
            return;
        }

        await using var stream = await pasted.OpenReadStreamAsync(LongestPaste);
        using var reader = new StreamReader(stream);
        await editing.PasteAsync(known, await reader.ReadToEndAsync(), column);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => module?.DisposeAsync() ?? ValueTask.CompletedTask;
}
