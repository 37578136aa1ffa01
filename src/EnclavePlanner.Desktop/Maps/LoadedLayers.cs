using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>What the maps of one window have loaded, and what they lack.</summary>
public sealed class LoadedLayers
{
    /// <summary>Over so many actions at once the whole layer is sooner fetched.</summary>
    private const int MostActions = 10;

    private readonly Dictionary<(string City, PlanLayer Layer), (string Address, long? Number)> loaded = [];

    /// <summary>Whether a map has a layer as this address gives it.</summary>
    public bool Has(string city, PlanLayer layer, string address) => loaded.GetValueOrDefault((city, layer)).Address == address;

    /// <summary>A map has a layer as this address gives it.</summary>
    /// <param name="city">The city.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="address">The layer's address.</param>
    /// <param name="number">The last action that is in it; null where it is shown as it was.</param>
    public void Note(string city, PlanLayer layer, string address, long? number) => loaded[(city, layer)] = (address, number);

    /// <summary>A map is to fetch a layer anew, though the plan is the same.</summary>
    public void Forget(string city, PlanLayer layer) => loaded.Remove((city, layer));

    /// <summary>
    /// The actions that a map lacks of the plots, where they are few and small; null where the layer is to be fetched whole.
    /// Plots are edited by the second: what an edit changed is a fraction of them.
    /// </summary>
    public IReadOnlyList<HistoryEntry>? Lacking(string city, PlanLayer layer, PlanHistory history, long? upTo)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (layer != PlanLayer.Plots || upTo is not { } last || loaded.GetValueOrDefault((city, layer)).Number is not { } first || first > last)
            return null;
        var actions = history.Entries.Where(entry => entry.Number > first && entry.Number <= last).ToList();
        return actions.Count <= MostActions && actions.TrueForAll(entry => entry.RowCount <= ChangeEndpoint.MostShown) ? actions : null;
    }
}
