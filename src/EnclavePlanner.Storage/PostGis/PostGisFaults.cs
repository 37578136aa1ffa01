using System.Net.Sockets;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Texts;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>Says in the user's words what PostgreSQL and the network complain of. Never with a password: no message of Npgsql holds one.</summary>
internal static class PostGisFaults
{
    /// <summary>idle_in_transaction_session_timeout, for which Npgsql has no name.</summary>
    private const string IdleInTransaction = "25P03";

    /// <summary>Does <paramref name="work"/> at a place of a database; its technical failures become faults.</summary>
    internal static TResult Guard<TResult>(object place, Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (Of(place, failure) is { } fault)
        {
            throw new FaultException(fault, fault.Code == "STO-DB-LOGIN" ? new LoginException(DatabaseOf(place), failure) : failure);
        }
    }

    internal static Fault Named(string code, object place, params object?[] arguments) =>
        new(StorageTexts.Resources, code, [place.ToString(), .. arguments]);

    /// <summary>Whether the failure is that the connection is gone, and not something that the server said of a statement.</summary>
    internal static bool IsLost(Exception failure) => failure switch
    {
        PostgresException said => said.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or IdleInTransaction
            || said.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => false,
    };

    private static DatabaseAddress DatabaseOf(object place) => place as DatabaseAddress ?? ((DatabaseLocation)place).Database;

    /// <summary>
    /// Whether the connection was found closed at the other end, and not only silent: then another may be had at once.
    /// </summary>
    internal static bool IsClosed(Exception failure) => IsLost(failure) && failure is not NpgsqlException { InnerException: TimeoutException };

    /// <summary>The fault that a failure is; null for one that is none of the database's.</summary>
    private static Fault? Of(object place, Exception failure) => failure switch
    {
        PostgresException said => Of(place, said),
        NpgsqlException when failure.Message.StartsWith("Failed to connect", StringComparison.Ordinal)
            || failure.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            Named("STO-DB-UNREACHABLE", place, failure.InnerException?.Message ?? failure.Message),
        SocketException => Named("STO-DB-UNREACHABLE", place, failure.Message),
        NpgsqlException when failure.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => Named("STO-DB-LOGIN", place),
        NpgsqlException when failure.Message.Contains("SSL", StringComparison.Ordinal)
            || failure.InnerException is System.Security.Authentication.AuthenticationException => Named("STO-DB-TLS", place, failure.Message),
        NpgsqlException or ObjectDisposedException { ObjectName: nameof(NpgsqlConnection) } => Named("STO-DB-LOST", place),
        UnauthorizedAccessException => Named("STO-RIGHT", place, failure.Message),
        FormatException or OverflowException or InvalidCastException => Named("STO-DB-DAMAGED", place, failure.Message),
        _ => null,
    };

    private static Fault Of(object place, PostgresException said) => said.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => Named("STO-DB-LOGIN", place),
        PostgresErrorCodes.InvalidCatalogName => Named("STO-DB-MISSING", place),
        PostgresErrorCodes.InsufficientPrivilege => Named("STO-RIGHT", place, said.MessageText),
        PostgresErrorCodes.DiskFull => Named("STO-DB-DISK-FULL", place),
        PostgresErrorCodes.TooManyConnections => Named("STO-DB-CROWDED", place),
        PostgresErrorCodes.ReadOnlySqlTransaction => Named("STO-DB-READ-ONLY", place),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            Named("STO-DB-BUSY", place),
        _ when IsLost(said) => Named("STO-DB-LOST", place),
        _ => Named("STO-DB-FAILED", place, said.MessageText),
    };
}
