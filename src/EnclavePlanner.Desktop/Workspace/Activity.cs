using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// The work a window is doing and how it ended: what the status bar and the message bar show. One piece of work at a
/// time; it runs off the window's thread and can be cancelled.
/// </summary>
public sealed partial class Activity(WindowThread window, ILogger<Activity> logger) : IDisposable
{
    private readonly WindowThread window = window;
    private CancellationTokenSource? running;

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Key of the text that names the work; null while idle.</summary>
    public string? TitleKey { get; private set; }

    /// <summary>How far it is, 0 to 1; null where that is not known.</summary>
    public double? Share { get; private set; }

    /// <summary>What the user has to be told: a fault that he can mend.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Key of the text that says what was done; shown until the next piece of work.</summary>
    public string? DoneKey { get; private set; }

    /// <summary>Whether work is under way.</summary>
    public bool IsBusy => running is not null;

    /// <summary>Runs work off the window's thread. A fault it ends with is kept for the message bar; a cancelled one leaves nothing.</summary>
    /// <param name="titleKey">Key of the text that names it.</param>
    /// <param name="work">Gets a reporter of the share done and the token that cancels it.</param>
    /// <param name="doneKey">Key of the text that says it was done.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(string titleKey, Func<IProgress<double>, CancellationToken, Task> work, string? doneKey = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (running is not null)
            return false;
        using var cancellation = new CancellationTokenSource();
        running = cancellation;
        (TitleKey, Share, Fault, DoneKey) = (titleKey, null, null, null);
        Changed?.Invoke();
        try
        {
            await Task.Run(() => work(new Reporter(this), cancellation.Token), cancellation.Token);
            DoneKey = doneKey;
            return true;
        }
        catch (FaultException problem)
        {
            Fault = problem.Fault;
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception problem)
        {
            // A fault of the program, not of the user's data. The plan is as last committed and the window goes on; the
            // log keeps what a developer needs.
            LogUnexpected(logger, titleKey, problem);
            Fault = new Fault(WindowTexts.Resources, "WIN-UNEXPECTED", problem.Message);
            return false;
        }
        finally
        {
            running = null;
            (TitleKey, Share) = (null, null);
            Changed?.Invoke();
        }
    }

    /// <summary>Stops the work under way.</summary>
    public void Cancel() => running?.Cancel();

    /// <summary>Tells the user of a fault.</summary>
    public void Tell(Fault fault)
    {
        Fault = fault;
        Changed?.Invoke();
    }

    /// <summary>Takes the message away.</summary>
    public void Dismiss()
    {
        Fault = null;
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => running?.Cancel();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} ended unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, string work, Exception problem);

    /// <summary>Passes on at most fifty steps, so that a million rows do not flood the window.</summary>
    private sealed class Reporter(Activity activity) : IProgress<double>
    {
        private double told = -1;

        public void Report(double value)
        {
            if (value - told < 0.02 && value < 1)
                return;
            told = value;
            _ = activity.window.RunAsync(() =>
            {
                // A step that is told when the work is over is no news.
                if (!activity.IsBusy)
                    return;
                activity.Share = value;
                activity.Changed?.Invoke();
            });
        }
    }
}
