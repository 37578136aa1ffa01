using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Storage.Tiles;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Storage.Tests;

/// <summary>The tiles that this program cuts from a file beside those that PostGIS cuts of the same parcels, each read by GDAL.</summary>
[TestClass]
public sealed class TileComparisonTests
{
    /// <summary>A sixteenth of a pixel: each rounds in its own way, and PostGIS mends what rounding made cross itself.</summary>
    private const double OneUnit = 1;

    [TestMethod]
    public async Task A_file_gives_the_tiles_that_PostGIS_gives()
    {
        using var folder = new TemporaryFolder();
        var first = TestPlan.First();
        var edit = TestPlan.Insert([.. Wheels()]);
        await using var file = await GeoPackagePlanStore.CreateAsync(folder.File("plan.gpkg"), first);
        await using var database = await PlanStores.CreateAsync(TestDatabase.Shared.Plan($"{Guid.NewGuid():N}"), first);
        await file.CommitAsync(edit);
        await database.CommitAsync(edit);
        var square = new GeometryFactory().ToGeometry(new Envelope(0, TileAddress.Units, 0, TileAddress.Units));
        var compared = 0;
        for (var zoom = 14; zoom <= TileAddress.DeepestZoom; zoom++)
        {
            var tile = TileAddress.Meeting(new Envelope(new Coordinate(500_450, 2_500_450)), zoom).Single();
            var ours = GdalTile.Read(await file.ReadTileAsync(TestPlan.Shenzhen.Code, tile)).ToDictionary(feature => feature.Id!.Value);
            var theirs = GdalTile.Read(await database.ReadTileAsync(TestPlan.Shenzhen.Code, tile)).ToDictionary(feature => feature.Id!.Value);
            foreach (var id in ours.Keys.Union(theirs.Keys))
            {
                var (mine, other) = (Seen(ours.GetValueOrDefault(id), square), Seen(theirs.GetValueOrDefault(id), square));
                var different = OverlayNGRobust.Overlay(mine, other, NetTopologySuite.Operation.Overlay.SpatialFunction.SymDifference);
                Assert.IsTrue(different.Buffer(-OneUnit).IsEmpty, $"{tile} {id}\n{mine}\n{other}");
                if (mine.IsEmpty || other.IsEmpty)
                    continue;
                Assert.AreEqual((theirs[id].Code, theirs[id].Number, theirs[id].Area), (ours[id].Code, ours[id].Number, ours[id].Area), $"{tile}");
                compared++;
            }
        }

        Assert.IsGreaterThan(200, compared);
    }

    /// <summary>What of a feature is seen in the tile itself.</summary>
    private static Geometry Seen(GdalTile? feature, Geometry square) => feature is null
        ? square.Factory.CreateGeometryCollection()
        : OverlayNGRobust.Overlay(GeometryFixer.Fix(feature.Geometry), square, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);

    /// <summary>Star-shaped parcels with a hole, of all sizes, over one another: none is convex, and tiles cut many of them in pieces.</summary>
    private static IEnumerable<Parcel> Wheels()
    {
        var random = new Random(6);
        var factory = TestPlan.FactoryOf(TestPlan.Shenzhen);
        for (var place = 0; place < 200; place++)
        {
            double east = 500_000 + random.NextDouble() * 900, north = 2_500_000 + random.NextDouble() * 900, size = Math.Pow(10, random.NextDouble() * 3);
            yield return TestPlan.Parcel(TestPlan.Shenzhen, $"W-{place}") with
            {
                Geometry = factory.CreatePolygon(Ring(size, 11, 0.4), [Ring(size * 0.2, 5, 0.8)]),
                LandUseCode = place % 3 == 0 ? null : "1001",
            };

            LinearRing Ring(double radius, int spokes, double waist)
            {
                var corners = new List<Coordinate>();
                for (var i = 0; i < 2 * spokes; i++)
                {
                    var (sin, cos) = Math.SinCos(Math.PI * i / spokes);
                    var reach = radius * (i % 2 == 0 ? 1 : waist);
                    corners.Add(new Coordinate(Math.Round(east + reach * cos, 4), Math.Round(north + reach * sin, 4)));
                }

                corners.Add(corners[0].Copy());
                return factory.CreateLinearRing([.. corners]);
            }
        }
    }
}
