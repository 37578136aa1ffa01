using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Enclaves;

/// <summary>规划地块: a planned block of a scheme. Its geometry is a polygon or a multipolygon.</summary>
public sealed record Plot : PlanFeature
{
    /// <summary>The scheme it belongs to.</summary>
    public required Guid SchemeId { get; init; }

    /// <summary>用地用海分类代码 of the 2023 guide; null where none is decided yet.</summary>
    public string? LandUseCode { get; init; }
}
