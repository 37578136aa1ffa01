namespace EnclavePlanner.Tests;

/// <summary>
/// Public test data that is not part of the repository: in shared/data of a folder above, or where the environment
/// variable ENCLAVE_SHARED_DATA says. A developer without it sees an inconclusive test; in CI it must be there.
/// </summary>
internal static class SharedData
{
    /// <summary>Full path of a file, such as "oracle/district_areas.csv".</summary>
    internal static string File(string relativePath)
    {
        var root = Root();
        var path = root is null ? null : Path.Combine(root, relativePath);
        if (path is not null && System.IO.File.Exists(path))
            return path;
        var reason = $"Test data '{relativePath}' is missing. Put the project's shared/data in a folder above the repository, or name it in ENCLAVE_SHARED_DATA.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Inconclusive(reason);
        throw new System.Diagnostics.UnreachableException();
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_SHARED_DATA") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
