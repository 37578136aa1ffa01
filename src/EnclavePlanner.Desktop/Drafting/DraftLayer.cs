namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What is drawn, and whose vertices are moved.</summary>
public enum DraftLayer
{
    /// <summary>规划地块 of the scheme.</summary>
    Plots,

    /// <summary>飞地边界.</summary>
    Boundary,

    /// <summary>节点 of a city.</summary>
    Places,

    /// <summary>道路 of a city.</summary>
    Roads,
}
