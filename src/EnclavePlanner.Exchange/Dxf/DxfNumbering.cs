using System.Text.RegularExpressions;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Gives each text to the smallest area that holds its point, and finds among the texts of an area its number.</summary>
internal static partial class DxfNumbering
{
    /// <summary>No number of a plot is longer; a longer text is a note.</summary>
    private const int LongestNumber = 64;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE: too many areas lie round too many texts.</exception>
    internal static void Place(
        List<(string Layer, DxfLabel Label)> labels, List<DxfShape> shapes, DxfBudget budget, CancellationToken cancellation)
    {
        var areas = shapes.Where(shape => shape.Geometry is Polygon or MultiPolygon).ToList();
        if (areas.Count == 0 || labels.Count == 0)
            return;
        var index = new STRtree<int>();
        for (var i = 0; i < areas.Count; i++)
            index.Insert(areas[i].Geometry!.EnvelopeInternal, i);
        var locators = new IPointOnGeometryLocator?[areas.Count];
        var sizes = areas.Select(area => SizeOf(area.Geometry!)).ToArray();
        foreach (var (layer, label) in labels)
        {
            cancellation.ThrowIfCancellationRequested();
            var point = new Coordinate(label.X, label.Y);
            var around = index.Query(new Envelope(point));
            budget.TakePlacings(around.Count, label.Head.Line);
            var smallest = around
                .Where(i => (locators[i] ??= new IndexedPointInAreaLocator(areas[i].Geometry!)).Locate(point) != Location.Exterior)
                .OrderBy(i => sizes[i])
                .ThenBy(i => i)
                .Select(i => areas[i])
                .FirstOrDefault();
            smallest?.Texts.Add((layer, label.Text));
        }
    }

    /// <summary>
    /// The number: the first text on a layer that is named for numbers (编号), else the first that states no area. Null where
    /// there is none.
    /// </summary>
    internal static string? NumberOf(DxfShape shape)
    {
        var brief = shape.Texts.Where(text => text.Text.Length <= LongestNumber).ToList();
        return brief.Find(text => text.Layer.Contains("编号", StringComparison.Ordinal)).Text
            ?? brief.Find(text => !text.Layer.Contains("面积", StringComparison.Ordinal) && !StatedArea().IsMatch(text.Text)).Text;
    }

    /// <summary>In the drawing's own units, only to compare; holes count out.</summary>
    private static double SizeOf(Geometry geometry) => Enumerable.Range(0, geometry.NumGeometries)
        .Select(i => (Polygon)geometry.GetGeometryN(i))
        .Sum(part => Area.OfRing(part.Shell.CoordinateSequence) - part.Holes.Sum(hole => Area.OfRing(hole.CoordinateSequence)));

    [GeneratedRegex(@"^(?:面积|S)?\s*[:：=]?\s*[0-9][0-9.,]*\s*(?:m2|m²|㎡|平方米|平米|公顷|hm2|hm²|ha|亩|km2|km²|平方公里)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex StatedArea();
}
