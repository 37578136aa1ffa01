using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Desktop.Tables;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>The dialogs of one window about its files and tables: while one is open the window behind it rests.</summary>
public sealed class OpenDialogs : IDisposable
{
    private readonly ImportSession import;
    private readonly ExportSession export;
    private readonly TableEditSession editing;
    private bool wasAny;

    /// <summary>Follows the dialogs of a window.</summary>
    public OpenDialogs(ImportSession import, ExportSession export, TableEditSession editing)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(editing);
        (this.import, this.export, this.editing) = (import, export, editing);
        import.Changed += Tell;
        export.Changed += Tell;
        editing.Changed += Tell;
    }

    /// <summary>Raised after the first opened or the last closed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Whether one is open.</summary>
    public bool Any => import.Step != ImportStep.Closed || export.Step != ExportStep.Closed || editing.IsOpen;

    /// <inheritdoc/>
    public void Dispose()
    {
        import.Changed -= Tell;
        export.Changed -= Tell;
        editing.Changed -= Tell;
    }

    private void Tell()
    {
        if (wasAny == Any)
            return;
        wasAny = Any;
        Changed?.Invoke();
    }
}
