using System.Collections.Concurrent;
using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>The outlines that the maps of import dialogs show, by the address that each map asks them of.</summary>
public sealed class PreviewFeatures
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Geometry>> kept = new();

    /// <summary>Keeps outlines until they are removed.</summary>
    /// <returns>What they are asked for by.</returns>
    public Guid Keep(ImmutableArray<Geometry> outlines)
    {
        var id = Guid.NewGuid();
        kept[id] = outlines;
        return id;
    }

    /// <summary>The outlines, in the CRS of their city; null where there are none of this identity.</summary>
    public ImmutableArray<Geometry>? Find(Guid id) => kept.TryGetValue(id, out var outlines) ? outlines : null;

    /// <summary>Lets outlines go.</summary>
    public void Remove(Guid id) => kept.TryRemove(id, out _);
}
