using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.Copying;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.PostGis;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage;

/// <summary>Opens the store that a location names.</summary>
public static class PlanStores
{
    /// <summary>Opens a plan.</summary>
    /// <exception cref="FaultException">As <see cref="GeoPackagePlanStore.OpenAsync"/> or <see cref="PostGisPlanStore.OpenAsync"/>.</exception>
    public static async Task<IPlanStore> OpenAsync(PlanLocation location, CancellationToken cancellation = default) =>
        await OpenSessionsAsync(location, cancellation).ConfigureAwait(false);

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
        return FillAsync(location, session => FirstActions.Commit(session, history, progress, cancellation), cancellation);
    }

    /// <summary>Copies a plan with its whole history: every row, geometry, version, action and descent, whole or not at all.</summary>
    /// <param name="source">The plan. It is read in one state, whoever writes meanwhile.</param>
    /// <param name="target">Where the copy goes; nothing may be there.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; nothing of the copy remains.</param>
    /// <returns>The copy, open.</returns>
    /// <exception cref="FaultException">As opening the source, and as making the target.</exception>
    public static async Task<IPlanStore> CopyAsync(
        PlanLocation source, PlanLocation target, IProgress<CopyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var from = await OpenSessionsAsync(source, cancellation).ConfigureAwait(false);
        await using (from.ConfigureAwait(false))
        {
            return await FillAsync(
                target,
                to => from.InOneStateAsync(state => PlanCopying.Copy(state, to, progress, cancellation), cancellation).GetAwaiter().GetResult(),
                cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<SessionStore> OpenSessionsAsync(PlanLocation location, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            FileLocation file => await GeoPackagePlanStore.OpenAsync(file.Path, cancellation).ConfigureAwait(false),
            DatabaseLocation plan => await PostGisPlanStore.OpenAsync(plan, cancellation).ConfigureAwait(false),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IPlanStore> FillAsync(
        PlanLocation location, Action<IPlanSession> fill, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            FileLocation file => await GeoPackagePlanStore.CreateAsync(file.Path, fill, cancellation).ConfigureAwait(false),
            DatabaseLocation plan => await PostGisPlanStore.CreateAsync(plan, fill, cancellation).ConfigureAwait(false),
            _ => throw new UnreachableException(),
        };
    }
}
