using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Sessions;

/// <summary>One layer of one city at a glance.</summary>
/// <param name="CityCode">The city.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Count">How many features it has.</param>
/// <param name="Extent">An envelope, in the city's CRS, that holds them all; null for an empty layer. It may be larger than need be.</param>
public sealed record LayerSummary(string CityCode, PlanLayer Layer, long Count, Envelope? Extent);
