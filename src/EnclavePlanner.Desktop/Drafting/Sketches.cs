namespace EnclavePlanner.Desktop.Drafting;

/// <summary>Long sketches on their way from a map to its window: a message over 32 kB would end the window's connection.</summary>
public sealed class Sketches
{
    private const int MostKept = 16;

    private readonly Lock guard = new();
    private readonly List<(Guid Id, double[] Numbers)> waiting = [];

    /// <summary>Keeps the numbers of a sketch until its window takes them; the oldest of those that nobody took are let go.</summary>
    public Guid Keep(double[] numbers)
    {
        var id = Guid.NewGuid();
        lock (guard)
        {
            if (waiting.Count == MostKept)
                waiting.RemoveAt(0);
            waiting.Add((id, numbers));
        }

        return id;
    }

    /// <summary>The numbers of a sketch, once; null where they are gone.</summary>
    public double[]? Take(Guid id)
    {
        lock (guard)
        {
            var index = waiting.FindIndex(sketch => sketch.Id == id);
            if (index < 0)
                return null;
            var numbers = waiting[index].Numbers;
            waiting.RemoveAt(index);
            return numbers;
        }
    }
}
