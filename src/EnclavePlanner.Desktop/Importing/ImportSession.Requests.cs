using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Joining;

namespace EnclavePlanner.Desktop.Importing;

/// <content>The choices as the exchange takes them.</content>
public sealed partial class ImportSession
{
    /// <summary>
    /// The choices as far as a preview can show them: null before the files are there, while a shift is being given, and while the
    /// reference system is being typed.
    /// </summary>
    public PreviewRequest? Said => Step != ImportStep.Choosing || Use.IsGuessing || PathOf(File) is not { } path ? null : Use.Use switch
    {
        TableUse.Join => new PreviewRequest.OfJoin(Joined(path, skipRefused: false)),
        TableUse.Parameters => new PreviewRequest.OfParameters(path, Table, NamedEncoding),
        _ when Shift.Method.Length > 0 || (Source.Chosen == SourceChoice.Typing && Source.Crs is null) => null,
        _ => Source.Apply(Chosen(path)) is { } request ? new PreviewRequest.OfLayer(request) : null,
    };

    private string? PathOf(string name) =>
        folderName is not null && name.Length > 0 && folders.Find(folderName) is { } path ? Path.Combine(path, Path.GetFileName(name)) : null;

    private string? NamedEncoding => TakesEncoding && !string.IsNullOrWhiteSpace(Encoding) ? Encoding.Trim() : null;

    private LandUseSystem? NamedCodes => Codes.Length > 0 ? LandUseSystems.Of(Codes) : null;

    /// <summary>The choices of an import of features, but for the reference system and the shift.</summary>
    private ImportRequest Chosen(string path) => new()
    {
        Path = path,
        Table = Table,
        Layer = Layer,
        CityCode = CityCode,
        Language = text.Culture,
        Encoding = NamedEncoding,
        Profile = Profile.Length > 0 ? profiles.Get(Profile) : null,
        Fields = Fields.Map,
        LandUseCodes = NamedCodes,
        LandUseDecisions = Decisions,
        SwapsAxes = SwapsAxes,
        Repair = Repair,
    };

    private JoinRequest Joined(string path, bool skipRefused) => new()
    {
        Path = path,
        Sheet = Table,
        Layer = Layer,
        CityCode = CityCode,
        Key = Use.Key.Length > 0 ? Use.Key : null,
        Encoding = NamedEncoding,
        Fields = Fields.Map,
        LandUseCodes = NamedCodes,
        LandUseDecisions = Decisions,
        SkipRefused = skipRefused,
    };
}
