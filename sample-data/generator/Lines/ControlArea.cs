using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Lines;

/// <summary>A control line as an area.</summary>
/// <param name="Kind">YJJBNT, STBHHX or CZKFBJ.</param>
/// <param name="Number">Unique in its city.</param>
/// <param name="Name">In Chinese, without the mark 虚构.</param>
/// <param name="Area">On paper.</param>
internal sealed record ControlArea(string Kind, string Number, string Name, Geometry Area);
