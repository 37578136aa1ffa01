using System.Collections.Immutable;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What the chosen file looks like before it is imported, read anew off the window's thread whenever a choice changes.</summary>
public sealed class ImportPreview(WorkspaceView view, WindowThread window, PreviewFeatures features) : IDisposable
{
    private PreviewRequest? shown;
    private CancellationTokenSource? reading;

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>The file by the choices as they are, where features are to come of it; null while it is read, and where it cannot be.</summary>
    public LayerPreview? Layer { get; private set; }

    /// <summary>The table by the choices as they are, where it is to be joined or read for parameters; null likewise.</summary>
    public TablePreview? Table { get; private set; }

    /// <summary>The fields of the file as they were last read.</summary>
    public ImmutableArray<string> Fields { get; private set; } = [];

    /// <summary>Identity of its outlines among those that maps ask for; null where there are none.</summary>
    public Guid? Outlines { get; private set; }

    /// <summary>Why it cannot be read so; null where it can.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Whether it is being read.</summary>
    public bool IsReading => reading is not null;

    /// <summary>Shows what a request names; nothing with null. The same again is not read again.</summary>
    public void Show(PreviewRequest? request)
    {
        if (request == shown)
            return;
        Stop();
        Forget();
        shown = request;
        (Layer, Table, Fault) = (null, null, null);
        if (request is null)
            Fields = [];
        if (request is not null)
        {
            reading = new CancellationTokenSource();
            _ = ReadAsync(request, reading);
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        Forget();
    }

    private async Task ReadAsync(PreviewRequest request, CancellationTokenSource mine)
    {
        var contents = view.State.Contents;
        LayerPreview? layer = null;
        TablePreview? table = null;
        Fault? fault = null;
        try
        {
            (layer, table) = await Task.Run(() => Read(contents, request, mine.Token), mine.Token);
        }
        catch (FaultException refusal)
        {
            fault = refusal.Fault;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await window.RunAsync(() =>
        {
            if (reading != mine)
                return;
            (Layer, Table, Fault) = (layer, table, fault);
            Fields = layer?.Fields ?? table?.Columns ?? Fields;
            Outlines = layer?.Ground is { } ground ? features.Keep(ground.Outlines) : null;
            Stop();
            Changed?.Invoke();
        });
    }

    private static (LayerPreview? Layer, TablePreview? Table) Read(PlanContents contents, PreviewRequest request, CancellationToken cancellation) => request switch
    {
        PreviewRequest.OfLayer layer => (LayerPreviewing.Read(contents, layer.Request, cancellation), null),
        PreviewRequest.OfJoin join => (null, TablePreviewing.Read(join.Request, cancellation)),
        PreviewRequest.OfParameters table => (null, TablePreviewing.ReadParameters(table.Path, table.Sheet, table.Encoding, cancellation)),
        _ => throw new ArgumentException("There is no other.", nameof(request)),
    };

    private void Stop()
    {
        reading?.Cancel();
        reading?.Dispose();
        reading = null;
    }

    private void Forget()
    {
        if (Outlines is { } id)
            features.Remove(id);
        Outlines = null;
    }
}
