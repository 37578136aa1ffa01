using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>How this program connects: protected, patient for no more than some seconds, and known to the server by its name.</summary>
internal static class Connections
{
    /// <summary>A statement that says nothing for so many seconds has lost its server.</summary>
    internal const int Patience = 5;

    /// <summary>The same for connecting, and for a commit: what became of it is to be found out after that, and in time.</summary>
    internal const int ShortPatience = 2;

    /// <summary>
    /// The source of a database's connections. The password is the one that the user typed, or comes from PGPASSWORD,
    /// PGPASSFILE or .pgpass.
    /// </summary>
    /// <param name="address">The database.</param>
    /// <param name="searchPath">Schemas, quoted; null for the server's own.</param>
    /// <param name="patience">How many seconds to wait for an answer.</param>
    internal static NpgsqlDataSource Source(DatabaseAddress address, string? searchPath = null, int patience = Patience)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Database = address.Database,
            Password = DatabasePasswords.Of(address),
            PersistSecurityInfo = false,
            IncludeErrorDetail = false,
            ApplicationName = "EnclavePlanner",
            // One way of protection, and no second attempt by another: Npgsql 10.0.3 makes the second with what is left of the
            // limit of the first, and where that is less than a millisecond it waits without any.
            SslMode = ModeOf(address),
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timeout = ShortPatience,
            CommandTimeout = patience,
            // A server that does not answer does not answer a request to cancel either.
            CancellationTimeout = -1,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 4,
            TcpKeepAliveInterval = 1,
            KeepAlive = patience,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        if (address.User is { } user)
            settings.Username = user;
        if (address.Port is { } port)
            settings.Port = port;
        if (searchPath is not null)
            settings.SearchPath = searchPath;
        // So that a server lets go of a plan soon after it has lost a writer.
        if (!address.Host.StartsWith('/'))
            settings.Options = "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=6000";
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>An open connection.</summary>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    internal static NpgsqlConnection Open(this NpgsqlDataSource source)
    {
        try
        {
            return source.OpenConnection();
        }
        catch (IOException hungUp)
        {
            // So it comes where the server hangs up in the middle of connecting.
            throw new NpgsqlException(hungUp.Message, hungUp);
        }
    }

    private static SslMode ModeOf(DatabaseAddress address) => address.SslMode switch
    {
        "disable" => SslMode.Disable,
        "require" => SslMode.Require,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        _ => address.IsLocal ? SslMode.Disable : SslMode.Require,
    };
}
