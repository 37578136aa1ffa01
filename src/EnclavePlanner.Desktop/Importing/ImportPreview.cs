using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What the chosen file looks like before it is imported, read anew off the window's thread whenever a choice changes.</summary>
public sealed class ImportPreview(WorkspaceView view, WindowThread window, PreviewFeatures features) : IDisposable
{
    private ImportRequest? shown;
    private CancellationTokenSource? reading;

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>The file by the choices as they are; null while it is read, and where it cannot be.</summary>
    public LayerPreview? Layer { get; private set; }

    /// <summary>Identity of its outlines among those that maps ask for; null where there are none.</summary>
    public Guid? Outlines { get; private set; }

    /// <summary>Why it cannot be read so; null where it can.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Whether it is being read.</summary>
    public bool IsReading => reading is not null;

    /// <summary>Shows what a request names; nothing with null. The same again is not read again.</summary>
    public void Show(ImportRequest? request)
    {
        if (request == shown)
            return;
        Stop();
        Forget();
        shown = request;
        (Layer, Fault) = (null, null);
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

    private async Task ReadAsync(ImportRequest request, CancellationTokenSource mine)
    {
        var contents = view.State.Contents;
        LayerPreview? layer = null;
        Fault? fault = null;
        try
        {
            layer = await Task.Run(() => LayerPreviewing.Read(contents, request, mine.Token), mine.Token);
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
            (Layer, Fault) = (layer, fault);
            Outlines = layer?.Ground is { } ground ? features.Keep(ground.Outlines) : null;
            Stop();
            Changed?.Invoke();
        });
    }

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
