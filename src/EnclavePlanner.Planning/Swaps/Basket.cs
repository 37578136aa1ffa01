using System.Collections;
using System.Collections.Immutable;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>The parcels one side gives, in the order in which they were put in; none twice. Equal when equal in content and order.</summary>
public sealed class Basket : IReadOnlyList<Guid>, IEquatable<Basket>
{
    private readonly ImmutableArray<Guid> parcels;

    private Basket(ImmutableArray<Guid> parcels) => this.parcels = parcels;

    /// <summary>Nothing given.</summary>
    public static Basket Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => parcels.Length;

    /// <inheritdoc/>
    public Guid this[int index] => parcels[index];

    /// <summary>A basket of these parcels; one that is named twice is in it once.</summary>
    public static Basket Of(IEnumerable<Guid> parcelIds) => new([.. parcelIds.Distinct()]);

    /// <summary>Whether the parcel is in it.</summary>
    public bool Contains(Guid parcelId) => parcels.Contains(parcelId);

    /// <summary>The basket with these parcels added at the end.</summary>
    public Basket With(IEnumerable<Guid> parcelIds) => Of(parcels.Concat(parcelIds));

    /// <summary>The basket without these parcels.</summary>
    public Basket Without(IEnumerable<Guid> parcelIds)
    {
        var gone = parcelIds.ToHashSet();
        return new Basket([.. parcels.Where(parcel => !gone.Contains(parcel))]);
    }

    /// <inheritdoc/>
    public bool Equals(Basket? other) => other is not null && parcels.SequenceEqual(other.parcels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Basket);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var parcel in parcels)
            hash.Add(parcel);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<Guid> GetEnumerator() => ((IEnumerable<Guid>)parcels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
