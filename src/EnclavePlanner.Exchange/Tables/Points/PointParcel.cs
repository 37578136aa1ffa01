using EnclavePlanner.Exchange.BoundaryPoints;

namespace EnclavePlanner.Exchange.Tables.Points;

/// <summary>The land that rows of points belong to, and what these rows agree upon.</summary>
internal sealed class PointParcel(int row, string shape)
{
    private readonly Dictionary<string, object?> attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> varied = new(StringComparer.Ordinal);

    /// <summary>The row of its first point.</summary>
    internal int Row => row;

    /// <summary>Its points.</summary>
    internal BoundaryPointParcel Points { get; } = new(["", "", "", "", shape]);

    /// <summary>What all rows that say something say alike.</summary>
    internal IReadOnlyDictionary<string, object?> Attributes => attributes;

    /// <summary>Columns whose values differ from point to point.</summary>
    internal IEnumerable<string> Varied => varied;

    /// <summary>Takes what a row says.</summary>
    internal void Tell(string name, object? value)
    {
        if (value is null || varied.Contains(name))
            return;
        if (!attributes.TryAdd(name, value) && !attributes[name]!.Equals(value))
        {
            attributes.Remove(name);
            varied.Add(name);
        }
    }
}
