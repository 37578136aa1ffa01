using System.Runtime.ExceptionServices;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Geodesy.Threads;

/// <summary>
/// Bulk work in batches of vertices, on one thread or on several. A second thread costs some ten microseconds to wake, so that
/// little work stays on the caller's: <see cref="WorthThreads"/> is where two threads were measured to pay
/// (docs/performance.md).
/// </summary>
internal static class Batches
{
    /// <summary>Vertices between two looks at the cancellation token; a multiple of every vector's width.</summary>
    internal const int Vertices = 8_192;

    /// <summary>Fewer vertices than this are done by the calling thread alone.</summary>
    internal const int WorthThreads = 2 * Vertices;

    /// <summary>How many batches so many vertices make, at least one.</summary>
    internal static int Count(int vertices) => Math.Max(1, vertices / Vertices + (vertices % Vertices > 0 ? 1 : 0));

    /// <summary>Does each batch once.</summary>
    /// <param name="vertices">How many vertices there are in all.</param>
    /// <param name="threads">How many threads may be used, at least 1.</param>
    /// <param name="work">Does the batch of a number, 0 … <see cref="Count"/> − 1.</param>
    /// <param name="progress">Told after each batch which part of them is done, 0 … 1; from any of the threads, and not in order.</param>
    /// <param name="cancellation">Looked at before each batch.</param>
    /// <exception cref="FaultException">The first of those that the work threw.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal static void Run(int vertices, int threads, Action<int> work, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        cancellation.ThrowIfCancellationRequested();
        var count = Count(vertices);
        if (threads == 1 || vertices < WorthThreads)
        {
            for (var batch = 0; batch < count; batch++)
            {
                cancellation.ThrowIfCancellationRequested();
                work(batch);
                progress?.Report((batch + 1.0) / count);
            }

            return;
        }

        var done = 0;
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, batch =>
            {
                // The loop's own look at the token comes late where the thread that cancels is held up in doing so.
                cancellation.ThrowIfCancellationRequested();
                work(batch);
                progress?.Report((double)Interlocked.Increment(ref done) / count);
            });
        }
        catch (AggregateException failed) when (failed.InnerExceptions.OfType<FaultException>().FirstOrDefault() is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }
}
