using System.Runtime.InteropServices;
using EnclavePlanner.Geodesy.Faults;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// Where the system lets a file be deleted, renamed or replaced while it is open, what is written then goes into a file
/// that nobody finds again. SQLite can tell (SQLITE_FCNTL_HAS_MOVED), but only asks where it keeps no write-ahead log.
/// </summary>
internal static class MovedFile
{
    private const int HasMoved = 20;

    private static readonly byte[] Main = "main\0"u8.ToArray();

    /// <exception cref="FaultException">STO-FILE-MOVED: the path no longer names the open file.</exception>
    internal static void Refuse(string path, SqliteConnection connection)
    {
        if (!OperatingSystem.IsWindows()
            && FileControl(connection.Handle!.DangerousGetHandle(), Main, HasMoved, out var moved) == 0
            && moved != 0)
            throw new FaultException(SqliteFaults.Named("STO-FILE-MOVED", path));
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint database, byte[] name, int operation, out int answer);
}
