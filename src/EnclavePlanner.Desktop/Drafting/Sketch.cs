using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What was drawn or pointed at on a map, before it is anything in the plan.</summary>
/// <param name="Deed">What it asks for: draw, move, add, remove, reshape, split, equal, areas or round.</param>
/// <param name="Points">Metres east and north in the city's CRS, as the browser has them.</param>
/// <param name="Reach">Metres within which a click meant something: some pixels at the map's scale.</param>
public sealed record Sketch(string Deed, ImmutableArray<Coordinate> Points, double Reach)
{
    /// <summary>A sketch of numbers that alternate between east and north; null where they are no places.</summary>
    public static Sketch? Of(string deed, IReadOnlyList<double> numbers, double reach)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count < 2 || numbers.Count % 2 != 0 || !double.IsFinite(reach) || numbers.Any(number => !(Math.Abs(number) < FarthestMetres)))
            return null;
        return new Sketch(deed, [.. Enumerable.Range(0, numbers.Count / 2).Select(at => new Coordinate(numbers[2 * at], numbers[(2 * at) + 1]))], reach);
    }

    /// <summary>No projected coordinate on the Earth is as large.</summary>
    internal const double FarthestMetres = 1e8;
}
