using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>What a server must be: PostgreSQL 13 or later with PostGIS 3.</summary>
internal static class ServerCheck
{
    private const int OldestServer = 13;
    private const int OldestPostGis = 3;

    /// <summary>The server's version, as it says it.</summary>
    /// <exception cref="FaultException">STO-DB-SERVER-OLD.</exception>
    internal static Version RequireServer(NpgsqlConnection connection, DatabaseAddress address)
    {
        var version = connection.PostgreSqlVersion;
        return version.Major >= OldestServer
            ? version
            : throw new FaultException(PostGisFaults.Named("STO-DB-SERVER-OLD", address, version, OldestServer));
    }

    /// <summary>The schema of PostGIS in this database and its version; null where it was not created here.</summary>
    /// <exception cref="FaultException">STO-DB-POSTGIS-MISSING: not installed on the server. STO-DB-POSTGIS-OLD.</exception>
    internal static (string Schema, string Version)? PostGis(NpgsqlConnection connection, DatabaseAddress address)
    {
        using (var command = connection.Statement(
            "SELECT n.nspname, e.extversion FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'"))
        using (var record = command.ExecuteReader())
        {
            if (record.Read())
            {
                var found = (record.GetString(0), record.GetString(1));
                return MajorOf(found.Item2) >= OldestPostGis
                    ? found
                    : throw new FaultException(PostGisFaults.Named("STO-DB-POSTGIS-OLD", address, found.Item2, OldestPostGis));
            }
        }

        var offered = connection.Scalar("SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'") as string;
        var package = string.Create(CultureInfo.InvariantCulture, $"postgresql-{connection.PostgreSqlVersion.Major}-postgis-3");
        if (offered is null)
            throw new FaultException(PostGisFaults.Named("STO-DB-POSTGIS-MISSING", address, package));
        return MajorOf(offered) >= OldestPostGis
            ? null
            : throw new FaultException(PostGisFaults.Named("STO-DB-POSTGIS-OLD", address, offered, OldestPostGis));
    }

    private static int MajorOf(string version) => int.Parse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture);
}
