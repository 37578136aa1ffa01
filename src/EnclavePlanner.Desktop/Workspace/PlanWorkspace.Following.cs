using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Workspace;

public sealed partial class PlanWorkspace
{
    /// <summary>Takes in what others commit, until the plan is closed. A store that fails is asked again; what was missed comes in then.</summary>
    private async Task FollowAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await foreach (var entry in store.FollowAsync(State.Number, closing.Token))
                    await TakeInAsync(entry.Number);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (FaultException)
            {
                // The user's next command tells him of it; here it is only waited out.
                await Task.Delay(PauseAfterFault, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeInAsync(long number)
    {
        bool changed;
        await oneAtATime.WaitAsync(closing.Token);
        try
        {
            changed = number > State.Number && await CatchUpAsync(null);
        }
        finally
        {
            oneAtATime.Release();
        }

        if (changed)
            Changed?.Invoke();
    }
}
