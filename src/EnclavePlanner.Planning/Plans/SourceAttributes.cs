using System.Collections.Immutable;

namespace EnclavePlanner.Planning.Plans;

/// <summary>
/// The attributes of a source record that no field of ours takes, by their names in the source. A value is a
/// <see cref="string"/>, <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or null. Two sets are equal when
/// they hold equal values under equal names.
/// </summary>
public sealed class SourceAttributes : IEquatable<SourceAttributes>
{
    private readonly ImmutableSortedDictionary<string, object?> values;

    private SourceAttributes(ImmutableSortedDictionary<string, object?> values) => this.values = values;

    /// <summary>No attributes.</summary>
    public static SourceAttributes None { get; } =
        new(ImmutableSortedDictionary.Create<string, object?>(StringComparer.Ordinal));

    /// <summary>The values by name, in ordinal order of the names.</summary>
    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>The value under a name, or null where there is none.</summary>
    public object? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Takes values over; integers of any width become <see cref="long"/>, other numbers <see cref="double"/>.</summary>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    public static SourceAttributes From(IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var builder = None.values.ToBuilder();
        foreach (var (name, value) in attributes)
            builder[name] = Scalar(name, value);
        return builder.Count == 0 ? None : new SourceAttributes(builder.ToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(SourceAttributes? other) =>
        other is not null && values.Count == other.values.Count && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SourceAttributes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in values)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static object? Scalar(string name, object? value) => value switch
    {
        null or string or double or long or bool => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"An attribute cannot be a {value.GetType().Name}.", name),
    };
}
