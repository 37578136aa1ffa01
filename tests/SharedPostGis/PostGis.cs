using Npgsql;

namespace EnclavePlanner.Tests;

/// <summary>
/// The PostGIS server of these tests, named by an Npgsql connection string in ENCLAVE_TEST_POSTGIS. Without one a test
/// that asks it for the truth fails: scripts/test.sh starts one.
/// </summary>
internal static class PostGis
{
    private static readonly Lazy<NpgsqlDataSource> Source = new(() => NpgsqlDataSource.Create(ConnectionString));

    internal static NpgsqlDataSource DataSource => Source.Value;

    internal static string ConnectionString => Environment.GetEnvironmentVariable("ENCLAVE_TEST_POSTGIS") is { Length: > 0 } connection
        ? connection
        : throw new AssertFailedException(
            "No PostGIS. Run scripts/test.sh, which starts one, or set ENCLAVE_TEST_POSTGIS to an Npgsql connection string of a database with the postgis extension.");
}
