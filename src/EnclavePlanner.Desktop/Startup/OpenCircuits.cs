using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>Counts the windows that are connected, and tells when there has been none for a while.</summary>
public sealed class OpenCircuits(TimeProvider clock) : CircuitHandler
{
    private int connected;
    private bool everConnected;
    private long emptySince;

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref connected);
        everConnected = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref connected) == 0)
            Interlocked.Exchange(ref emptySince, clock.GetTimestamp());
        return Task.CompletedTask;
    }

    /// <summary>Completes once a window was connected and none has been for so long; a reload is shorter than that.</summary>
    public async Task AllClosedAsync(TimeSpan grace, CancellationToken cancellation)
    {
        while (!everConnected || Volatile.Read(ref connected) > 0
            || clock.GetElapsedTime(Interlocked.Read(ref emptySince)) < grace)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation);
        }
    }
}
