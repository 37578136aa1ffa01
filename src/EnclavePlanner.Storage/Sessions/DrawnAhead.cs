using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace EnclavePlanner.Storage.Sessions;

/// <summary>
/// Draws a long sequence on a thread of its own, some way ahead of who takes from it: so a file is read and checked while
/// what came of it is written. It never gets further ahead than a few thousand, and it ends when the taker does.
/// </summary>
internal static class DrawnAhead
{
    private const int AtOnce = 1000;
    private const int ChunksAhead = 4;

    internal static IEnumerable<TItem> Of<TItem>(IEnumerable<TItem> items, CancellationToken cancellation)
    {
        using var chunks = new BlockingCollection<TItem[]>(ChunksAhead);
        using var taken = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var drawing = Task.Run(
            () =>
            {
                try
                {
                    foreach (var chunk in items.Chunk(AtOnce))
                        chunks.Add(chunk, taken.Token);
                }
                finally
                {
                    chunks.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (var chunk in chunks.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var item in chunk)
                    yield return item;
            }

            // What the sequence threw comes out where it is taken from.
            if (drawing.ContinueWith(task => task.Exception?.InnerException, TaskScheduler.Default).GetAwaiter().GetResult() is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            taken.Cancel();
            ((IAsyncResult)drawing).AsyncWaitHandle.WaitOne();
        }
    }
}
