using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Land;

/// <summary>图斑/宗地: existing land. Its geometry is a polygon or a multipolygon.</summary>
public sealed record Parcel : PlanFeature
{
    /// <summary>用地用海分类代码 of the 2023 guide; null where the source gives no class.</summary>
    public string? LandUseCode { get; init; }

    /// <summary>权属单位, where known.</summary>
    public string? Owner { get; init; }
}
