namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>Public data that is not part of the repository: in shared/data of a folder above, or where ENCLAVE_SHARED_DATA says.</summary>
internal static class PublicData
{
    /// <summary>6,821 parcels of the 18th arrondissement of Paris (French cadastre), GeoJSON in degrees, 3.8 MB.</summary>
    internal static string Paris => File("cadastre/cadastre-75118-parcelles.json");

    private static string File(string relativePath)
    {
        foreach (var root in Roots())
        {
            var path = Path.Combine(root, relativePath);
            if (System.IO.File.Exists(path))
                return path;
        }

        throw new MissingException($"The file {relativePath} of the shared data (in shared/data above the repository, or in ENCLAVE_SHARED_DATA)");
    }

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_SHARED_DATA") is { Length: > 0 } named)
            yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "data");
    }
}
