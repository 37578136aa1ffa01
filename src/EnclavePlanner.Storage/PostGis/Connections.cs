using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>How this program connects: protected, patient for no more than some seconds, and known to the server by its name.</summary>
internal static class Connections
{
    /// <summary>A statement that says nothing for so many seconds has lost its server.</summary>
    internal const int PatienceSeconds = 8;

    /// <summary>
    /// The source of a database's connections. The password comes from PGPASSWORD, PGPASSFILE or .pgpass, or is the one given
    /// here; it is never part of an address or a message.
    /// </summary>
    /// <param name="address">The database.</param>
    /// <param name="password">What the user typed, or null.</param>
    /// <param name="searchPath">The schema of PostGIS, where it is known.</param>
    internal static NpgsqlDataSource Source(DatabaseAddress address, string? password, string? searchPath = null)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Database = address.Database,
            Password = password,
            PersistSecurityInfo = false,
            IncludeErrorDetail = false,
            ApplicationName = "EnclavePlanner",
            SslMode = ModeOf(address),
            Timeout = PatienceSeconds,
            CommandTimeout = PatienceSeconds,
            CancellationTimeout = 1000,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 4,
            TcpKeepAliveInterval = 1,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            // So that a server lets go of a plan soon after it has lost a writer.
            Options = address.Host.StartsWith('/')
                ? null
                : "-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4 -c tcp_user_timeout=8000",
        };
        if (address.User is { } user)
            settings.Username = user;
        if (address.Port is { } port)
            settings.Port = port;
        if (searchPath is not null)
            settings.SearchPath = searchPath;
        return NpgsqlDataSource.Create(settings);
    }

    private static SslMode ModeOf(DatabaseAddress address) => address.SslMode switch
    {
        "disable" => SslMode.Disable,
        "prefer" => SslMode.Prefer,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => address.IsLocal ? SslMode.Prefer : SslMode.Require,
    };
}
