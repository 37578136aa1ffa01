using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>
/// Hears of a plan's actions by LISTEN, on a connection of its own that is had when somebody first asks. Whenever the
/// connection is made, for the first time or again, that counts as news: something may have been done before.
/// </summary>
internal sealed class News(NpgsqlDataSource source, Guid plan) : IAsyncDisposable
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? listening;

    /// <summary>How long to wait before one tries again to reach the server.</summary>
    internal static TimeSpan PauseAfter(int failures) => Pauses[Math.Min(failures, Pauses.Length - 1)];

    /// <summary>Ends with the next news.</summary>
    internal Task NextAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            listening ??= Task.Run(ListenAsync, CancellationToken.None);
            return next.Task.WaitAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        if (listening is { } task)
            await task.ConfigureAwait(false);
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        for (var failures = 0; !closing.IsCancellationRequested; failures++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(closing.Token).ConfigureAwait(false);
                failures = 0;
                await HearAsync(connection).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever waits goes on waiting: what happens meanwhile is read from the history once the server is back.
                await Task.Delay(PauseAfter(failures), closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HearAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, _) => Tell();
        await using (var listen = connection.Statement($"LISTEN \"enclave_{plan}\""))
            await listen.ExecuteNonQueryAsync(closing.Token).ConfigureAwait(false);
        Tell();
        try
        {
            while (true)
                await connection.WaitAsync(closing.Token).ConfigureAwait(false);
        }
        finally
        {
            // The pool must not hand out a connection that still listens.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private void Tell()
    {
        lock (gate)
        {
            next.TrySetResult();
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
