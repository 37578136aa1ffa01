namespace EnclavePlanner.Desktop.Importing;

/// <summary>The temporary folders that files arrive in from the window, one for each transfer; they go when the program ends.</summary>
public sealed class UploadFolders : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("enclaveplanner-").FullName;

    /// <summary>A new empty folder and its name.</summary>
    public (string Name, string Path) Create()
    {
        var name = Guid.NewGuid().ToString("N");
        return (name, Directory.CreateDirectory(Path.Combine(root, name)).FullName);
    }

    /// <summary>The folder of this name, or null where there is none.</summary>
    public string? Find(string name) =>
        Guid.TryParseExact(name, "N", out var id) && Directory.Exists(Path.Combine(root, id.ToString("N")))
            ? Path.Combine(root, id.ToString("N"))
            : null;

    /// <summary>Removes a folder that is no longer needed.</summary>
    public void Remove(string name)
    {
        if (Find(name) is { } path)
            Directory.Delete(path, recursive: true);
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
            // A file of it is still open elsewhere; the system clears its temporary folder.
        }
    }
}
