using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Land;

/// <summary>控制线: an area that a plan must keep out of, or stay within. Its geometry is a polygon or a multipolygon.</summary>
public sealed record ControlLine : PlanFeature
{
    /// <summary>永久基本农田, under the layer name it has in planning databases.</summary>
    public const string PermanentBasicFarmland = "YJJBNT";

    /// <summary>生态保护红线.</summary>
    public const string EcologicalRedLine = "STBHHX";

    /// <summary>城镇开发边界.</summary>
    public const string UrbanGrowthBoundary = "CZKFBJ";

    /// <summary>One of the three lines above, or a kind the user named.</summary>
    public required string Kind { get; init; }
}
