using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>Parcels of eight vertices, some 45 m across, strewn over 60 km by 40 km of EPSG:4547, in the plane and in degrees.</summary>
internal sealed class ManyParcels
{
    internal const int Zone = 4547;
    internal const int Vertices = 8;

    internal ManyParcels(int count)
    {
        var random = new Random(Zone);
        var crs = CrsRegistry.Get(Zone);
        double[] x = new double[count * (Vertices + 1)], y = new double[x.Length], longitudes = new double[x.Length], latitudes = new double[x.Length];
        for (var parcel = 0; parcel < count; parcel++)
        {
            double east = 480_000 + random.NextDouble() * 60_000, north = 2_480_000 + random.NextDouble() * 40_000;
            var first = parcel * (Vertices + 1);
            for (var i = 0; i < Vertices; i++)
            {
                var radius = 18 + random.NextDouble() * 10;
                var (sin, cos) = Math.SinCos(2 * Math.PI * i / Vertices);
                x[first + i] = Math.Round(east + radius * cos, 4);
                y[first + i] = Math.Round(north + radius * sin, 4);
            }

            (x[first + Vertices], y[first + Vertices]) = (x[first], y[first]);
        }

        new BulkTransform(crs).ToGeographic(x, y, longitudes, latitudes);
        int[] rings = [.. Enumerable.Range(0, count + 1).Select(parcel => parcel * (Vertices + 1))], polygons = [.. Enumerable.Range(0, count + 1)];
        Plane = new PackedPolygons(x, y, rings, polygons);
        Degrees = new PackedPolygons(longitudes, latitudes, rings, polygons);
    }

    internal PackedPolygons Plane { get; }

    internal PackedPolygons Degrees { get; }
}
