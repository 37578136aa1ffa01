using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Importing;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>The dialogs of one window about its files: while one is open the window behind it rests.</summary>
public sealed class OpenDialogs : IDisposable
{
    private readonly ImportSession import;
    private readonly ExportSession export;
    private bool wasAny;

    /// <summary>Follows the dialogs of a window.</summary>
    public OpenDialogs(ImportSession import, ExportSession export)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(export);
        (this.import, this.export) = (import, export);
        import.Changed += Tell;
        export.Changed += Tell;
    }

    /// <summary>Raised after the first opened or the last closed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Whether one is open.</summary>
    public bool Any => import.Step != ImportStep.Closed || export.Step != ExportStep.Closed;

    /// <inheritdoc/>
    public void Dispose()
    {
        import.Changed -= Tell;
        export.Changed -= Tell;
    }

    private void Tell()
    {
        if (wasAny == Any)
            return;
        wasAny = Any;
        Changed?.Invoke();
    }
}
