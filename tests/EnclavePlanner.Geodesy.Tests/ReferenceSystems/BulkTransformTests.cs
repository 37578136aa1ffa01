using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class BulkTransformTests
{
    /// <summary>The one-by-one transform, which PROJ and Karney's list hold; within the zone, its neighbours, and far beyond.</summary>
    [TestMethod]
    [DataRow(4547, 3.0)]
    [DataRow(4526, 3.0)]
    [DataRow(32650, 4.4)]
    [DataRow(32750, 4.4)]
    [DataRow(4547, 30.0)]
    public void It_is_the_one_by_one_transform_to_ten_nanometres(int epsg, double reach)
    {
        var zone = CrsRegistry.Get(epsg);
        var bulk = new BulkTransform(zone);
        var random = new Random(epsg);
        var points = Enumerable.Range(0, 20_003)
            .Select(_ => new GeographicPoint(zone.CentralMeridianDegrees!.Value + reach * (2 * random.NextDouble() - 1), 160 * random.NextDouble() - 80))
            .OrderBy(point => Math.Floor(point.LatitudeDegrees * 4)).ToArray();
        double[] longitudes = [.. points.Select(point => point.LongitudeDegrees)], latitudes = [.. points.Select(point => point.LatitudeDegrees)];
        double[] x = new double[points.Length], y = new double[points.Length];
        bulk.FromGeographic(longitudes, latitudes, x, y);
        double[] backLongitudes = new double[points.Length], backLatitudes = new double[points.Length];
        bulk.ToGeographic(x, y, backLongitudes, backLatitudes);
        for (var i = 0; i < points.Length; i++)
        {
            var placed = zone.FromGeographic(points[i]);
            Assert.AreEqual(placed.X, x[i], 1e-8);
            Assert.AreEqual(placed.Y, y[i], 1e-8);
            var place = zone.ToGeographic(x[i], y[i]);
            Assert.AreEqual(place.LongitudeDegrees, backLongitudes[i], 1e-13 / Math.Cos(double.DegreesToRadians(place.LatitudeDegrees)));
            Assert.AreEqual(place.LatitudeDegrees, backLatitudes[i], 1e-13);
        }
    }

    /// <summary>Over the coordinates asked about, either way round, and so without an array for the answers.</summary>
    [TestMethod]
    public void The_answers_may_take_the_place_of_what_was_asked()
    {
        var bulk = new BulkTransform(CrsRegistry.Get(4547));
        var random = new Random(3);

        // Some lie beyond the strips and go one by one.
        double[] longitudes = [.. Enumerable.Range(0, 1_003).Select(i => 114 + (i % 50 == 7 ? 12 : 3) * (random.NextDouble() - 0.5))];
        double[] latitudes = [.. longitudes.Select(_ => 22.5 + random.NextDouble())];
        double[] x = new double[longitudes.Length], y = new double[x.Length], backLongitudes = new double[x.Length], backLatitudes = new double[x.Length];
        bulk.FromGeographic(longitudes, latitudes, x, y);
        bulk.ToGeographic(x, y, backLongitudes, backLatitudes);
        foreach (var swapped in new[] { false, true })
        {
            double[] first = [.. longitudes], second = [.. latitudes];
            var (toX, toY) = swapped ? (second, first) : (first, second);
            bulk.FromGeographic(first, second, toX, toY);
            CollectionAssert.AreEqual(x, toX);
            CollectionAssert.AreEqual(y, toY);
            bulk.ToGeographic(toX, toY, first, second);
            CollectionAssert.AreEqual(backLongitudes, first);
            CollectionAssert.AreEqual(backLatitudes, second);
        }

        Assert.ThrowsExactly<ArgumentException>(() => bulk.ToGeographic(x.AsSpan(1), y.AsSpan(1), x.AsSpan(..^1), backLatitudes.AsSpan(1)));
        Assert.ThrowsExactly<ArgumentException>(() => bulk.ToGeographic(x, y, backLongitudes, backLongitudes));
    }

    [TestMethod]
    public void It_refuses_what_the_one_by_one_transform_refuses()
    {
        var bulk = new BulkTransform(CrsRegistry.Get(4547));
        double[] x = new double[8], y = new double[8];
        Assert.AreEqual("GEO-POINT-NONFINITE", Assert.ThrowsExactly<FaultException>(
            () => bulk.FromGeographic([114, 114, 114, 114, 114, 114, 114, double.NaN], [22, 22, 22, 22, 22, 22, 22, 22], x, y)).Fault.Code);
        Assert.AreEqual("GEO-POINT-LATITUDE", Assert.ThrowsExactly<FaultException>(
            () => bulk.FromGeographic([114, 114, 114, 114, 114, 114, 114, 114], [91, 22, 22, 22, 22, 22, 22, 22], x, y)).Fault.Code);
        Assert.ThrowsExactly<ArgumentException>(() => bulk.ToGeographic([1], [1, 2], x, y));
        Assert.AreEqual("GEO-AREA-ZONE", Assert.ThrowsExactly<FaultException>(() => new BulkTransform(CrsRegistry.Get(2154))).Fault.Code);
    }
}
