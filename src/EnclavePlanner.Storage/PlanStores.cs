using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.GeoPackage.Backup;

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

    /// <summary>
    /// Copies a plan as it was last committed, whoever has it open and edits it meanwhile. The copy is a plan file like any
    /// other, or none: it gets its name when it is whole.
    /// </summary>
    /// <param name="location">The plan.</param>
    /// <param name="path">The file to make; nothing may be there.</param>
    /// <param name="progress">Told the share that is copied, 0 to 1.</param>
    /// <param name="cancellation">Stops the work; no file remains.</param>
    /// <exception cref="FaultException">
    /// STO-LOCATION-UNKNOWN: the copy's name does not end in .gpkg. STO-FILE-MISSING, STO-FILE-NO-GEOPACKAGE, STO-FILE-NO-PLAN,
    /// STO-FILE-NEWER, STO-FILE-OLDER, STO-FILE-DAMAGED, STO-FILE-BUSY: of the plan. STO-FILE-EXISTS, STO-FOLDER-MISSING,
    /// STO-FILE-READ-ONLY, STO-FILE-UNREACHABLE, STO-DISK-FULL, STO-FILE-IO: of the copy.
    /// </exception>
    public static Task BackupAsync(
        PlanLocation location, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        var copy = PlanLocation.Parse(path).Path;
        return Task.Run(() => PlanBackup.Copy(location.Path, copy, progress, cancellation), cancellation);
    }
}
