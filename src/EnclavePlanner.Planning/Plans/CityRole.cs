namespace EnclavePlanner.Planning.Plans;

/// <summary>A city's part in the enclave. In a mutual enclave (双向飞地) a city is both.</summary>
[Flags]
public enum CityRole
{
    /// <summary>飞出地: runs the park and sends firms, capital or quota.</summary>
    Origin = 1,

    /// <summary>飞入地: the park stands on its land.</summary>
    Host = 2,
}
