using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Park;

/// <summary>A plot of the layout.</summary>
/// <param name="Number">地块编号, such as A-01.</param>
/// <param name="Code">Planned use.</param>
/// <param name="Area">Its polygon on paper.</param>
internal sealed record PlannedPlot(string Number, string Code, Polygon Area);
