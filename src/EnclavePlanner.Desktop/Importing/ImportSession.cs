using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>One window's import, from the files on their way to the report: what the import dialog shows.</summary>
public sealed partial class ImportSession(
    WorkspaceView view, UiLanguage text, Activity activity, ConflictSession conflicts, UploadFolders folders, ImportProfiles profiles) : IDisposable
{
    /// <summary>The share of the work that is done when a file is read and checked.</summary>
    private const double ReadingShare = 0.6;

    private string? folderName;
    private string file = "";

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Where the import stands.</summary>
    public ImportStep Step { get; private set; }

    /// <summary>Names of the files that were sent.</summary>
    public IReadOnlyList<string> SentNames { get; private set; } = [];

    /// <summary>Share of the bytes that have arrived, 0 to 1.</summary>
    public double SentShare { get; private set; }

    /// <summary>Why the files did not arrive; null when they did.</summary>
    public string? TransferFailure { get; private set; }

    /// <summary>The files among them that can be imported.</summary>
    public IReadOnlyList<string> Candidates { get; private set; } = [];

    /// <summary>The file to import.</summary>
    public string File
    {
        get => file;
        set
        {
            file = value;
            Tables = PathOf(value) is { } path ? SourceTables.Of(path) : [];
            Table = Tables.Count > 0 ? Tables[0] : null;
            Profile = profiles.ByName(Table ?? value) is { } found ? found.Name : "";
            Layer = profiles.ByName(Table ?? value)?.Layer ?? LayerGuess.ByName(value);
            Fields.Clear();
        }
    }

    /// <summary>The tables of the file, where it is a GeoPackage, or the sheets of a workbook.</summary>
    public IReadOnlyList<string> Tables { get; private set; } = [];

    /// <summary>The one to import; null where the file has none to choose.</summary>
    public string? Table { get; set; }

    /// <summary>What it is to the plan, where it is a table.</summary>
    public TableChoice Use { get; } = new();

    /// <summary>Which of its fields fill which of ours.</summary>
    public FieldChoices Fields { get; } = new();

    /// <summary>Whether its text can be in one of several encodings.</summary>
    public bool TakesEncoding => Path.GetExtension(File).ToLowerInvariant() is not (".xlsx" or ".gpkg");

    /// <summary>Whether new features come of it, with coordinates of their own.</summary>
    public bool BringsFeatures => Use.Use is null or TableUse.Points;

    /// <summary>The city whose land it holds.</summary>
    public string CityCode { get; set; } = "";

    /// <summary>The layer it goes into.</summary>
    public PlanLayer Layer { get; set; }

    /// <summary>What the user says of its reference system.</summary>
    public SourceChoice Source { get; } = new();

    /// <summary>The shift that the user gives.</summary>
    public ShiftForm Shift { get; } = new();

    /// <summary>Encoding that the user names; blank leaves it to the file.</summary>
    public string Encoding { get; set; } = "";

    /// <summary>Name of the profile that the file is read by; blank for none.</summary>
    public string Profile { get; set; } = "";

    /// <summary>The profiles there are.</summary>
    public ImmutableArray<ImportProfile> Profiles => profiles.All;

    /// <summary>Word for the system of land-use codes that the user names; blank leaves it to the file.</summary>
    public string Codes { get; set; } = "";

    /// <summary>Whether the file has north first.</summary>
    public bool SwapsAxes { get; set; }

    /// <summary>Whether invalid polygons are to be repaired.</summary>
    public bool Repair { get; set; }

    /// <summary>The user's decisions on codes that several classes share.</summary>
    public ImmutableDictionary<string, string> Decisions { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether he has decided on every code that waits for it.</summary>
    public bool IsDecided => Report is { Undecided: { Length: > 0 } codes } && codes.All(code => Decisions.ContainsKey(code.Code));

    /// <summary>What came of it; null before.</summary>
    public ImportResult? Report { get; private set; }

    /// <summary>Reads the coordinates otherwise.</summary>
    public void Take(PlaceRepair repair)
    {
        ArgumentNullException.ThrowIfNull(repair);
        (Source.Chosen, Source.Typed) = (SourceChoice.Typing, repair.Crs.Epsg!.Value.ToString(CultureInfo.InvariantCulture));
        SwapsAxes = repair.SwapsAxes;
        Changed?.Invoke();
    }

    /// <summary>Takes a decision; a blank one takes it back.</summary>
    public void Decide(string code, string guideCode)
    {
        Decisions = guideCode.Length > 0 ? Decisions.SetItem(code, guideCode) : Decisions.Remove(code);
        Changed?.Invoke();
    }

    /// <summary>Looks what the chosen table may be to the plan.</summary>
    public async Task GuessAsync()
    {
        var guess = Use.GuessAsync(PathOf(File), Table);
        Changed?.Invoke();
        if (await guess)
            Changed?.Invoke();
    }

    /// <summary>Tells the dialog that one of its parts changed another.</summary>
    public void Redraw() => Changed?.Invoke();

    /// <summary>Files are on their way: the dialog opens.</summary>
    public void Begin(IReadOnlyList<string> names)
    {
        Close();
        SentNames = names;
        Step = ImportStep.Transferring;
        Changed?.Invoke();
    }

    /// <summary>So many bytes have been sent.</summary>
    public void Advance(double sent, double total)
    {
        SentShare = total > 0 ? sent / total : 0;
        Changed?.Invoke();
    }

    /// <summary>The files have arrived.</summary>
    public Task ArriveAsync(string folder)
    {
        if (folders.Find(folder) is not { } path)
            return Task.CompletedTask;
        folderName = folder;
        Candidates = [.. Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>()
            .Where(name => LayerImport.Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        File = Candidates.Count > 0 ? Candidates[0] : "";
        CityCode = LayerGuess.CityByName(File, view.State.Contents)
            ?? view.SelectedFeatures.FirstOrDefault()?.CityCode
            ?? view.State.Contents.Cities[0].Code;
        Step = ImportStep.Choosing;
        return GuessAsync();
    }

    /// <summary>The files did not arrive.</summary>
    public void Fail(string reason)
    {
        TransferFailure = reason;
        Changed?.Invoke();
    }

    /// <summary>Imports the chosen file as one ChangeSet.</summary>
    /// <param name="skipRefused">Whether rows that are refused stay out; otherwise one such row stops the import.</param>
    public async Task RunAsync(bool skipRefused)
    {
        if (PathOf(File) is not { } path)
            return;
        Func<IProgress<double>, CancellationToken, Task<ImportResult>> prepare;
        switch (Use.Use)
        {
            case TableUse.Join:
                var join = Joined(path, skipRefused);
                prepare = async (_, cancellation) =>
                {
                    var (contents, _) = await view.Workspace.ReadWholeAsync(view.State, asOf: null, cancellation);
                    return ImportResult.Of(TableJoin.Prepare(contents, join, cancellation));
                };
                break;
            case TableUse.Parameters:
                var (sheet, encoding) = (Table, NamedEncoding);
                prepare = (_, cancellation) => Task.FromResult(
                    ImportResult.Of(ParameterImport.Prepare(view.State.Contents, path, sheet, encoding, skipRefused, cancellation)));
                break;
            default:
                var isShiftRead = Shift.TryRead(out var shift);
                var request = Source.Apply(Chosen(path) with { Shift = shift, SkipRefused = skipRefused });
                if (!isShiftRead || request is null)
                {
                    // What was said of the choices before is over; what is wrong now stands at its field.
                    activity.Dismiss();
                    Changed?.Invoke();
                    return;
                }

                prepare = (progress, cancellation) => Task.FromResult(ImportResult.Of(LayerImport.Prepare(
                    view.State.Contents, request, new Steps<ImportProgress>(step => progress.Report(ReadingShare * step.BytesRead / Math.Max(1, step.ByteCount))), cancellation)));
                break;
        }

        await CommitAsync(prepare);
    }

    /// <summary>From the report of an import that took nothing back to the choices; the files stay.</summary>
    public void Reconsider()
    {
        Report = null;
        Step = ImportStep.Choosing;
        Changed?.Invoke();
    }

    /// <summary>Ends the import; the files go.</summary>
    public void Close()
    {
        if (folderName is not null)
            folders.Remove(folderName);
        folderName = null;
        (SentNames, Candidates, SentShare, TransferFailure, Report) = ([], [], 0, null, null);
        Source.Clear();
        Shift.Clear();
        Use.Clear();
        Fields.Clear();
        (Encoding, Codes, SwapsAxes, Repair, Decisions, Step) = ("", "", false, false, ImmutableDictionary<string, string>.Empty, ImportStep.Closed);
        Changed?.Invoke();
    }

    /// <summary>Prepares the changes and commits them, both off the window's thread.</summary>
    private async Task CommitAsync(Func<IProgress<double>, CancellationToken, Task<ImportResult>> prepare)
    {
        Step = ImportStep.Importing;
        Report = null;
        Changed?.Invoke();
        await activity.RunAsync(
            "activity.import",
            async (progress, cancellation) =>
            {
                CultureInfo.CurrentUICulture = text.Culture;
                var result = await prepare(progress, cancellation);
                if (!result.Changes.IsEmpty)
                {
                    var total = (double)result.Changes.Length;
                    await conflicts.CommitAsync(
                        text.Format(result.TitleKey, Path.GetFileName(File), result.TitleCount),
                        result.Changes,
                        new Steps<int>(rows => progress.Report(ReadingShare + (rows / total * (1 - ReadingShare)))),
                        cancellation);
                }

                // The rows are committed or were never to be; the report does without them.
                Report = result with { Changes = [] };
            });
        if (conflicts.IsOpen)
        {
            // The rows are ready and wait in the conflict dialog; the files are no longer needed.
            Close();
            return;
        }

        Step = Report is null ? ImportStep.Choosing : ImportStep.Reported;
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Use.Dispose();
        if (folderName is not null)
            folders.Remove(folderName);
    }

    /// <summary>Passes progress on at once, on the thread that reports it.</summary>
    private sealed class Steps<TStep>(Action<TStep> pass) : IProgress<TStep>
    {
        public void Report(TStep value) => pass(value);
    }
}
