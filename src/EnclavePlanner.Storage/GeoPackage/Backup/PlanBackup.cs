using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnclavePlanner.Storage.GeoPackage.Backup;

/// <summary>
/// Copies a plan file as it was last committed, by SQLite's online backup, while it is open here or in another program.
/// All pages are read in one transaction, so that they are of one moment whatever is committed meanwhile.
/// </summary>
internal static class PlanBackup
{
    /// <summary>4 MiB: between two steps the copying can be stopped.</summary>
    private const int PagesAtOnce = 1024;

    /// <exception cref="Geodesy.Faults.FaultException">As <see cref="PlanStores.BackupAsync"/>.</exception>
    internal static bool Copy(string plan, string copy, IProgress<double>? progress, CancellationToken cancellation)
    {
        PlanFile.RequireNothingThere(copy);
        using var source = SqliteFaults.Guard(plan, () => PlanFile.OpenForReading(plan));
        using var moment = SqliteFaults.Guard(plan, () => source.BeginTransaction(deferred: true));
        SqliteFaults.Guard(plan, () => source.Integer("SELECT count(*) FROM plan_format;"));
        var unfinished = $"{copy}.{Guid.NewGuid():N}.new";
        try
        {
            return SqliteFaults.Guard(copy, () =>
            {
                using (var target = PlanFile.Connect(unfinished, SqliteOpenMode.ReadWriteCreate))
                {
                    Copy(source, target, progress, cancellation);
                    // The copy of a plan that is open says that it keeps a log beside it; closed, it is one file.
                    target.Run("PRAGMA journal_mode = DELETE;");
                }

                PlanFile.RequireNothingThere(copy);
                File.Move(unfinished, copy);
                return true;
            });
        }
        finally
        {
            PlanFile.DeleteUnfinished(unfinished);
        }
    }

    private static void Copy(SqliteConnection source, SqliteConnection target, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid)
            throw new SqliteException(raw.sqlite3_errmsg(target.Handle).utf8_to_string(), raw.sqlite3_errcode(target.Handle));
        int step;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            step = raw.sqlite3_backup_step(backup, PagesAtOnce);
            if (step is not (raw.SQLITE_OK or raw.SQLITE_DONE))
                throw new SqliteException(raw.sqlite3_errstr(step).utf8_to_string(), step);
            var pages = raw.sqlite3_backup_pagecount(backup);
            progress?.Report(pages == 0 ? 1 : 1 - (double)raw.sqlite3_backup_remaining(backup) / pages);
        }
        while (step != raw.SQLITE_DONE);
    }
}
