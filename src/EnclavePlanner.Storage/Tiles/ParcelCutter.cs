using System.Globalization;
using System.Runtime.InteropServices;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// Cuts parcels to a tile: each ring is clipped to the tile and its margin, edge by edge (Sutherland and Hodgman, Reentrant
/// Polygon Clipping, CACM 17/1, 1974), and its vertices go to whole units, a sixteenth of a pixel; those that say nothing any
/// more go, and a ring without area goes. Neighbours keep their shared boundaries, because a vertex goes where it goes
/// whosever it is. Where a ring is cut in two, the halves stay joined along the margin's edge, which is not seen.
/// </summary>
/// <param name="tile">The tile.</param>
/// <param name="key">What a parcel's class is called.</param>
/// <param name="method">How areas are measured that are written into parcels.</param>
internal sealed class ParcelCutter(TileAddress tile, string key, AreaMethod method)
{
    private const double Least = -TileAddress.Margin;
    private const double Most = TileAddress.Units + TileAddress.Margin;

    private readonly double unit = tile.Side / TileAddress.Units;
    private readonly double west = tile.West;
    private readonly double north = tile.North;
    private readonly Envelope window = tile.Window;
    private readonly Envelope windowWithMargin = tile.WindowWithMargin;
    private readonly TilePolygons polygons = new();
    private List<(double X, double Y)> ring = [];
    private List<(double X, double Y)> clipped = [];
    private readonly List<(int X, int Y)> snapped = [];
    private AreaMeter? meter;

    /// <summary>A tile of the parcels that are met by its window.</summary>
    internal static byte[] Cut(TileAddress tile, string key, IEnumerable<TileParcel> parcels, AreaMethod method)
    {
        var writer = new TileWriter();
        var cutter = new ParcelCutter(tile, key, method);
        foreach (var parcel in parcels)
            cutter.Add(parcel, writer);
        return writer.Finish();
    }

    private void Add(TileParcel parcel, TileWriter writer)
    {
        polygons.Clear();
        for (var i = 0; i < parcel.Geometry.NumGeometries; i++)
            Add((Polygon)parcel.Geometry.GetGeometryN(i));
        if (polygons.IsEmpty)
            return;
        var isNumbered = IsNumberedHere(parcel.Geometry);
        writer.Add(
            polygons.Commands,
            (TileWriter.IdKey, parcel.Id.ToString("D")),
            (key, parcel.Class),
            (TileWriter.NumberKey, isNumbered ? parcel.Number : null),
            (TileWriter.AreaKey, isNumbered ? Measured(parcel.Geometry) : null));
    }

    private void Add(Polygon polygon)
    {
        var isInside = windowWithMargin.Contains(polygon.EnvelopeInternal);
        if (!Add(polygon.ExteriorRing, isHole: false, isInside))
            return;
        foreach (var hole in polygon.InteriorRings)
            Add(hole, isHole: true, isInside);
    }

    private bool Add(LineString line, bool isHole, bool isInside)
    {
        ring.Clear();
        var points = line.CoordinateSequence;
        for (var i = 0; i < points.Count - 1; i++)
            ring.Add(((points.GetX(i) - west) / unit, (north - points.GetY(i)) / unit));
        if (!isInside)
            Clip();
        Snap();
        if (snapped.Count < 3)
            return false;
        polygons.Ring(CollectionsMarshal.AsSpan(snapped), isHole);
        return true;
    }

    private string Measured(Geometry geometry)
    {
        meter ??= new AreaMeter(CrsRegistry.Get(geometry.SRID), method);
        return meter.Measure(geometry).Value.ToString("F2", CultureInfo.InvariantCulture);
    }

    /// <summary>A number stands where its parcel's interior point is, in one tile only.</summary>
    private bool IsNumberedHere(Geometry geometry)
    {
        if (tile.Zoom < TileAddress.NumberedZoom)
            return false;
        var (x, y) = (geometry.InteriorPoint.X, geometry.InteriorPoint.Y);
        return x >= window.MinX && x < window.MaxX && y > window.MinY && y <= window.MaxY;
    }

    private void Clip()
    {
        ClipAt(point => point.X - Least);
        ClipAt(point => Most - point.X);
        ClipAt(point => point.Y - Least);
        ClipAt(point => Most - point.Y);
    }

    /// <summary>Leaves of the ring what lies on one side of a line.</summary>
    /// <param name="inside">How far a point lies within it.</param>
    private void ClipAt(Func<(double X, double Y), double> inside)
    {
        clipped.Clear();
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i == 0 ? ring.Count - 1 : i - 1], ring[i]);
            var (fromInside, toInside) = (inside(from), inside(to));
            if (fromInside >= 0 != toInside >= 0)
            {
                var share = fromInside / (fromInside - toInside);
                clipped.Add((from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y)));
            }

            if (toInside >= 0)
                clipped.Add(to);
        }

        (ring, clipped) = (clipped, ring);
    }

    /// <summary>Rounds to whole units; leaves nothing of a ring that has no area then.</summary>
    private void Snap()
    {
        snapped.Clear();
        foreach (var (x, y) in ring)
        {
            var point = ((int)Math.Round(x), (int)Math.Round(y));
            while (snapped.Count > 0 && (snapped[^1] == point || (snapped.Count > 1 && IsStraight(snapped[^2], snapped[^1], point))))
                snapped.RemoveAt(snapped.Count - 1);
            snapped.Add(point);
        }

        while (snapped.Count > 1 && (snapped[^1] == snapped[0] || (snapped.Count > 2 && IsStraight(snapped[^2], snapped[^1], snapped[0]))))
            snapped.RemoveAt(snapped.Count - 1);
        if (TilePolygons.TwiceSignedArea(CollectionsMarshal.AsSpan(snapped)) == 0)
            snapped.Clear();
    }

    /// <summary>Whether the middle point says nothing: it lies on the way from the first to the last, or on a spike beyond them.</summary>
    private static bool IsStraight((int X, int Y) first, (int X, int Y) middle, (int X, int Y) last) =>
        (long)(middle.X - first.X) * (last.Y - middle.Y) == (long)(middle.Y - first.Y) * (last.X - middle.X);
}
