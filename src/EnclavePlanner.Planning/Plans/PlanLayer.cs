namespace EnclavePlanner.Planning.Plans;

/// <summary>The layers of a plan that lie on land.</summary>
public enum PlanLayer
{
    /// <summary>现状图斑.</summary>
    Parcels,

    /// <summary>控制线.</summary>
    ControlLines,

    /// <summary>节点.</summary>
    Places,

    /// <summary>道路.</summary>
    Roads,

    /// <summary>规划地块.</summary>
    Plots,

    /// <summary>飞地边界.</summary>
    Boundary,
}
