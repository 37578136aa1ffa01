using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnclavePlanner.Exchange.GeoPackages;

/// <summary>Opens a GeoPackage that nobody vouches for: read only, its schema not trusted, no value larger than sense, and stopped when cancelled.</summary>
internal static class GeoPackageFile
{
    private const int LargestValue = 128 << 20;
    private const int LimitLength = 0;

    /// <summary>So many steps of SQLite's machine pass between two looks at the token.</summary>
    private const int StepsBetween = 100_000;

    /// <exception cref="SqliteException">It cannot be opened.</exception>
    internal static SqliteConnection Open(SourceFile file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_limit(connection.Handle, LimitLength, LargestValue);
            raw.sqlite3_progress_handler(connection.Handle, StepsBetween, _ => cancellation.IsCancellationRequested ? 1 : 0, null);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Does something with it; what SQLite complains of becomes a fault.</summary>
    /// <exception cref="FaultException">EXC-GPKG-DAMAGED, EXC-GPKG-FORM.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static TResult Guard<TResult>(SourceFile file, Func<TResult> work, CancellationToken cancellation)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            cancellation.ThrowIfCancellationRequested();
            // 26: no database at all. 1: a table or a column of the standard is missing.
            var code = failure.SqliteErrorCode is 26 or 1 ? "EXC-GPKG-FORM" : "EXC-GPKG-DAMAGED";
            throw new FaultException(ExchangeTexts.Fault(code, file.Name, failure.Message), failure);
        }
        catch (Exception failure) when (failure is InvalidCastException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-GPKG-DAMAGED", file.Name, failure.Message), failure);
        }
    }
}
