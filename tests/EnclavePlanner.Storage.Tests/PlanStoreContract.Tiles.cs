using System.Globalization;
using CsCheck;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    private const double Left = 500_000;
    private const double Bottom = 2_500_000;

    [TestMethod]
    public async Task A_tile_has_outlines_with_identity_class_and_number()
    {
        // At zoom 19 a tile is 256 m wide and a unit 1/16 m: 500 000 is 32 m east of a tile's edge, and 2 500 000 is 160 m north of one.
        var tile = new TileAddress(19, (int)((Left + TileAddress.Reach) / 256), (int)((TileAddress.Reach - Bottom) / 256));
        var factory = TestPlan.FactoryOf(TestPlan.Shenzhen);
        var holed = TestPlan.Parcel(TestPlan.Shenzhen, "甲-1") with
        {
            Geometry = factory.CreatePolygon(
                factory.CreateLinearRing(TestPlan.Square(TestPlan.Shenzhen, Left, Bottom, 50).Shell.Coordinates),
                [factory.CreateLinearRing(TestPlan.Square(TestPlan.Shenzhen, Left + 10, Bottom + 10, 5).Shell.Coordinates)]),
        };
        var parts = TestPlan.Parcel(TestPlan.Shenzhen, "乙") with
        {
            Geometry = factory.CreateMultiPolygon([TestPlan.Square(TestPlan.Shenzhen, Left + 60, Bottom, 20), TestPlan.Square(TestPlan.Shenzhen, Left + 90, Bottom, 10)]),
            LandUseCode = null,
        };
        var across = TestPlan.Parcel(TestPlan.Shenzhen, "跨", Left + 200, Bottom - 10, 60);
        var elsewhere = TestPlan.Parcel(TestPlan.Shenzhen, "远", Left + 2000);
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(holed, parts, across, elsewhere, TestPlan.Parcel(TestPlan.Liaocheng, "别市")));

        var features = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, tile)).ToDictionary(feature => feature.Id!.Value);
        CollectionAssert.AreEquivalent(new[] { holed.Id, parts.Id, across.Id }, features.Keys.ToArray());
        Assert.AreEqual(("1001", "甲-1"), (features[holed.Id].Code, features[holed.Id].Number));
        Assert.AreEqual((null, "乙"), (features[parts.Id].Code, features[parts.Id].Number));
        foreach (var parcel in new[] { holed, parts })
            Assert.IsTrue(GdalTile.InUnits(parcel.Geometry, tile).EqualsTopologically(features[parcel.Id].Geometry), parcel.Number);
        // What goes on beyond the tile is cut at its margin; its number is where its middle is, in the next tile.
        var margin = new Envelope(-TileAddress.Margin, TileAddress.Units + TileAddress.Margin, -TileAddress.Margin, TileAddress.Units + TileAddress.Margin);
        var cut = GdalTile.InUnits(across.Geometry, tile).Intersection(new GeometryFactory().ToGeometry(margin));
        Assert.IsTrue(cut.EqualsTopologically(features[across.Id].Geometry), features[across.Id].Geometry.ToText());
        var tiles = await Task.WhenAll(new[] { tile, tile with { Column = tile.Column + 1 } }.Select(each => store.ReadTileAsync(TestPlan.Shenzhen.Code, each)));
        CollectionAssert.AreEqual(
            new[] { null, "跨" }, tiles.Select(each => GdalTile.Read(each).Single(feature => feature.Id == across.Id).Number).ToArray());
    }

    [TestMethod]
    public async Task A_tile_where_nothing_lies_has_no_bytes_and_one_outside_the_grid_is_refused()
    {
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1")));
        Assert.IsEmpty(await store.ReadTileAsync(TestPlan.Shenzhen.Code, new TileAddress(10, 0, 0)));
        Assert.IsEmpty(await store.ReadTileAsync("000000", new TileAddress(0, 0, 0)));
        foreach (var tile in (TileAddress[])[new(-1, 0, 0), new(23, 0, 0), new(3, 8, 0), new(3, 0, -1)])
            await Assert.ThrowsExactlyAsync<ArgumentOutOfRangeException>(() => store.ReadTileAsync(TestPlan.Shenzhen.Code, tile));
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.ReadTileAsync(TestPlan.Shenzhen.Code, new TileAddress(0, 0, 0), asOf: 7));
        Assert.AreEqual("STO-CHANGE-UNKNOWN", refusal.Fault.Code);
    }

    /// <summary>The law: whatever covers more than a pixel of a tile is in it.</summary>
    [TestMethod]
    public async Task Every_parcel_that_covers_more_than_a_pixel_is_in_the_tile()
    {
        var parcels = ParcelAnywhere.Array[300].Single();
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(parcels));
        Gen.Select(Gen.Int[8, TileAddress.DeepestZoom], Gen.Double[0, 2000], Gen.Double[0, 2000]).Sample(
            (zoom, east, north) =>
            {
                var tile = TileAddress.Meeting(new Envelope(new Coordinate(Left + east, Bottom + north)), zoom).Single();
                var square = new GeometryFactory().ToGeometry(new Envelope(0, TileAddress.Units, 0, TileAddress.Units));
                var pixel = Math.Pow(TileAddress.Units / TileAddress.Pixels, 2);
                var seen = GdalTile.Read(store.ReadTileAsync(TestPlan.Shenzhen.Code, tile).GetAwaiter().GetResult()).Select(feature => feature.Id!.Value).ToHashSet();
                foreach (var parcel in parcels)
                {
                    if (PlaneArea(GdalTile.InUnits(parcel.Geometry, tile).Intersection(square)) > pixel)
                        Assert.Contains(parcel.Id, seen, $"{tile} {parcel.Geometry}");
                }
            },
            iter: 25,
            threads: 1);
    }

    [TestMethod]
    public async Task Where_parcels_are_too_many_a_tile_shows_their_classes_and_leaves_none_blank()
    {
        var parcels = Field();
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(parcels));
        foreach (var zoom in new[] { 6, 12, 14 })
        {
            var tiles = TileAddress.Meeting(Around(parcels), zoom).ToList();
            foreach (var tile in tiles)
            {
                var areas = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, tile));
                Assert.IsTrue(areas.All(area => area.Id is null && area.Number is null), $"{tile}");
                CollectionAssert.AreEquivalent(zoom == 6 ? areas.Select(area => area.Code).ToList() : ["0101", "0701", null], areas.Select(area => area.Code).ToList());
                var shown = OverlayNGRobust.Union(areas.Select(area => area.Geometry));
                foreach (var parcel in parcels)
                {
                    var middle = GdalTile.InUnits(parcel.Geometry.Centroid, tile);
                    if (new Envelope(0, TileAddress.Units, 0, TileAddress.Units).Contains(middle.Coordinate))
                        Assert.IsTrue(shown.Intersects(middle.Buffer(32)), $"{tile} {parcel.Geometry}");
                }
            }
        }
    }

    [TestMethod]
    public async Task Classes_shown_follow_every_edit_and_the_past_stays_as_it_was()
    {
        var parcels = Field();
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.CommitAsync(TestPlan.Insert(parcels));
        var tiles = new[] { 0, 9, 14, 15, 16, 17 }.SelectMany(zoom => TileAddress.Meeting(Around(parcels), zoom)).ToList();
        var past = await CutAsync(store, tiles, asOf: null);
        var moved = TestPlan.Square(TestPlan.Shenzhen, Left + 1200, Bottom + 300, 40);
        await store.CommitAsync(TestPlan.Edit("改", [
            .. parcels.Take(200).Select(RowChange.Delete),
            .. parcels.Skip(900).Take(30).Select(parcel => RowChange.Update(parcel, parcel with { LandUseCode = "1401" })),
            RowChange.Update(parcels[1000], parcels[1000] with { Geometry = moved }),
        ]));
        var present = await CutAsync(store, tiles, asOf: null);
        Assert.AreEqual(past, await CutAsync(store, tiles, before));
        await store.DisposeAsync();
        await using var anew = await ReopenAsync(store);
        Assert.AreEqual(await CutAsync(anew, tiles, asOf: null), present);
        Assert.AreNotEqual(past, present);
    }

    [TestMethod]
    public async Task A_near_tile_has_the_official_area_in_square_metres()
    {
        // East of the central meridian the zone enlarges.
        const double east = Left + 60_000;
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "甲", east, Bottom, 100);
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(parcel));
        var tile = TileAddress.Meeting(new Envelope(new Coordinate(east + 50, Bottom + 50)), 19).Single();
        var official = new AreaMeter(TestPlan.Shenzhen.Crs, AreaMethod.Ellipsoidal).Measure(parcel.Geometry).Value;
        Assert.AreEqual(official.ToString("F2", CultureInfo.InvariantCulture), GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, tile)).Single().Area);
        Assert.AreNotEqual("10000.00", official.ToString("F2", CultureInfo.InvariantCulture));
        var far = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, TileAddress.Meeting(parcel.Geometry.EnvelopeInternal, 17).First())).Single();
        Assert.IsNull(far.Area);
    }

    [TestMethod]
    public async Task Tiles_by_owner_have_owners_one_by_one_and_together()
    {
        var parcels = Field().Select((parcel, place) => parcel with { Owner = place % 2 == 0 ? "甲村" : null }).ToArray();
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.CommitAsync(TestPlan.Insert(parcels));
        foreach (var zoom in new[] { 14, 18, 20 })
        {
            var tile = TileAddress.Meeting(new Envelope(new Coordinate(Left + 500, Bottom + 100)), zoom).Single();
            var features = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, tile, theme: ParcelTheme.Owner));
            CollectionAssert.AreEquivalent(new[] { "甲村", null }, features.Select(feature => feature.Owner).Distinct().ToArray(), $"{tile}");
            Assert.IsTrue(features.All(feature => feature.Code is null), $"{tile}");
        }

        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(parcels[1], parcels[1] with { Owner = "乙村", LandUseCode = "1401" })));
        var counts = await store.CountParcelsAsync(ParcelTheme.Owner);
        CollectionAssert.AreEquivalent(
            new[] { (TestPlan.Shenzhen.Code, "甲村", 1001L), (TestPlan.Shenzhen.Code, "乙村", 1L), (TestPlan.Shenzhen.Code, (string?)null, 999L) }, counts.ToArray());
        CollectionAssert.AreEquivalent(
            parcels.GroupBy(parcel => parcel.LandUseCode).Select(group => (TestPlan.Shenzhen.Code, group.Key, (long)group.Count())).ToArray(),
            (await store.CountParcelsAsync(ParcelTheme.LandUse, before)).ToArray());
    }

    [TestMethod]
    public async Task Features_are_read_by_identity_in_the_order_asked_for_as_they_are_and_were()
    {
        var (one, two) = (TestPlan.Parcel(TestPlan.Shenzhen, "1"), TestPlan.Parcel(TestPlan.Shenzhen, "2", Left + 200));
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.CommitAsync(TestPlan.Insert(one, two));
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(one, one with { Owner = "甲村" }), RowChange.Delete(two)));
        Guid[] asked = [two.Id, Guid.NewGuid(), one.Id];
        CollectionAssert.AreEqual(new[] { one.Id }, (await store.ReadFeaturesAsync(PlanLayer.Parcels, asked)).Select(feature => feature.Id).ToArray());
        var was = await store.ReadFeaturesAsync(PlanLayer.Parcels, asked, before);
        CollectionAssert.AreEqual(new[] { two.Id, one.Id }, was.Select(feature => feature.Id).ToArray());
        Assert.AreEqual(one.Owner, ((Parcel)was[1]).Owner);
        Assert.IsEmpty((await store.ReadWithoutParcelsAsync(before)).Parcels);
    }

    [TestMethod]
    public async Task However_the_land_is_strewn_no_tile_has_too_many_parcels_one_by_one()
    {
        var dense = Enumerable.Range(0, 6100).Select(place => TestPlan.Parcel(TestPlan.Shenzhen, $"{place}", Left + place % 100 * 2, Bottom + place / 100 * 2, 2)).ToList();
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert([.. dense, TestPlan.Parcel(TestPlan.Shenzhen, "远", Left + 400_000, Bottom, 20)]));
        var middle = new Envelope(new Coordinate(Left + 101, Bottom + 61));
        var all = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, TileAddress.Meeting(middle, 15).Single()));
        Assert.IsTrue(all.Count > 0 && all.All(area => area.Id is null), $"{all.Count}");
        var near = GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, TileAddress.Meeting(middle, TileAddress.DeepestZoom).Single()));
        Assert.IsTrue(near.Count > 0 && near.All(parcel => parcel.Id is not null), $"{near.Count}");
    }

    [TestMethod]
    public async Task A_past_with_very_many_parcels_is_shown_by_classes_when_few_are_left()
    {
        var parcels = Field();
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.CommitAsync(TestPlan.Insert(parcels));
        var tiles = new[] { 9, 14, 19 }.SelectMany(zoom => TileAddress.Meeting(Around(parcels), zoom)).ToList();
        var present = await CutAsync(store, tiles, asOf: null);
        await store.CommitAsync(TestPlan.Edit("删", [.. parcels.Skip(10).Select(RowChange.Delete)]));
        Assert.AreEqual(present, await CutAsync(store, tiles, before));
        var left = TileAddress.Meeting(parcels[0].Geometry.EnvelopeInternal, 14).First();
        Assert.IsNull(GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, left, before))[0].Id);
        Assert.IsNotNull(GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, left))[0].Id);
    }

    /// <summary>Tiles as text that is the same for the same picture.</summary>
    private static async Task<string> CutAsync(IPlanStore store, IEnumerable<TileAddress> tiles, long? asOf)
    {
        var lines = new List<string>();
        foreach (var tile in tiles)
        {
            foreach (var feature in GdalTile.Read(await store.ReadTileAsync(TestPlan.Shenzhen.Code, tile, asOf)))
                lines.Add($"{tile} {feature.Id} {feature.Code} {feature.Number} {feature.Area} {OverlayNGRobust.Union([feature.Geometry]).Normalized()}");
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    /// <summary>2,000 small parcels of two classes and none, without gaps, and a long thin one through them.</summary>
    private static Parcel[] Field() =>
    [
        .. Enumerable.Range(0, 2000).Select(place => TestPlan.Parcel(TestPlan.Shenzhen, $"{place}", Left + place % 50 * 20, Bottom + place / 50 * 20, 20) with
        {
            LandUseCode = (place / 7 % 3) switch { 0 => "0101", 1 => "0701", _ => null },
        }),
        TestPlan.Parcel(TestPlan.Shenzhen, "渠") with { Geometry = TestPlan.FactoryOf(TestPlan.Shenzhen).ToGeometry(new Envelope(Left + 1300, Left + 1300.5, Bottom, Bottom + 800)), LandUseCode = "0101" },
    ];

    private static Envelope Around(IEnumerable<Parcel> parcels)
    {
        var around = new Envelope();
        foreach (var parcel in parcels)
            around.ExpandToInclude(parcel.Geometry.EnvelopeInternal);
        return around;
    }

    /// <summary>Triangles and squares from a decimetre to a kilometre wide.</summary>
    private static Gen<Parcel> ParcelAnywhere { get; } = Gen.Select(Gen.Double[0, 2000], Gen.Double[0, 2000], Gen.Double[-1, 3], Gen.Bool).Select((east, north, size, isTriangle) =>
    {
        var side = Math.Pow(10, size);
        var square = TestPlan.Square(TestPlan.Shenzhen, Math.Round(Left + east, 4), Math.Round(Bottom + north, 4), Math.Round(side, 4));
        var corners = square.Shell.Coordinates;
        return TestPlan.Parcel(TestPlan.Shenzhen, "") with
        {
            Geometry = isTriangle ? TestPlan.FactoryOf(TestPlan.Shenzhen).CreatePolygon([corners[0], corners[1], corners[2], corners[0]]) : square,
        };
    });

    /// <summary>Of a polygon or several, in square units of their coordinates.</summary>
    private static double PlaneArea(Geometry geometry) => Enumerable.Range(0, geometry.NumGeometries)
        .Select(geometry.GetGeometryN)
        .OfType<Polygon>()
        .Sum(polygon => NetTopologySuite.Algorithm.Area.OfRing(polygon.Shell.CoordinateSequence) - polygon.Holes.Sum(hole => NetTopologySuite.Algorithm.Area.OfRing(hole.CoordinateSequence)));
}
