using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>The rings of a parcel, shells and holes alike, as far as it takes to colour what is inside. Used again for the next parcel.</summary>
internal sealed class Rings
{
    private readonly List<(double X, double Y)> points = [];
    private readonly List<int> ends = [];

    private (double X, double Y) least;
    private (double X, double Y) most;

    /// <summary>What holds them all, metres in the city's CRS; null without a point.</summary>
    internal Envelope Envelope => points.Count == 0 ? new Envelope() : new Envelope(least.X, most.X, least.Y, most.Y);

    internal int Count => ends.Count;

    internal ReadOnlySpan<(double X, double Y)> this[int ring]
    {
        get
        {
            var start = ring == 0 ? 0 : ends[ring - 1];
            return CollectionsMarshal.AsSpan(points)[start..ends[ring]];
        }
    }

    internal void Clear()
    {
        points.Clear();
        ends.Clear();
        (least, most) = ((double.PositiveInfinity, double.PositiveInfinity), (double.NegativeInfinity, double.NegativeInfinity));
    }

    /// <summary>A point of the ring that is being read.</summary>
    internal void Add(double x, double y)
    {
        points.Add((x, y));
        least = (Math.Min(least.X, x), Math.Min(least.Y, y));
        most = (Math.Max(most.X, x), Math.Max(most.Y, y));
    }

    /// <summary>The ring is complete.</summary>
    internal void End() => ends.Add(points.Count);
}
