namespace EnclavePlanner.Desktop.Exports;

/// <summary>Files made for download, in a temporary folder that goes when the program ends.</summary>
public sealed class ExportFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("enclaveplanner-").FullName;

    /// <summary>A place for a new file, and the name it is asked for by.</summary>
    /// <param name="kind">What it will be; its writer may insist on its ending.</param>
    public (string Name, string Path) Create(ExportKind kind)
    {
        var name = Guid.NewGuid().ToString("N") + EndingOf(kind);
        return (name, Path.Combine(root, name));
    }

    /// <summary>The file of this name and what it is, or null where there is none.</summary>
    public (string Path, ExportKind Kind)? Find(string name)
    {
        foreach (var kind in Enum.GetValues<ExportKind>())
        {
            // Only a name that this folder gave becomes part of a path.
            if (Guid.TryParseExact(Path.ChangeExtension(name, null), "N", out var id)
                && id.ToString("N") + EndingOf(kind) == name
                && File.Exists(Path.Combine(root, name)))
                return (Path.Combine(root, name), kind);
        }

        return null;
    }

    /// <summary>A title as the name of a file, without its ending: no system takes the rest of it.</summary>
    internal static string FileNameOf(string title)
    {
        var name = string.Concat(title.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) || "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).Trim('.', ' ');
        return name.Length == 0 ? "EnclavePlanner" : name;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (IOException)
        {
            // A download is still under way; the system clears its temporary folder.
        }
    }

    private static string EndingOf(ExportKind kind) => kind == ExportKind.Workbook ? ".xlsx" : ".gpkg";
}
