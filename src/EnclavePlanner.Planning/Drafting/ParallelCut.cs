using EnclavePlanner.Geodesy.Areas;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Cuts an area along a sweep line, with the ends of the cut on the survey grid.</summary>
internal static class ParallelCut
{
    /// <summary>What lies behind the line and before it; null where the line leaves all on one side.</summary>
    /// <param name="area">A polygon or a multipolygon.</param>
    /// <param name="line">The line.</param>
    /// <param name="distance">How far it has moved.</param>
    /// <param name="asked">Plane m² behind the line that the ends are chosen for.</param>
    internal static (Geometry Behind, Geometry Before)? Behind(Geometry area, SweepLine line, double distance, double asked)
    {
        var crossings = Crossing.Of(area, line, distance);
        var within = new IndexedPointInAreaLocator(area);
        var chords = new List<Chord>();
        for (var index = 1; index < crossings.Count; index++)
        {
            var chord = new Chord(crossings[index - 1], crossings[index], null);
            if (within.Locate(chord.Middle) == Location.Interior)
                chords.Add(chord);
        }

        if (Parted(area, line, distance, chords) is not var (behind, _))
            return null;
        var longest = chords.MaxBy(chord => chord.Length)!;
        chords.Remove(longest);
        chords.Add(longest.Moved(asked - PlanarArea.Measure(behind).Value));
        return Parted(area, line, distance, chords);
    }

    private static (Geometry Behind, Geometry Before)? Parted(Geometry area, SweepLine line, double distance, List<Chord> chords)
    {
        var noded = SharedNodes.Into(area, [.. chords.SelectMany(chord => new[] { chord.Start.Node, chord.End.Node })]);
        var within = new IndexedPointInAreaLocator(noded);
        var (behind, before) = (new List<Polygon>(), new List<Polygon>());
        foreach (var face in Faces.Of(area.Factory, [noded.Boundary, .. chords.Select(chord => chord.Line(area.Factory))]))
        {
            var inside = face.InteriorPoint.Coordinate;
            if (within.Locate(inside) == Location.Interior)
                (line.DistanceOf(inside) < distance ? behind : before).Add(face);
        }

        return behind.Count == 0 || before.Count == 0 ? null : (Rings.Together(behind, area.Factory), Rings.Together(before, area.Factory));
    }
}
