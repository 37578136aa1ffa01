using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Balance;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Workspace;

public sealed partial class PlanWorkspace
{
    /// <summary>A plan with more parcels than this is not read whole, and an action of more rows is not taken in row by row.</summary>
    public const int MostHeld = 20_000;

    /// <summary>Brings parcels here that a window is about to show or to work on. Those that are not there are left out.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public async Task HoldAsync(IReadOnlyCollection<Guid> parcelIds)
    {
        ArgumentNullException.ThrowIfNull(parcelIds);
        await oneAtATime.WaitAsync(closing.Token);
        try
        {
            State = await HoldingAsync(store, State, parcelIds, asOf: State.Number, CancellationToken.None);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A past state with more of its parcels.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public Task<WorkspaceState> HoldAsync(WorkspaceState was, long asOf, IReadOnlyCollection<Guid> parcelIds) =>
        HoldingAsync(store, was, parcelIds, asOf, CancellationToken.None);

    /// <summary>All rows, for work that goes through the whole plan.</summary>
    /// <param name="state">The plan on the screen.</param>
    /// <param name="asOf">The action after which it is shown; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public async Task<(PlanContents Contents, PlanAreas Areas)> ReadWholeAsync(WorkspaceState state, long? asOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsWhole)
            return (state.Contents, state.Areas);
        var contents = await store.ReadAsync(asOf ?? state.Number, cancellation);
        return (contents, Measured(contents, cancellation));
    }

    /// <summary>Measures all of a city's parcels, one after the other, and sums them by class.</summary>
    /// <param name="city">The city.</param>
    /// <param name="method">How to measure.</param>
    /// <param name="asOf">The action after which the land was so; null for now.</param>
    /// <param name="count">How many parcels there are, for the progress.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public Task<LandUseBalance> MeasureBalanceAsync(
        City city, AreaMethod method, long? asOf, long count, IProgress<double> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(progress);
        var meter = new AreaMeter(city.Crs, method);
        return store.ReadLayerAsync(
            PlanLayer.Parcels,
            city.Code,
            asOf,
            parcels =>
            {
                var done = 0L;
                return LandUseBalance.Of(parcels.OfType<Parcel>().Select(parcel =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (++done % 1000 == 0)
                        progress.Report(Math.Min(1, (double)done / Math.Max(1, count)));
                    return (parcel.LandUseCode, meter.Measure(parcel.Geometry));
                }));
            },
            cancellation);
    }

    /// <summary>How many parcels each city has of each land-use code or owner.</summary>
    /// <inheritdoc cref="IPlanStore.CountParcelsAsync"/>
    public Task<IReadOnlyList<(string CityCode, string? Class, long Count)>> CountParcelsAsync(ParcelTheme theme, long? asOf) =>
        store.CountParcelsAsync(theme, asOf);

    /// <summary>Features of a layer by identity.</summary>
    /// <inheritdoc cref="IPlanStore.ReadFeaturesAsync"/>
    public Task<IReadOnlyList<PlanFeature>> ReadFeaturesAsync(
        PlanLayer layer, IReadOnlyCollection<Guid> ids, long? asOf, CancellationToken cancellation) =>
        store.ReadFeaturesAsync(layer, ids, asOf, cancellation);

    private static async Task<WorkspaceState> ReadAsync(IPlanStore store, PlanHistory history, long? asOf, CancellationToken cancellation)
    {
        var counts = await store.CountParcelsAsync(ParcelTheme.LandUse, asOf, cancellation);
        var overview = await store.ReadOverviewAsync(cancellation);
        var parcels = ParcelOverview.Of(counts, overview.Layers);
        var isWhole = parcels.Count <= MostHeld;
        var contents = await (isWhole ? store.ReadAsync(asOf, cancellation) : store.ReadWithoutParcelsAsync(asOf, cancellation));
        var state = new WorkspaceState(contents, Measured(contents, cancellation), history, parcels, isWhole);
        return await HoldingAsync(store, state, state.MissingParcels, asOf, cancellation);
    }

    private static async Task<WorkspaceState> HoldingAsync(
        IPlanStore store, WorkspaceState state, IReadOnlyCollection<Guid> parcelIds, long? asOf, CancellationToken cancellation)
    {
        var missing = state.IsWhole ? [] : parcelIds.Where(id => state.Contents.Find(id) is null).ToList();
        if (missing.Count == 0)
            return state;
        var found = await store.ReadFeaturesAsync(PlanLayer.Parcels, missing, asOf, cancellation);
        return await Task.Run(() => state.With(found), cancellation);
    }
}
