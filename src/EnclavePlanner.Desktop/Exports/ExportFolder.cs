namespace EnclavePlanner.Desktop.Exports;

/// <summary>Files made for download, in a temporary folder that goes when the program ends.</summary>
public sealed class ExportFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("enclaveplanner-").FullName;

    /// <summary>A place for a new file, and the name it is asked for by.</summary>
    public (string Name, string Path) Create()
    {
        var name = Guid.NewGuid().ToString("N");
        return (name, PathOf(name));
    }

    /// <summary>The file of this name, or null where there is none.</summary>
    public string? Find(string name) =>
        Guid.TryParseExact(name, "N", out var id) && File.Exists(PathOf(id.ToString("N"))) ? PathOf(id.ToString("N")) : null;

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

    private string PathOf(string name) => Path.Combine(root, name);
}
