using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>Parcels of eight vertices, some 45 m across, strewn over 60 km by 40 km of EPSG:4547, in the plane and in degrees.</summary>
internal sealed class ManyParcels(int count)
{
    internal const int Zone = 4547;
    internal const int Vertices = 8;

    /// <summary>Coordinates of a parcel, whose first vertex comes again as the last.</summary>
    internal const int Coordinates = Vertices + 1;

    internal PackedPolygons Plane { get; } = InPlane(count);

    internal PackedPolygons Degrees { get; } = InDegrees(count);

    internal static PackedPolygons InPlane(int count)
    {
        var (x, y) = Strewn(count);
        return Packed(x, y, count);
    }

    /// <summary>The same parcels; the degrees take the place of the plane's coordinates.</summary>
    internal static PackedPolygons InDegrees(int count)
    {
        var (x, y) = Strewn(count);
        new BulkTransform(CrsRegistry.Get(Zone)).ToGeographic(x, y, x, y);
        return Packed(x, y, count);
    }

    internal static (double[] X, double[] Y) Strewn(int count)
    {
        var random = new Random(Zone);
        double[] x = new double[count * Coordinates], y = new double[x.Length];
        for (var first = 0; first < x.Length; first += Coordinates)
        {
            double east = 480_000 + random.NextDouble() * 60_000, north = 2_480_000 + random.NextDouble() * 40_000;
            for (var i = 0; i < Vertices; i++)
            {
                var radius = 18 + random.NextDouble() * 10;
                var (sin, cos) = Math.SinCos(2 * Math.PI * i / Vertices);
                x[first + i] = Math.Round(east + radius * cos, 4);
                y[first + i] = Math.Round(north + radius * sin, 4);
            }

            (x[first + Vertices], y[first + Vertices]) = (x[first], y[first]);
        }

        return (x, y);
    }

    private static PackedPolygons Packed(double[] x, double[] y, int count)
    {
        int[] rings = new int[count + 1], polygons = new int[count + 1];
        for (var parcel = 0; parcel <= count; parcel++)
            (rings[parcel], polygons[parcel]) = (parcel * Coordinates, parcel);
        return new PackedPolygons(x, y, rings, polygons);
    }
}
