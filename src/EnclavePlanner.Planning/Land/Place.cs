using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Land;

/// <summary>节点: what distances are measured to. Its geometry is a point.</summary>
public sealed record Place : PlanFeature;
