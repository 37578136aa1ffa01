using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// Rounds what is written to what it is worth: 0.1 mm, the survey grid, in metres; 10⁻¹⁰ degrees (0.01 mm) in degrees, so that
/// the way there and back ends on the same point of the grid. In another zone a point lies on that zone's grid, and comes back
/// within 0.1 mm.
/// </summary>
internal sealed class CoordinateRounding : ICoordinateSequenceFilter
{
    internal const int DecimalsOfMetres = 4;
    internal const int DecimalsOfDegrees = 10;

    private readonly int decimals;

    private CoordinateRounding(int decimals) => this.decimals = decimals;

    public bool Done => false;

    public bool GeometryChanged => true;

    /// <summary>A rounded copy of a geometry in this CRS.</summary>
    internal static Geometry Of(Geometry geometry, Crs crs)
    {
        var copy = geometry.Copy();
        copy.Apply(new CoordinateRounding(crs.Kind == CrsKind.Geographic ? DecimalsOfDegrees : DecimalsOfMetres));
        return copy;
    }

    public void Filter(CoordinateSequence seq, int i)
    {
        seq.SetX(i, Math.Round(seq.GetX(i), decimals));
        seq.SetY(i, Math.Round(seq.GetY(i), decimals));
    }
}
