using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>
/// Takes in what another program (QGIS, GDAL, a database client) wrote into the file, as one action of the history. The
/// tables are put back to what was last committed, and the difference lands as any action does. A row that breaks a rule
/// is refused by itself: it stays as it was committed, what it held is kept, and the user is told.
/// </summary>
internal sealed class OutsideTaking
{
    private const string BeforeLanding = "outside_landing";
    private const string BeforeTrials = "outside_trials";
    private const string BeforeTrial = "outside_trial";

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly IReadOnlyList<OutsideTable> tables;
    private readonly DateTimeOffset time;
    private readonly CancellationToken cancellation;
    private readonly List<RefusedRow> refused = [];

    private OutsideTaking(SqliteConnection connection, SqliteTransaction transaction, TimeProvider clock, CancellationToken cancellation)
    {
        (this.connection, this.transaction, this.cancellation) = (connection, transaction, cancellation);
        tables = OutsideTable.SetAside(connection);
        time = TimeOfLastChange(clock.GetLocalNow());
    }

    /// <summary>Takes in what there is, in a transaction of its own.</summary>
    /// <returns>What the user has to know of it.</returns>
    internal static ImmutableArray<LocalizedText> TakeIn(SqliteConnection connection, TimeProvider clock, CancellationToken cancellation)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!connection.Holds("SELECT 1 FROM plan_outside LIMIT 1;"))
            return [];
        var taking = new OutsideTaking(connection, transaction, clock, cancellation);
        var (number, count) = taking.Land() ?? taking.LandWhatCan();
        foreach (var row in taking.refused)
            RefusedRows.Keep(connection, taking.time, row);
        foreach (var table in taking.tables)
            table.Forget(connection);
        transaction.Commit();
        return OutsideNotices.Of(number, count, taking.refused);
    }

    /// <summary>Lands all rows that are sound by themselves, one after the other as they are read; null where together they break a rule.</summary>
    private (long Number, int Count)? Land()
    {
        transaction.Save(BeforeLanding);
        using var session = new GeoPackageSession(connection, transaction);
        var reading = new OutsideReading(connection, session, tables);
        try
        {
            var landed = Commit(session, reading.Changes().Select(change => change.Change));
            refused.AddRange(reading.Refused);
            transaction.Release(BeforeLanding);
            return landed;
        }
        catch (FaultException)
        {
            transaction.Rollback(BeforeLanding);
            transaction.Release(BeforeLanding);
            return null;
        }
    }

    /// <summary>Finds out which rows break a rule together with others, and lands the rest.</summary>
    private (long Number, int Count) LandWhatCan()
    {
        List<OutsideChange> changes;
        using (var session = new GeoPackageSession(connection, transaction))
        {
            var reading = new OutsideReading(connection, session, tables);
            changes = [.. reading.Changes().OrderBy(OutsideReading.Rank)];
            refused.AddRange(reading.Refused);
        }

        var sound = Sift(changes);
        transaction.Save(BeforeLanding);
        try
        {
            using var session = new GeoPackageSession(connection, transaction);
            var landed = Commit(session, sound.Select(change => change.Change));
            transaction.Release(BeforeLanding);
            return landed;
        }
        catch (FaultException refusal)
        {
            transaction.Rollback(BeforeLanding);
            transaction.Release(BeforeLanding);
            refused.AddRange(sound.Select(change => RefusedRow.Of(change, refusal.Fault)));
            return (0, 0);
        }
    }

    /// <summary>Tries them in their order, and in halves where some together are refused, until each refused one is found. Leaves nothing behind.</summary>
    private List<OutsideChange> Sift(List<OutsideChange> changes)
    {
        var sound = new List<OutsideChange>();
        transaction.Save(BeforeTrials);
        using (var session = new GeoPackageSession(connection, transaction))
        {
            Try(session, changes, sound);
        }

        transaction.Rollback(BeforeTrials);
        transaction.Release(BeforeTrials);
        return sound;
    }

    private void Try(GeoPackageSession session, List<OutsideChange> changes, List<OutsideChange> sound)
    {
        transaction.Save(BeforeTrial);
        try
        {
            Commit(session, changes.Select(change => change.Change));
            transaction.Release(BeforeTrial);
            sound.AddRange(changes);
        }
        catch (FaultException refusal)
        {
            transaction.Rollback(BeforeTrial);
            transaction.Release(BeforeTrial);
            if (changes is [var one])
            {
                refused.Add(RefusedRow.Of(one, refusal.Fault));
                return;
            }

            Try(session, changes[..(changes.Count / 2)], sound);
            Try(session, changes[(changes.Count / 2)..], sound);
        }
    }

    private (long Number, int Count) Commit(GeoPackageSession session, IEnumerable<RowChange> changes)
    {
        using var rest = changes.GetEnumerator();
        if (!rest.MoveNext())
            return (0, 0);
        var count = 0;
        var head = ChangeSetHead.Of(Say("STO-OUTSIDE-AUTHOR"), time, Say("STO-OUTSIDE"));
        var number = Committing.Commit(session, head, All(), [], seen: null, progress: null, cancellation);
        return (number, count);

        IEnumerable<RowChange> All()
        {
            do
            {
                count++;
                yield return rest.Current;
            }
            while (rest.MoveNext());
        }
    }

    /// <summary>
    /// When a table that was changed says that it was, which GDAL and QGIS keep up; now, where no such time can be read
    /// or it is not between the last action and now.
    /// </summary>
    private DateTimeOffset TimeOfLastChange(DateTimeOffset now)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var table in tables)
        {
            if (connection.Scalar("SELECT last_change FROM gpkg_contents WHERE table_name = $table;", ("$table", table.Name)) is string text
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var changed)
                && changed > last)
                last = changed;
        }

        var committed = connection.Scalar("SELECT time FROM change_set ORDER BY number DESC LIMIT 1;") as string;
        var isLater = committed is not null && DateTimeOffset.TryParse(committed, CultureInfo.InvariantCulture, out var action) && last > action;
        var time = isLater && last < now ? last.ToOffset(now.Offset) : now;
        return time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static string Say(string key) => new LocalizedText(StorageTexts.Resources, key).ToString();
}
