using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Geometry of a file that has north first, as surveys write it.</summary>
internal sealed class AxisSwap : ICoordinateSequenceFilter
{
    private static readonly AxisSwap Filtering = new();

    private AxisSwap()
    {
    }

    public bool Done => false;

    public bool GeometryChanged => true;

    /// <summary>A copy with x and y exchanged.</summary>
    internal static Geometry Of(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(Filtering);
        return copy;
    }

    public void Filter(CoordinateSequence seq, int i)
    {
        var x = seq.GetX(i);
        seq.SetX(i, seq.GetY(i));
        seq.SetY(i, x);
    }
}
