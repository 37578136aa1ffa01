using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.GeoPackage;

namespace EnclavePlanner.Storage;

/// <summary>Opens the store that a location names.</summary>
public static class PlanStores
{
    /// <summary>Opens a plan.</summary>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.OpenAsync"/>.</exception>
    public static async Task<IPlanStore> OpenAsync(PlanLocation location, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return await GeoPackagePlanStore.OpenAsync(location.Path, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a plan and opens it.</summary>
    /// <param name="location">Where; nothing may be there.</param>
    /// <param name="first">What it begins with.</param>
    /// <param name="progress">Told the number of rows written.</param>
    /// <param name="cancellation">Stops the work; nothing remains.</param>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.CreateAsync(string, ChangeSet, IProgress{int}, CancellationToken)"/>.</exception>
    public static Task<IPlanStore> CreateAsync(
        PlanLocation location, ChangeSet first, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        CreateAsync(location, [first], progress, cancellation);

    /// <summary>Makes a plan with a history of its own, whole or not at all, and opens it.</summary>
    /// <param name="location">Where; nothing may be there.</param>
    /// <param name="history">The ChangeSets in their order; the first begins the plan.</param>
    /// <param name="progress">Told the number of rows written of each ChangeSet.</param>
    /// <param name="cancellation">Stops the work; nothing remains.</param>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.CreateAsync(string, ChangeSet, IProgress{int}, CancellationToken)"/>.</exception>
    public static async Task<IPlanStore> CreateAsync(
        PlanLocation location, IReadOnlyList<ChangeSet> history, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return await GeoPackagePlanStore.CreateAsync(location.Path, history, progress, cancellation).ConfigureAwait(false);
    }
}
