namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// The thread of one window. What its panels draw changes there and nowhere else: a panel that draws while another thread
/// changed the plan beneath it would take one half from before and the other from after.
/// </summary>
public sealed class WindowThread
{
    // Made with the first panel of the window, and so on its thread.
    private readonly SynchronizationContext? window = SynchronizationContext.Current;

    /// <summary>Does something there: at once where this is that thread, otherwise after what it does already.</summary>
    /// <returns>Ends when it is done.</returns>
    public Task RunAsync(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (window is null || SynchronizationContext.Current == window)
        {
            work();
            return Task.CompletedTask;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        window.Post(
            _ =>
            {
                try
                {
                    work();
                    done.SetResult();
                }
                catch (Exception problem)
                {
                    // It is for whoever waits, not for the window, which goes on.
                    done.SetException(problem);
                }
            },
            null);
        return done.Task;
    }
}
