using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.Commits;

/// <summary>Rows as they are, each looked up once.</summary>
internal sealed class PresentRows(IPlanSession session)
{
    private readonly Dictionary<Guid, PlanRow?> known = [];

    internal PlanRow? Find(Guid id)
    {
        if (!known.TryGetValue(id, out var row))
            known.Add(id, row = session.Find(id));
        return row;
    }

    /// <summary>Looks parcels up together, which a store does at once.</summary>
    internal void Fetch(IReadOnlyCollection<Guid> parcels)
    {
        var unknown = parcels.Where(id => !known.ContainsKey(id)).ToList();
        var found = session.Parcels(unknown);
        foreach (var id in unknown)
            known[id] = found.GetValueOrDefault(id);
    }
}
