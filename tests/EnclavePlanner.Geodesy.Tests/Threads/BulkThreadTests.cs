using EnclavePlanner.Geodesy.Areas.Bulk;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Threads;

namespace EnclavePlanner.Geodesy.Tests.Threads;

/// <summary>Bulk work on one thread and on two: the same to the last bit, on two only where that pays, told of and stopped alike.</summary>
[TestClass]
public sealed class BulkThreadTests
{
    private const int Few = Batches.WorthThreads - 1;
    private const int Many = 300_001;

    private static readonly Crs Zone = CrsRegistry.Get(4547);
    private static readonly BulkTransform Transform = new(Zone);

    /// <summary>Each kind of bulk work on so many vertices: (vertices, threads, progress, cancellation) → results.</summary>
    private static Dictionary<string, Func<int, int, IProgress<double>?, CancellationToken, double[]>> Kinds { get; } = new()
    {
        ["on vertices"] = (vertices, threads, progress, cancellation) => Areas(BulkAreas.OnVertices(Wkt.Cgcs2000), InDegrees(vertices), threads, progress, cancellation),
        ["geodesic"] = (vertices, threads, progress, cancellation) => Areas(BulkAreas.Geodesic(Wkt.Cgcs2000), InDegrees(vertices), threads, progress, cancellation),
        ["cut edges"] = (vertices, threads, progress, cancellation) => Areas(BulkAreas.Ellipsoidal(Zone), InPlane(vertices), threads, progress, cancellation),
        ["plane integral"] = (vertices, threads, progress, cancellation) => Areas(BulkAreas.PlaneIntegral(Zone), InPlane(vertices), threads, progress, cancellation),
        ["to the zone"] = (vertices, threads, progress, cancellation) =>
        {
            var (x, y) = Strewn(vertices, 114, 1, 23, 0.2);
            Transform.FromGeographic(x, y, x, y, threads, progress, cancellation);
            return [.. x, .. y];
        },
        ["from the zone"] = (vertices, threads, progress, cancellation) =>
        {
            var (x, y) = Strewn(vertices, 500_000, 100_000, 2_525_000, 60_000);
            Transform.ToGeographic(x, y, x, y, threads, progress, cancellation);
            return [.. x, .. y];
        },
    };

    public static IEnumerable<object[]> Names => Kinds.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Two_threads_give_what_one_gives_to_the_last_bit(string kind)
    {
        foreach (var vertices in new[] { 0, 3, Few, Batches.WorthThreads, Many })
        {
            var one = Kinds[kind](vertices, 1, null, CancellationToken.None);
            var two = Kinds[kind](vertices, 2, null, CancellationToken.None);
            CollectionAssert.AreEqual(one.Select(BitConverter.DoubleToInt64Bits).ToList(), two.Select(BitConverter.DoubleToInt64Bits).ToList());
            Assert.IsTrue(one.All(double.IsFinite));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Little_work_stays_on_the_calling_thread(string kind)
    {
        HashSet<int> threads = [];
        Kinds[kind](Few, 2, new Told(_ => threads.Add(Environment.CurrentManagedThreadId)), CancellationToken.None);
        CollectionAssert.AreEqual(new[] { Environment.CurrentManagedThreadId }, threads.ToList());
        Kinds[kind](Many, 1, new Told(_ => threads.Add(Environment.CurrentManagedThreadId)), CancellationToken.None);
        Assert.HasCount(1, threads);
    }

    /// <summary>The first thread to report waits for another one: only where two are at work does it ever come.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Much_work_is_done_by_two_threads(string kind)
    {
        using var second = new ManualResetEventSlim();
        int? first = null;
        var telling = new Lock();
        Kinds[kind](Batches.WorthThreads, 2, new Told(_ =>
        {
            lock (telling)
            {
                first ??= Environment.CurrentManagedThreadId;
                if (first != Environment.CurrentManagedThreadId)
                    second.Set();
            }

            second.Wait(TimeSpan.FromSeconds(30));
        }), CancellationToken.None);
        Assert.IsTrue(second.IsSet);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Progress_is_told_up_to_the_end(string kind)
    {
        foreach (var threads in new[] { 1, 2 })
        {
            List<double> told = [];
            Kinds[kind](Many, threads, new Told(value =>
            {
                lock (told)
                    told.Add(value);
            }), CancellationToken.None);
            Assert.HasCount(Batches.Count(Many), told);
            Assert.AreEqual(told.Count, told.Distinct().Count());
            Assert.AreEqual(1, told.Max());
            Assert.IsGreaterThan(0, told.Min());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void It_stops_within_a_batch_of_being_cancelled(string kind)
    {
        Assert.ThrowsExactly<OperationCanceledException>(() => Kinds[kind](3, 1, null, new CancellationToken(true)));
        foreach (var threads in new[] { 1, 2 })
        {
            using var source = new CancellationTokenSource();
            var batches = 0;
            Assert.ThrowsExactly<OperationCanceledException>(() => Kinds[kind](Many, threads, new Told(_ =>
            {
                Interlocked.Increment(ref batches);
                source.Cancel();
            }), source.Token));
            Assert.IsLessThanOrEqualTo(threads, batches);
        }
    }

    [TestMethod]
    public void A_fault_on_any_thread_is_the_fault_that_is_thrown()
    {
        var (x, y) = Strewn(Many, 114, 1, 23, 0.2);
        y[Many - 5] = double.NaN;
        foreach (var threads in new[] { 1, 2 })
        {
            var found = Assert.ThrowsExactly<FaultException>(() => Transform.FromGeographic(x, y, new double[Many], new double[Many], threads));
            Assert.AreEqual("GEO-POINT-NONFINITE", found.Fault.Code);
        }

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transform.FromGeographic(x, y, x, y, 0));
    }

    private static double[] Areas(BulkAreas bulk, PackedPolygons polygons, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var areas = new double[polygons.Count];
        bulk.Measure(polygons, areas, threads, progress, cancellation);
        return areas;
    }

    /// <summary>Rings of up to 40 vertices, every third the hole of the one before, and polygons without a ring; over two degrees of latitude.</summary>
    private static PackedPolygons InDegrees(int vertices)
    {
        var plane = InPlane(vertices);
        double[] x = new double[vertices], y = new double[vertices];
        Transform.ToGeographic(plane.X.Span, plane.Y.Span, x, y);
        return new PackedPolygons(x, y, plane.RingStarts, plane.PolygonStarts);
    }

    private static PackedPolygons InPlane(int vertices)
    {
        var random = new Random(vertices);
        double[] x = new double[vertices], y = new double[vertices];
        List<int> rings = [0], polygons = [0];
        while (rings[^1] < vertices)
        {
            var count = Math.Min(random.Next(40), vertices - rings[^1]);
            double east = 450_000 + random.NextDouble() * 100_000, north = 2_530_000 + random.NextDouble() * 30_000;
            for (var i = 0; i < count; i++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * i / count);
                (x[rings[^1] + i], y[rings[^1] + i]) = (east + 90 * cos, north + 90 * sin);
            }

            rings.Add(rings[^1] + count);
            if (rings.Count % 3 > 0)
                polygons.Add(rings.Count - 1);
            if (rings.Count % 50 == 0)
                polygons.Add(rings.Count - 1);
        }

        polygons.Add(rings.Count - 1);
        return new PackedPolygons(x, y, rings.ToArray(), polygons.ToArray());
    }

    private static (double[] X, double[] Y) Strewn(int count, double x, double width, double y, double height)
    {
        var random = new Random(count);
        double[] first = new double[count], second = new double[count];
        for (var i = 0; i < count; i++)
        {
            // A whole degree, or a line midway between two strips, every now and then: both sides claim it.
            (first[i], second[i]) = (x + width * (random.NextDouble() - 0.5), i % 9 == 0 ? y : y + height * (random.NextDouble() - 0.5));
        }

        return (first, second);
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
