using Npgsql;

namespace EnclavePlanner.Tests;

/// <summary>
/// A PostGIS server for tests, named by an Npgsql connection string in ENCLAVE_TEST_POSTGIS. A developer without one sees
/// an inconclusive test; in CI it must be there.
/// </summary>
internal static class PostGis
{
    private static readonly Lazy<NpgsqlDataSource?> Source = new(() =>
        Environment.GetEnvironmentVariable("ENCLAVE_TEST_POSTGIS") is { Length: > 0 } connection
            ? NpgsqlDataSource.Create(connection)
            : null);

    internal static NpgsqlDataSource DataSource
    {
        get
        {
            if (Source.Value is { } source)
                return source;
            const string reason = "No PostGIS: set ENCLAVE_TEST_POSTGIS to an Npgsql connection string of a database with the postgis extension.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(reason);
            Assert.Inconclusive(reason);
            throw new System.Diagnostics.UnreachableException();
        }
    }
}
