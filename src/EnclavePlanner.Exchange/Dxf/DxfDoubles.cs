using System.Runtime.InteropServices;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Finds land that is drawn twice. A filled area usually has its outline drawn as a closed polyline too, and may be filled
/// twice (a colour and a pattern); that is one piece of land, not two on top of each other. Two outlines without a filling stay
/// two records, even where they are alike.
/// </summary>
internal static class DxfDoubles
{
    /// <summary>Takes out what repeats a filling, and gives the filling the layer that names a land use where its own does not.</summary>
    /// <returns>How many were taken out.</returns>
    internal static int Remove(List<DxfShape> shapes)
    {
        var whole = new Dictionary<Places, DxfShape>();
        var shells = new Dictionary<Places, DxfShape>();
        var holes = new HashSet<Places>();
        var repeated = new HashSet<DxfShape>();
        foreach (var hatch in shapes.Where(shape => shape is { Head.Type: "HATCH", Geometry: not null }))
        {
            if (!whole.TryAdd(Places.Of(hatch.Geometry!), hatch))
            {
                Repeats(hatch, whole[Places.Of(hatch.Geometry!)]);
                continue;
            }

            for (var i = 0; i < hatch.Geometry!.NumGeometries; i++)
            {
                var part = (Polygon)hatch.Geometry.GetGeometryN(i);
                shells.TryAdd(Places.Of(part.Shell), hatch);
                foreach (var hole in part.Holes)
                    holes.Add(Places.Of(hole));
            }
        }

        if (whole.Count == 0)
            return 0;
        foreach (var outline in shapes.Where(shape => shape.Head.Type != "HATCH" && shape.Geometry is Polygon))
        {
            var ring = Places.Of(((Polygon)outline.Geometry!).Shell);
            if (shells.TryGetValue(ring, out var hatch))
                Repeats(outline, hatch);
            else if (outline.Layer == DxfLayerNames.InnerRings && holes.Contains(ring))
                repeated.Add(outline);
        }

        return shapes.RemoveAll(repeated.Contains);

        void Repeats(DxfShape shape, DxfShape kept)
        {
            repeated.Add(shape);
            if (DxfLayerNames.LandUseOf(kept.Layer) is null && DxfLayerNames.LandUseOf(shape.Layer) is not null)
                kept.Layer = shape.Layer;
        }
    }

    /// <summary>
    /// The vertices of a geometry on the survey grid, whatever their order: how many they are, and two sums of their hashes.
    /// Repeated vertices count once.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Places(int Count, ulong Sum, ulong Mixed)
    {
        internal static Places Of(Geometry geometry)
        {
            var seen = new HashSet<(double X, double Y)>();
            ulong sum = 0, mixed = 0;
            foreach (var coordinate in geometry.Coordinates)
            {
                var place = (X: SurveyGrid.PrecisionModel.MakePrecise(coordinate.X), Y: SurveyGrid.PrecisionModel.MakePrecise(coordinate.Y));
                if (!seen.Add(place))
                    continue;
                var hash = Mix((ulong)BitConverter.DoubleToInt64Bits(place.X) ^ Mix((ulong)BitConverter.DoubleToInt64Bits(place.Y)));
                sum += hash;
                mixed += Mix(hash);
            }

            return new Places(seen.Count, sum, mixed);
        }

        /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014).</summary>
        private static ulong Mix(ulong value)
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
