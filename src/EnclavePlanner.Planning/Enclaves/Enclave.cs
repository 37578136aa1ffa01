using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Enclaves;

/// <summary>飞地园区: the park's boundary on the host city's land (<see cref="PlanFeature.CityCode"/>).</summary>
public sealed record Enclave : PlanFeature
{
    /// <summary>飞出地: the code of the city that the park is run with.</summary>
    public required string OriginCityCode { get; init; }
}
