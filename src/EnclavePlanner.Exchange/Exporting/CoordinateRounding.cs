using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// Rounds what is written to what it is worth: 0.1 mm, the survey grid, in metres; 10⁻¹⁰ degrees (0.01 mm) in degrees, so that
/// the way there and back ends on the same point of the grid. In another zone a point lies on that zone's grid, and comes back
/// within 0.1 mm.
/// </summary>
internal static class CoordinateRounding
{
    private const int DecimalsOfMetres = 4;
    private const int DecimalsOfDegrees = 10;

    /// <summary>A rounded copy of a geometry in this CRS; the geometry itself where it is round already, as all land of a plan is in its own.</summary>
    internal static Geometry Of(Geometry geometry, Crs crs)
    {
        var decimals = crs.Kind == CrsKind.Geographic ? DecimalsOfDegrees : DecimalsOfMetres;
        var looking = new Looking(decimals);
        geometry.Apply(looking);
        if (!looking.Done)
            return geometry;
        var copy = geometry.Copy();
        copy.Apply(new Rounding(decimals));
        return copy;
    }

    /// <summary>Is done where it finds a coordinate that is not round.</summary>
    private sealed class Looking(int decimals) : ICoordinateSequenceFilter
    {
        public bool Done { get; private set; }

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq, int i) =>
            Done |= seq.GetX(i) != Math.Round(seq.GetX(i), decimals) || seq.GetY(i) != Math.Round(seq.GetY(i), decimals);
    }

    private sealed class Rounding(int decimals) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, Math.Round(seq.GetX(i), decimals));
            seq.SetY(i, Math.Round(seq.GetY(i), decimals));
        }
    }
}
