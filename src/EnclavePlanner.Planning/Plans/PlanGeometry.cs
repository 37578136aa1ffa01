namespace EnclavePlanner.Planning.Plans;

/// <summary>What a layer's features are made of.</summary>
public enum PlanGeometry
{
    /// <summary>Points.</summary>
    Point,

    /// <summary>Lines and multilines.</summary>
    Line,

    /// <summary>Polygons and multipolygons.</summary>
    Area,
}
