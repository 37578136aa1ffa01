using System.Collections.Immutable;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Rules;

/// <summary>检查结果: one breach of one rule, with its place on the map.</summary>
/// <param name="Text">What is wrong, and what to do. Its key is the rule's name.</param>
/// <param name="Features">Identities of those concerned.</param>
/// <param name="Place">Where, in the city's CRS.</param>
/// <param name="Area">How much land is concerned, by the plan's official method.</param>
public sealed record Finding(LocalizedText Text, ImmutableArray<Guid> Features, Geometry Place, SquareMetres Area)
{
    /// <summary>Stable name of the rule, such as PLN-LAYOUT-GAP.</summary>
    public string Rule => Text.Key;
}
