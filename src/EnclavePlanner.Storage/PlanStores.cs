using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.PostGis;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage;

/// <summary>Opens the store that a location names.</summary>
public static class PlanStores
{
    /// <summary>Opens a plan.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.OpenAsync"/> or <see cref="PostGisPlanStore.OpenAsync"/>.</exception>
    public static Task<IPlanStore> OpenAsync(PlanLocation location, CancellationToken cancellation = default) =>
        OpenAsync(location, password: null, cancellation);

    /// <summary>Opens a plan with a password that the user typed. It is kept in memory only.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="password">The password of a database; null where the environment or .pgpass has it, or none is needed.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.OpenAsync"/> or <see cref="PostGisPlanStore.OpenAsync"/>.</exception>
    public static async Task<IPlanStore> OpenAsync(PlanLocation location, string? password, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            FileLocation file => await GeoPackagePlanStore.OpenAsync(file.Path, cancellation).ConfigureAwait(false),
            DatabaseLocation plan => await PostGisPlanStore.OpenAsync(plan, password, cancellation).ConfigureAwait(false),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Makes a plan and opens it.</summary>
    /// <param name="location">Where; nothing may be there.</param>
    /// <param name="first">What it begins with.</param>
    /// <param name="progress">Told the number of rows written.</param>
    /// <param name="cancellation">Stops the work; nothing remains.</param>
    /// <exception cref="FaultException">As the other <c>CreateAsync</c>.</exception>
    public static Task<IPlanStore> CreateAsync(
        PlanLocation location, ChangeSet first, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        CreateAsync(location, [first], progress, cancellation);

    /// <summary>Makes a plan with a history of its own, whole or not at all, and opens it.</summary>
    /// <param name="location">Where; nothing may be there.</param>
    /// <param name="history">The ChangeSets in their order; the first begins the plan.</param>
    /// <param name="progress">Told the number of rows written of each ChangeSet.</param>
    /// <param name="cancellation">Stops the work; nothing remains.</param>
    /// <exception cref="FaultException">
    /// As <see cref="GeoPackagePlanStore.CreateAsync(string, ChangeSet, IProgress{int}, CancellationToken)"/>; in a database
    /// STO-PLAN-EXISTS, or as <see cref="PostGisPlanStore.OpenAsync"/>.
    /// </exception>
    public static Task<IPlanStore> CreateAsync(
        PlanLocation location, IReadOnlyList<ChangeSet> history, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        FirstActions.Require(history);
        return FillAsync(location, password: null, session => FirstActions.Commit(session, history, progress, cancellation), cancellation);
    }

    private static async Task<IPlanStore> FillAsync(
        PlanLocation location, string? password, Action<IPlanSession> fill, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            FileLocation file => await GeoPackagePlanStore.CreateAsync(file.Path, fill, cancellation).ConfigureAwait(false),
            DatabaseLocation plan => await PostGisPlanStore.CreateAsync(plan, password, fill, cancellation).ConfigureAwait(false),
            _ => throw new UnreachableException(),
        };
    }
}
