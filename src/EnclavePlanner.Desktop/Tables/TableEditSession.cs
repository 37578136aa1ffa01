using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>What one window's user is about to change in a table: many rows at once, or what he pasted. It is shown before it is done.</summary>
public sealed class TableEditSession(WorkspaceView view, UiLanguage text, Activity activity, ConflictSession conflicts, LandTables tables, WindowThread window)
{
    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>The layer whose rows are to change; null while the dialog is closed.</summary>
    public PlanLayer? Layer { get; private set; }

    /// <summary>What a paste would change; null where a value for the selected rows is asked for.</summary>
    public IReadOnlyList<RowEdit>? Edits { get; private set; }

    /// <summary>The column whose cells get one value.</summary>
    public TableColumn? Column { get; private set; }

    /// <summary>How many rows get it.</summary>
    public int Count { get; private set; }

    /// <summary>Why it cannot be done as it stands.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Whether the dialog is open.</summary>
    public bool IsOpen => Layer is not null;

    private CellTexts Cells { get; } = new(view, text);

    /// <summary>Identities of the selected rows of a layer.</summary>
    public IReadOnlyList<Guid> SelectedIn(PlanLayer layer) =>
        [.. view.Selection.Where(id => view.State.Contents.Find(id) is PlanFeature feature && PlanLayers.LayerOf(feature) == layer)];

    /// <summary>Asks for a value that all selected rows of a layer get.</summary>
    public void Open(PlanLayer layer, TableColumn? column = null)
    {
        Count = SelectedIn(layer).Count;
        if (Count == 0 || view.IsReadOnly)
            return;
        (Layer, Edits, Fault) = (layer, null, null);
        Column = column is { IsEditable: true } ? column : TableColumn.Of(layer).First(known => known.Key == TableColumn.Code);
        Changed?.Invoke();
    }

    /// <summary>Chooses another column.</summary>
    public void Choose(TableColumn column)
    {
        (Column, Fault) = (column, null);
        Changed?.Invoke();
    }

    /// <summary>Puts a value into the chosen column of all selected rows, as one action.</summary>
    public async Task PutAsync(string value)
    {
        if (Layer is not { } layer || Column is not { } column)
            return;
        var selected = SelectedIn(layer);
        var edits = await ReadAsync((paste, _, cancellation) => paste.FillAsync([value], [column], selected, cancellation), layer);
        if (edits?.FirstOrDefault(edit => edit.Refusal is not null)?.Refusal is { } refusal)
        {
            Fault = refusal;
            Changed?.Invoke();
        }
        else if (edits is not null)
        {
            await CommitAsync(edits, text.Format("history.edit-column", text["column." + column.Key], edits.Count(edit => edit.IsChange)));
        }
    }

    /// <summary>Shows what a paste into a table would change.</summary>
    /// <param name="layer">The table's layer.</param>
    /// <param name="pasted">The clipboard's text.</param>
    /// <param name="column">Where among the columns shown the keyboard is.</param>
    public async Task PasteAsync(PlanLayer layer, string pasted, int column)
    {
        if (view.IsReadOnly || activity.IsBusy || IsOpen || string.IsNullOrWhiteSpace(pasted))
            return;
        var selected = SelectedIn(layer);
        var edits = await ReadAsync(
            (paste, progress, cancellation) => paste.ReadAsync(ClipboardText.Read(pasted), column, selected, progress, cancellation), layer);
        if (edits is null)
            return;
        (Layer, Edits, Fault) = (layer, edits, null);
        Changed?.Invoke();
    }

    /// <summary>Does what the paste would change; refused lines stay as they are.</summary>
    public Task CommitPasteAsync() => Edits is { } edits && Layer is { } layer
        ? CommitAsync(edits, text.Format(layer == PlanLayer.Plots ? "history.paste-plots" : "history.paste-parcels", edits.Count(edit => edit.IsChange)))
        : Task.CompletedTask;

    /// <summary>Closes the dialog; nothing is changed.</summary>
    public void Close()
    {
        (Layer, Edits, Column, Fault) = (null, null, null, null);
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<RowEdit>?> ReadAsync(
        Func<PasteReading, IProgress<double>, CancellationToken, Task<IReadOnlyList<RowEdit>>> read, PlanLayer layer)
    {
        IReadOnlyList<RowEdit>? edits = null;
        var paste = new PasteReading(tables.Of(layer), tables.ColumnsOf(layer), Cells);
        await activity.RunAsync("activity.paste", async (progress, cancellation) => edits = await read(paste, progress, cancellation));
        return edits;
    }

    private async Task CommitAsync(IReadOnlyList<RowEdit> edits, string title)
    {
        var changes = edits.Where(edit => edit.IsChange).Select(edit => RowChange.Update(edit.Before!, edit.After!)).ToList();
        if (changes.Count == 0)
        {
            Close();
            return;
        }

        await activity.RunAsync(
            "activity.save",
            async (progress, cancellation) =>
            {
                try
                {
                    await conflicts.CommitAsync(title, changes, new Progress<int>(done => progress.Report((double)done / changes.Count)), cancellation);
                }
                finally
                {
                    await window.RunAsync(Close);
                }
            },
            "activity.edited");
    }
}
