using System.Collections.Concurrent;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>Long sketches on their way from a map to its window: a message over 32 kB would end the window's connection.</summary>
public sealed class Sketches
{
    private const int MostKept = 16;

    private readonly ConcurrentDictionary<Guid, double[]> waiting = new();

    /// <summary>Keeps the numbers of a sketch until its window takes them; those of sketches that nobody took are let go.</summary>
    public Guid Keep(double[] numbers)
    {
        // Identities grow with time, so the least is the oldest.
        foreach (var old in waiting.Keys.Order().SkipLast(MostKept - 1))
            waiting.TryRemove(old, out _);
        var id = Guid.CreateVersion7();
        waiting[id] = numbers;
        return id;
    }

    /// <summary>The numbers of a sketch, once; null where they are gone.</summary>
    public double[]? Take(Guid id) => waiting.TryRemove(id, out var numbers) ? numbers : null;
}
