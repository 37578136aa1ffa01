using System.Diagnostics;
using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>
/// Finds out what became of an action whose connection was lost while it was committed. Its transaction may still be alive
/// on the server, with the request to commit on its way; it holds the plan as long as it is. So the question waits for the
/// plan first, and the answer is final.
/// </summary>
internal static class Fate
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long to ask a server that does not answer.</summary>
    private static readonly TimeSpan WithoutAnswer = TimeSpan.FromSeconds(Connections.ShortPatience);

    /// <summary>
    /// How long to wait for a plan that a server says is still held. A server that has lost its client lets go within 6 s of
    /// its last sign of life, of which 4 have passed; with this the user knows within 10 s, or is told that it is not known.
    /// </summary>
    private static readonly TimeSpan WhileHeld = TimeSpan.FromSeconds(3.5);

    /// <summary>Whether it is done; null where the server does not say.</summary>
    /// <param name="database">Where.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="changeSet">The action; null where the plan itself was made.</param>
    internal static bool? Of(DatabaseAddress database, Guid plan, Guid? changeSet)
    {
        using var source = Connections.Source(database, patience: Connections.ShortPatience);
        var asking = Stopwatch.StartNew();
        var silent = Stopwatch.StartNew();
        while (asking.Elapsed < WhileHeld)
        {
            try
            {
                using var connection = source.Open();
                return connection.Scalar("SELECT enclave.was_committed($1, $2)", plan, Statements.OptionalIdentity(changeSet)) is true;
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                silent.Restart();
            }
            catch (Exception failure) when (PostGisFaults.IsLost(failure) && silent.Elapsed < WithoutAnswer)
            {
                // The server may be starting again.
                Thread.Sleep(Pause);
            }
            catch (NpgsqlException)
            {
                return null;
            }
        }

        return null;
    }
}
