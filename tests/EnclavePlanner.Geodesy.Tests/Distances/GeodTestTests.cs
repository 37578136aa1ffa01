using System.IO.Compression;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Geodesy.Tests.Distances;

/// <summary>10,000 geodesics by Karney, worked out with many digits: lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12 on WGS 84.</summary>
[TestClass]
public sealed partial class GeodTestTests
{
    private static readonly Geodesic Wgs84 = new(Ellipsoid.Wgs84);

    [TestMethod]
    public void Solves_the_inverse_problem_to_15_nm()
    {
        double worstLength = 0, worstAzimuth = 0;
        foreach (var line in Lines())
        {
            GeographicPoint from = new(line[1], line[0]), to = new(line[4], line[3]);
            var found = Wgs84.Inverse(from, to);
            worstLength = Math.Max(worstLength, Math.Abs(found.LengthMetres - line[6]));

            // An azimuth is as sharp as the reduced length m12 that it swings: compare the ends it leads to.
            var swing = Math.Abs(line[8]) * Math.PI / 180;
            worstAzimuth = Math.Max(worstAzimuth, swing * Math.Abs(Turn(found.StartAzimuthDegrees - line[2])));
            worstAzimuth = Math.Max(worstAzimuth, swing * Math.Abs(Turn(found.EndAzimuthDegrees - line[5])));
        }

        Assert.IsLessThan(15e-9, worstLength);
        Assert.IsLessThan(15e-9, worstAzimuth);
    }

    [TestMethod]
    public void Solves_the_direct_problem_to_15_nm()
    {
        double worst = 0;
        foreach (var line in Lines())
        {
            var end = Wgs84.Direct(new GeographicPoint(line[1], line[0]), line[2], line[6]);
            var miss = Wgs84.Inverse(end.Point, new GeographicPoint(line[4], line[3])).LengthMetres;
            worst = Math.Max(worst, miss);
            var back = Wgs84.Direct(new GeographicPoint(line[4], line[3]), line[5], -line[6]);
            worst = Math.Max(worst, Wgs84.Inverse(back.Point, new GeographicPoint(line[1], line[0])).LengthMetres);
        }

        Assert.IsLessThan(15e-9, worst);
    }

    private static double Turn(double degrees) => Math.IEEERemainder(degrees, 360);

    private static IEnumerable<double[]> Lines()
    {
        using var packed = File.OpenRead(SharedData.File("geodesy/GeodTest-short.dat.gz"));
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return [.. line.Split(' ').Select(Wkt.Number)];
    }
}
