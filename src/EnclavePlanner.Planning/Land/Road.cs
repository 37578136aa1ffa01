using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Land;

/// <summary>道路: what distances are measured along. Its geometry is a line or a multiline.</summary>
public sealed record Road : PlanFeature;
