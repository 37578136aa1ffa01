using System.Collections.Frozen;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>Files made for download, in a temporary folder that goes when the program ends.</summary>
public sealed class ExportFolder : IDisposable
{
    /// <summary>What is made, by how it ends.</summary>
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".gpkg"] = "application/geopackage+sqlite3",
        [".geojson"] = "application/geo+json",
        [".zip"] = "application/zip",
        [".txt"] = "application/octet-stream",
        [".dxf"] = "image/vnd.dxf",
        [".csv"] = "text/csv",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string root = Directory.CreateTempSubdirectory("enclaveplanner-").FullName;

    /// <summary>A place for a new file, and the name it is asked for by.</summary>
    /// <param name="ending">How it ends, with the dot; its writer may insist on it.</param>
    /// <exception cref="ArgumentException">Nothing that ends so is made here.</exception>
    public (string Name, string Path) Create(string ending)
    {
        if (!Types.ContainsKey(ending))
            throw new ArgumentException($"Nothing is made that ends with {ending}.", nameof(ending));
        var name = Guid.NewGuid().ToString("N") + ending;
        return (name, Path.Combine(root, name));
    }

    /// <summary>A new empty folder for the parts of a file; it is deleted by whoever asked for it.</summary>
    public string CreateParts() => Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N") + ".parts")).FullName;

    /// <summary>The file of this name and its media type, or null where there is none.</summary>
    public (string Path, string Type)? Find(string name)
    {
        // Only a name that this folder gave becomes part of a path.
        var ending = Path.GetExtension(name);
        return Types.TryGetValue(ending, out var type)
            && Guid.TryParseExact(Path.ChangeExtension(name, null), "N", out var id)
            && id.ToString("N") + ending == name
            && File.Exists(Path.Combine(root, name))
                ? (Path.Combine(root, name), type)
                : null;
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
}
