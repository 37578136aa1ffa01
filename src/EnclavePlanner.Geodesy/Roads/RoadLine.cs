using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>Which way a road may be travelled, as its line is drawn.</summary>
public enum RoadDirection
{
    /// <summary>双向: both ways.</summary>
    Both,

    /// <summary>单行: from the line's first vertex to its last.</summary>
    Forward,

    /// <summary>单行: from the line's last vertex to its first.</summary>
    Backward,
}

/// <summary>One road as it is given to a <see cref="RoadNetwork"/>.</summary>
/// <param name="Line">A line or a multiline in the network's CRS.</param>
/// <param name="Direction">Which way it may be travelled; the same for all parts of a multiline.</param>
public readonly record struct RoadLine(Geometry Line, RoadDirection Direction);
