using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage;

/// <summary>Where a plan is, as PLAN on the command line names it: the path of a .gpkg file.</summary>
public sealed record PlanLocation
{
    private PlanLocation(string path) => Path = path;

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Reads PLAN.</summary>
    /// <exception cref="FaultException">STO-LOCATION-UNKNOWN: not the path of a .gpkg file.</exception>
    public static PlanLocation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isFile = text.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("://", StringComparison.Ordinal)
            && !text.Contains('\0');
        return isFile
            ? new PlanLocation(System.IO.Path.GetFullPath(text))
            : throw new FaultException(new Fault(StorageTexts.Resources, "STO-LOCATION-UNKNOWN", text));
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
