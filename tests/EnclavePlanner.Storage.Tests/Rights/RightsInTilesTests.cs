using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Rights;

/// <summary>Who may read a plan sees its tiles as its owner does, now and as they were.</summary>
[TestClass]
public sealed class RightsInTilesTests
{
    [TestMethod]
    public async Task A_reader_sees_what_the_owner_sees()
    {
        using var plan = await RightsPlan.MakeAsync();
        await using var owner = await PlanStores.OpenAsync(plan.Database.Plan(RightsPlan.Name));
        await using var reader = await PlanStores.OpenAsync(plan.LocationOf(PlanRight.Reader));
        var window = new Envelope(500_000, 500_100, 2_500_000, 2_500_100);
        var last = (await owner.HistoryAsync()).Entries[^1].Number;
        var parcel = (Parcel)(await owner.FindAsync(plan.HostParcel.Id))!;
        await owner.CommitAsync(TestPlan.Edit("移", RowChange.Update(parcel, parcel with { Geometry = TestPlan.Square(TestPlan.Shenzhen, 600_000, 2_500_000, 100) })));
        foreach (var tile in new[] { 14, 19 }.SelectMany(zoom => TileAddress.Meeting(window, zoom)))
        {
            var tiles = new List<byte[]>();
            foreach (var asOf in new long?[] { null, last })
            {
                tiles.Add(await reader.ReadTileAsync(TestPlan.Shenzhen.Code, tile, asOf));
                CollectionAssert.AreEqual(await owner.ReadTileAsync(TestPlan.Shenzhen.Code, tile, asOf), tiles[^1]);
            }

            CollectionAssert.AreNotEqual(tiles[0], tiles[1]);
        }
    }
}
