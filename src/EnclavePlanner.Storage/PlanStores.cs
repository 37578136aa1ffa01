using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.Copying;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.GeoPackage.Backup;
using EnclavePlanner.Storage.PostGis;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Texts;

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

    /// <summary>
    /// Copies a plan as it was last committed, whoever has it open and edits it meanwhile. The copy is a plan file like any
    /// other, or none: it gets its name when it is whole.
    /// </summary>
    /// <param name="location">The plan.</param>
    /// <param name="path">The file to make; nothing may be there.</param>
    /// <param name="progress">Told the share that is copied, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; no file remains.</param>
    /// <exception cref="FaultException">
    /// STO-BACKUP-DATABASE: the plan is in a database. STO-LOCATION-UNKNOWN: the copy's name does not end in .gpkg. STO-FILE-MISSING, STO-FILE-NO-GEOPACKAGE, STO-FILE-NO-PLAN,
    /// STO-FILE-NEWER, STO-FILE-OLDER, STO-FILE-DAMAGED, STO-FILE-BUSY: of the plan. STO-FILE-EXISTS, STO-FOLDER-MISSING,
    /// STO-FILE-READ-ONLY, STO-FILE-UNREACHABLE, STO-DISK-FULL, STO-FILE-IO: of the copy.
    /// </exception>
    public static Task BackupAsync(
        PlanLocation location, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (location is not FileLocation file)
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-BACKUP-DATABASE", location));
        if (PlanLocation.Parse(path) is not FileLocation copy)
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-LOCATION-UNKNOWN", path));
        return Task.Run(() => PlanBackup.Copy(file.Path, copy.Path, progress, cancellation), cancellation);
    }
}
