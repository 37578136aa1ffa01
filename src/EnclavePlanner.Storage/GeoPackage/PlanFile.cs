using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Locks;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// An open plan file: the connection, and the lock unless it is read only. While open for editing it keeps a write-ahead
/// log beside it, which a crash leaves behind and the next opening plays in; closing puts everything into the one file.
/// </summary>
internal sealed class PlanFile : IDisposable
{
    private const int BusySeconds = 5;
    private const int FoldingSeconds = 1;

    /// <summary>16 MiB: a plan that as good as nothing is in.</summary>
    private const long FewPages = 4096;

    /// <summary>32 MiB: enough that the indices of a million rows are not read again and again while they are made.</summary>
    private const string Cache = "PRAGMA cache_size = -32768;";

    private const string WhileMaking = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;";

    private const string KeepLog = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    private readonly PlanLock? planLock;

    private PlanFile(string path, SqliteConnection connection, PlanLock? planLock, Fault? readOnlyBecause) =>
        (Path, Connection, this.planLock, ReadOnlyBecause) = (path, connection, planLock, readOnlyBecause);

    internal string Path { get; }

    internal SqliteConnection Connection { get; }

    internal Fault? ReadOnlyBecause { get; }

    /// <summary>Makes a file for a plan; <paramref name="fill"/> makes its tables and first rows. On any failure nothing remains.</summary>
    /// <exception cref="FaultException">STO-FILE-EXISTS, STO-FOLDER-MISSING, STO-FILE-READ-ONLY, STO-DISK-FULL, STO-FILE-IO.</exception>
    internal static void Create(string path, Action<SqliteConnection> fill)
    {
        RequireNothingThere(path);
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var connection = Connect(unfinished, SqliteOpenMode.ReadWriteCreate))
            {
                connection.Run(Cache + WhileMaking);
                fill(connection);
            }

            // It gets its name when it is on the disk; until then whatever goes wrong leaves no file, and needs no journal there.
            using (var made = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
                made.Flush(flushToDisk: true);

            RequireNothingThere(path);
            File.Move(unfinished, path);
        }
        finally
        {
            DeleteUnfinished(unfinished);
        }
    }

    /// <summary>Opens a plan for editing, or read only where another has it open or the file or its folder is write-protected.</summary>
    /// <exception cref="FaultException">STO-FILE-MISSING, STO-FILE-NO-GEOPACKAGE, STO-FILE-NO-PLAN, STO-FILE-NEWER, STO-FILE-OLDER, STO-FILE-DAMAGED.</exception>
    internal static PlanFile Open(string path)
    {
        if (!File.Exists(path))
            throw new FaultException(SqliteFaults.Named("STO-FILE-MISSING", path));
        var (planLock, readOnlyBecause) = Lock(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, readOnlyBecause is null ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly);
            RequirePlan(path, connection);
            if (readOnlyBecause is null && raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
            {
                planLock?.Dispose();
                (planLock, readOnlyBecause) = (null, SqliteFaults.Named("STO-FILE-READ-ONLY", path));
            }

            connection.Run(Cache);
            if (readOnlyBecause is null)
                connection.Run(KeepLog);
            return new PlanFile(path, connection, planLock, readOnlyBecause);
        }
        catch
        {
            connection?.Dispose();
            planLock?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (ReadOnlyBecause is null)
            FoldLog();
        Connection.Dispose();
        planLock?.Dispose();
    }

    /// <summary>
    /// Until it is disposed of, what is written into a plan in which there is as good as nothing goes into the file at
    /// once, and not into the log first: a first import is written once instead of twice, and a crash takes it back all
    /// the same. Others cannot read the plan meanwhile, and where one does just now nothing changes.
    /// </summary>
    internal IDisposable? WritingOnce() => ReadOnlyBecause is null && Connection.Integer("PRAGMA page_count;") < FewPages && FoldLog()
        ? new LogAgain(Connection)
        : null;

    private bool FoldLog()
    {
        try
        {
            using var folding = Connection.Statement("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
            folding.CommandTimeout = FoldingSeconds;
            folding.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            // Another program still reads the file; the log stays valid beside it, and the last to close folds it in.
            return false;
        }
    }

    /// <summary>A connection that only reads, whoever has the plan open.</summary>
    /// <exception cref="FaultException">As <see cref="Open"/>.</exception>
    internal static SqliteConnection OpenForReading(string path)
    {
        if (!File.Exists(path))
            throw new FaultException(SqliteFaults.Named("STO-FILE-MISSING", path));
        var connection = Connect(path, SqliteOpenMode.ReadOnly);
        try
        {
            RequirePlan(path, connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes away what is left of a file that was written aside.</summary>
    internal static void DeleteUnfinished(string path)
    {
        File.Delete(path);
        File.Delete(path + "-journal");
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    internal static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            EnvelopeFunctions.Register(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal static void RequireNothingThere(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new FaultException(SqliteFaults.Named("STO-FOLDER-MISSING", folder));
        if (System.IO.Path.Exists(path))
            throw new FaultException(SqliteFaults.Named("STO-FILE-EXISTS", path));
    }

    /// <summary>
    /// SQLite looks for itself: a stream of ours on a file that SQLite has open would, when closed, take away the locks that
    /// the whole process holds on it (POSIX).
    /// </summary>
    private static bool IsGeoPackage(SqliteConnection connection)
    {
        try
        {
            return connection.Integer("PRAGMA application_id;") == GeoPackageStandard.ApplicationId;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_NOTADB)
        {
            return false;
        }
    }

    private static void RequirePlan(string path, SqliteConnection connection)
    {
        if (!IsGeoPackage(connection))
            throw new FaultException(SqliteFaults.Named("STO-FILE-NO-GEOPACKAGE", path));
        if (!connection.Holds("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'plan_format';"))
            throw new FaultException(SqliteFaults.Named("STO-FILE-NO-PLAN", path));
        var format = connection.Integer("SELECT max(version) FROM plan_format;");
        if (format > GeoPackageSchema.PlanFormat)
            throw new FaultException(SqliteFaults.Named("STO-FILE-NEWER", path, format, GeoPackageSchema.PlanFormat));
        if (format < GeoPackageSchema.PlanFormat)
            throw new FaultException(SqliteFaults.Named("STO-FILE-OLDER", path, format, GeoPackageSchema.PlanFormat));
        // Actions are numbered without a gap, and SQLite remembers how many rows the table ever had.
        if (!connection.Holds("""
            SELECT 1 FROM (SELECT max(number) AS last, count(*) AS count FROM change_set)
            WHERE last = count AND count = (SELECT seq FROM sqlite_sequence WHERE name = 'change_set');
            """))
            throw new FormatException("change_set: an action of the history is missing.");
    }

    private static (PlanLock? Lock, Fault? ReadOnlyBecause) Lock(string path)
    {
        try
        {
            return PlanLock.Take(path) switch
            {
                ({ } taken, _) => (taken, null),
                (_, { } holder) => (null, SqliteFaults.Named("STO-OPEN-ELSEWHERE", path, holder.User, holder.Machine, holder.Since)),
                _ => throw new InvalidOperationException("A lock is either taken or held."),
            };
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return (null, SqliteFaults.Named("STO-FILE-READ-ONLY", path));
        }
    }

    private sealed class LogAgain(SqliteConnection connection) : IDisposable
    {
        public void Dispose() => connection.Run(KeepLog);
    }
}
