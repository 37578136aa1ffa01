using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Says in the user's words what SQLite and the file system complain of.</summary>
internal static class SqliteFaults
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Interrupted = 9;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Does <paramref name="work"/> on the file at <paramref name="path"/>; its technical failures become faults.</summary>
    internal static TResult Guard<TResult>(string path, Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw Of(path, failure);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidCastException)
        {
            throw Damaged(path, failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new FaultException(Named("STO-FILE-READ-ONLY", path), failure);
        }
        catch (IOException failure)
        {
            throw new FaultException(Named("STO-FILE-IO", path, failure.Message), failure);
        }
    }

    internal static Fault Named(string code, string path, params object?[] arguments) =>
        new(StorageTexts.Resources, code, [path, .. arguments]);

    internal static FaultException Damaged(string path, Exception failure) =>
        new(Named("STO-FILE-DAMAGED", path, failure.Message), failure);

    /// <summary>Whether another program has the file locked.</summary>
    internal static bool IsBusy(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked;

    internal static Exception Of(string path, SqliteException failure) => failure.SqliteErrorCode switch
    {
        Busy or Locked => new FaultException(Named("STO-FILE-BUSY", path), failure),
        Permission or ReadOnly => new FaultException(Named("STO-FILE-READ-ONLY", path), failure),
        CannotOpen => new FaultException(Named("STO-FILE-UNREACHABLE", path), failure),
        Full => new FaultException(Named("STO-DISK-FULL", path), failure),
        InputOutput => new FaultException(Named("STO-FILE-IO", path, failure.Message), failure),
        Interrupted => new OperationCanceledException(failure.Message, failure),
        _ => Damaged(path, failure),
    };
}
