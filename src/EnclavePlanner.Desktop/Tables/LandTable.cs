using System.Collections.Immutable;
using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tables;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>
/// The table of one layer in one window. The order of parcels, of which there may be very many, comes from the store, and their rows
/// page by page as they come into view; the plots of the scheme that is drafted are at hand. Used on the window's thread.
/// </summary>
public sealed class LandTable : IDisposable
{
    /// <summary>Rows that are read together; a screen has fewer.</summary>
    private const int PageRows = 200;

    /// <summary>Pages that are kept.</summary>
    private const int MostPages = 40;

    private readonly WorkspaceView view;
    private readonly UiLanguage text;
    private readonly Activity activity;
    private readonly DraftSession? drafting;
    private readonly Dictionary<int, TableRow[]> pages = [];
    private Dictionary<Guid, int>? places;
    private CancellationTokenSource? reading;
    private string? version;
    private int generation;

    /// <summary>The table of parcels, not read yet.</summary>
    public LandTable(WorkspaceView view, UiLanguage text, Activity activity) =>
        (Query, this.view, this.text, this.activity) = (new TableQuery(PlanLayer.Parcels), view, text, activity);

    /// <summary>The table of the plots of the scheme that is drafted.</summary>
    public LandTable(DraftSession drafting, WorkspaceView view, UiLanguage text, Activity activity)
        : this(view, text, activity) =>
        (Query, this.drafting) = (new TableQuery(PlanLayer.Plots), drafting);

    /// <summary>Raised when there are other rows, or they have another order.</summary>
    public event Action? Changed;

    /// <summary>Which rows, and in which order.</summary>
    public TableQuery Query { get; private set; }

    /// <summary>The identities of all rows in their order.</summary>
    public ImmutableArray<Guid> Order { get; private set; } = [];

    /// <summary>How many features the layer has, found by the filter or not.</summary>
    public int Total { get; private set; }

    /// <summary>Whether the order is being read.</summary>
    public bool IsReading { get; private set; }

    /// <summary>The row that the keyboard is at; -1 for none.</summary>
    public int Row { get; set; } = -1;

    /// <summary>The row from which Shift selects.</summary>
    public int Anchor { get; set; } = -1;

    /// <summary>What it shows, to come back to.</summary>
    public RememberedTable Remembered => new(Query.Text, Query.SortBy, Query.IsDescending);

    /// <summary>Shows what it showed before.</summary>
    public Task GoBackAsync(RememberedTable was)
    {
        ArgumentNullException.ThrowIfNull(was);
        return was == Remembered ? Task.CompletedTask : ReadAsync(Query with { Text = was.Text, SortBy = was.SortBy, IsDescending = was.IsDescending });
    }

    /// <summary>Where a row is; -1 where the table does not show it.</summary>
    public int PlaceOf(Guid id)
    {
        places ??= Order.Select((row, index) => (row, index)).ToDictionary(pair => pair.row, pair => pair.index);
        return places.GetValueOrDefault(id, -1);
    }

    /// <summary>Shows what a text finds.</summary>
    public Task FilterAsync(string filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ReadAsync(Query with { Text = filter.Trim() });
    }

    /// <summary>Sorts by a field, or the other way round where it is sorted so already.</summary>
    public Task SortAsync(TableField field) =>
        ReadAsync(Query with { SortBy = field, IsDescending = field == Query.SortBy && !Query.IsDescending });

    /// <summary>Reads the order anew where the plan or the language is another than it was read for.</summary>
    public Task KeepUpAsync() => version == Version() && Query.Culture.Equals(text.Culture) ? Task.CompletedTask : ReadAsync(Query);

    /// <summary>Stops the reading; the table stays as it was.</summary>
    public void Cancel() => reading?.Cancel();

    /// <summary>The rows of a part of the table. What is at hand comes at once.</summary>
    public ValueTask<ItemsProviderResult<TableRow>> RowsAsync(ItemsProviderRequest request)
    {
        var end = Math.Min(request.StartIndex + request.Count, Order.Length);
        if (drafting is not null)
        {
            var held = Enumerable.Range(request.StartIndex, Math.Max(0, end - request.StartIndex))
                .Select(index => view.State.Contents.Find(Order[index]) is PlanFeature feature ? new TableRow(index, feature, view.State.Areas[feature]) : null);
            return ValueTask.FromResult(new ItemsProviderResult<TableRow>(held.OfType<TableRow>(), Order.Length));
        }

        var rows = new List<TableRow>(request.Count);
        for (var index = request.StartIndex; index < end && pages.TryGetValue(index / PageRows, out var page); index++)
            rows.Add(page[index % PageRows]);
        return rows.Count >= end - request.StartIndex
            ? ValueTask.FromResult(new ItemsProviderResult<TableRow>(rows, Order.Length))
            : new(ReadRowsAsync(request.StartIndex, end, request.CancellationToken));
    }

    /// <summary>Rows by identity, measured; what is not there is left out.</summary>
    /// <exception cref="FaultException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<TableRow>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var features = await view.Workspace.ReadFeaturesAsync(Query.Layer, ids, view.AsOf?.Number, cancellation);
        var contents = view.State.Contents;
        var meters = contents.Cities.ToDictionary(city => city.Code, city => new AreaMeter(city.Crs, contents.Plan.OfficialArea));
        return await Task.Run<IReadOnlyList<TableRow>>(
            () => [.. features.Select(feature => new TableRow(PlaceOf(feature.Id), feature, meters[feature.CityCode].Measure(feature.Geometry)))],
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => reading?.Cancel();

    private async Task ReadAsync(TableQuery wanted)
    {
        if (drafting is not null)
        {
            Arrange(drafting, wanted);
            return;
        }

        reading?.Cancel();
        using var mine = new CancellationTokenSource();
        reading = mine;
        Query = wanted with { Culture = text.Culture, Codes = CodesNamed(wanted.Text) };
        var (read, asOf, query) = (Version(), view.AsOf?.Number, Query);
        IsReading = true;
        Changed?.Invoke();
        try
        {
            var order = await view.Workspace.ReadOrderAsync(query, asOf, mine.Token);
            var total = query.Text.Length == 0 ? order.Length : (await view.Workspace.ReadOrderAsync(new TableQuery(query.Layer), asOf, mine.Token)).Length;
            if (reading != mine)
                return;
            Show(order, total, read);
            pages.Clear();
        }
        catch (OperationCanceledException)
        {
            // Another order overtook this one, or the user has seen enough.
        }
        catch (FaultException problem)
        {
            version = read;
            activity.Tell(problem.Fault);
        }
        finally
        {
            if (reading == mine)
            {
                (reading, IsReading) = (null, false);
                Changed?.Invoke();
            }
        }
    }

    private void Arrange(DraftSession session, TableQuery wanted)
    {
        Query = wanted with { Culture = text.Culture, Codes = CodesNamed(wanted.Text) };
        var plots = session.Plots;
        Show(TableOrder.Of(plots, Query, plot => view.State.Areas[plot].Value), plots.Length, Version());
        Changed?.Invoke();
    }

    private void Show(ImmutableArray<Guid> order, int total, string read)
    {
        (Order, Total, version, places) = (order, total, read, null);
        generation++;
        (Row, Anchor) = (view.Selection.IsEmpty ? -1 : PlaceOf(view.Selection[^1]), -1);
    }

    private async Task<ItemsProviderResult<TableRow>> ReadRowsAsync(int start, int end, CancellationToken cancellation)
    {
        var mine = generation;
        try
        {
            for (var page = start / PageRows; page * PageRows < end; page++)
            {
                if (pages.ContainsKey(page))
                    continue;
                var first = page * PageRows;
                var ids = Order.AsSpan(first, Math.Min(PageRows, Order.Length - first)).ToArray();
                var found = await FindAsync(ids, cancellation);
                if (mine != generation)
                    return new ItemsProviderResult<TableRow>([], Order.Length);
                if (found.Count < ids.Length)
                {
                    // Rows went since the order was read; the news of it are on their way.
                    var known = found.ToDictionary(row => row.Feature.Id);
                    return new ItemsProviderResult<TableRow>([.. ids.Where(known.ContainsKey).Select(id => known[id])], Order.Length);
                }

                if (pages.Count >= MostPages)
                    pages.Remove(pages.Keys.MaxBy(kept => Math.Abs(kept - page)));
                pages[page] = [.. found];
            }
        }
        catch (FaultException problem)
        {
            activity.Tell(problem.Fault);
            return new ItemsProviderResult<TableRow>([], Order.Length);
        }

        var rows = Enumerable.Range(start, end - start).Select(index => pages.GetValueOrDefault(index / PageRows)?[index % PageRows]).OfType<TableRow>();
        return new ItemsProviderResult<TableRow>(rows, Order.Length);
    }

    private string Version() => string.Join(' ', view.State.Contents.Cities.Select(city =>
        city.Code + view.Workspace.LayerVersion(city.Code, Query.Layer, view.AsOf?.Number)))
        + view.State.Contents.Plan.OfficialArea
        + drafting?.Scheme?.Id;

    private ImmutableArray<string> CodesNamed(string filter) => filter.Length == 0
        ? []
        : [.. LandUseGuide.Classes.Where(landUse => landUse.NameIn(text.Culture).Contains(filter, StringComparison.OrdinalIgnoreCase)).Select(landUse => landUse.Code)];
}
