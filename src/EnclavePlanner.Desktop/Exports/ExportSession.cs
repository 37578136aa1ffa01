using System.IO.Compression;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>One window's export of a layer, or of the parameters, as the plan is on the screen: what the export dialog shows.</summary>
public sealed class ExportSession(WorkspaceView view, UiLanguage text, Activity activity, ExportFolder folder)
{
    private const string ShapefileParts = ".zip";

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Raised with the address of a finished file.</summary>
    public event Action<string>? Ready;

    /// <summary>Where it stands.</summary>
    public ExportStep Step { get; private set; }

    /// <summary>What is to be written, and how. It stays from one export to the next.</summary>
    public ExportChoices Choices { get; } = new();

    /// <summary>What was written of a layer; null before, and for parameters.</summary>
    public ExportReport? Report { get; private set; }

    /// <summary>The address of the finished file; null before.</summary>
    public string? Address { get; private set; }

    /// <summary>How many rows the choice has.</summary>
    public long Count => Choices.Layer is { } layer ? CountOf(layer) : view.State.Contents.Parameters.Length;

    /// <summary>How many features a layer has in the chosen city.</summary>
    public long CountOf(PlanLayer layer) => view.State.CountOf(Choices.CityCode, layer);

    /// <summary>Opens the dialog on the city of what is selected, or goes back to its choices.</summary>
    public void Open()
    {
        activity.Dismiss();
        var cities = view.State.Contents.Cities;
        if (Step == ExportStep.Closed && view.SelectedFeatures.FirstOrDefault() is { } selected)
            Choices.CityCode = selected.CityCode;
        else if (!cities.Any(city => city.Code == Choices.CityCode))
            Choices.CityCode = cities[0].Code;
        (Step, Report, Address) = (ExportStep.Choosing, null, null);
        Changed?.Invoke();
    }

    /// <summary>Closes the dialog. An export under way goes on, and its file is handed over when it is done.</summary>
    public void Close()
    {
        Step = ExportStep.Closed;
        Changed?.Invoke();
    }

    /// <summary>Tells the dialog that a choice changed another.</summary>
    public void Redraw() => Changed?.Invoke();

    /// <summary>Writes the file and hands it to the browser.</summary>
    public async Task RunAsync()
    {
        var contents = view.State.Contents;
        var ending = Choices.LayerFormat switch
        {
            null => "." + Choices.Format,
            ExportFormat.Shapefile => ShapefileParts,
            var format => ExportFormats.EndingOf(format.Value),
        };
        var (name, path) = folder.Create(ending);
        var request = Choices.Layer is null ? null : Choices.ToRequest(path, DateOnly.FromDateTime(view.Workspace.Now.DateTime));
        if (Choices.CrsFault is not null)
        {
            Changed?.Invoke();
            return;
        }

        var title = request is null
            ? $"{contents.Plan.Title} {text["export.parameters"]}"
            : $"{contents.Plan.Title} {contents.City(request.CityCode!).Name} {text["layer." + Choices.Subject]}";
        var count = (int)Math.Clamp(Count, 1, int.MaxValue);
        var asOf = view.AsOf?.Number;
        Step = ExportStep.Writing;
        Changed?.Invoke();
        ExportReport? report = null;
        var isMade = await activity.RunAsync(
            "activity.export-layer",
            async (progress, cancellation) =>
            {
                if (request is null)
                    ParameterExport.Write(contents, path, cancellation);
                else
                    report = await WriteAsync(contents, request, asOf, new Rows(progress, count), cancellation);
            },
            "activity.exported-layer");
        var wasClosed = Step == ExportStep.Closed;
        if (!isMade)
        {
            Step = wasClosed ? Step : ExportStep.Choosing;
            Changed?.Invoke();
            return;
        }

        (Report, Address) = (report, ExportEndpoint.AddressOf(name, title));
        Step = wasClosed ? Step : ExportStep.Written;
        Changed?.Invoke();
        Ready?.Invoke(Address);
    }

    /// <summary>A shapefile is several files; a browser takes one, so they go together.</summary>
    private async Task<ExportReport> WriteAsync(PlanContents contents, ExportRequest request, long? asOf, IProgress<int> progress, CancellationToken cancellation)
    {
        Task<ExportReport> Written(ExportRequest one) => view.Workspace.ReadLayerAsync(
            one.Layer, one.CityCode!, asOf, features => LayerExport.Write(contents, features, one, progress, cancellation), cancellation);
        if (request.Format != ExportFormat.Shapefile)
            return await Written(request);
        var parts = folder.CreateParts();
        try
        {
            var shapefile = Path.Combine(parts, $"{PlanLayers.NameOf(request.Layer)}_{request.CityCode}{ExportFormats.EndingOf(request.Format)}");
            var report = await Written(request with { Path = shapefile });
            ZipFile.CreateFromDirectory(parts, request.Path);
            return report;
        }
        finally
        {
            Directory.Delete(parts, recursive: true);
        }
    }

    private sealed class Rows(IProgress<double> progress, int count) : IProgress<int>
    {
        public void Report(int value) => progress.Report((double)value / count);
    }
}
