using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;

namespace EnclavePlanner.Storage.Tests;

/// <summary>What plain SQL does to a plan, as from psql or QGIS: it is recorded as any action, or refused; it never goes by unseen.</summary>
[TestClass]
public sealed class OutsideSqlTests
{
    private static readonly TestDatabase Database = TestDatabase.Shared;

    [TestMethod]
    public async Task Is_recorded_as_an_action_and_can_be_undone()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var before = await store.ReadAsync();
        Database.Execute(
            $"""
            BEGIN;
            UPDATE enclave.parcel SET owner = '村' WHERE plan_id = '{id}' AND number = '1';
            UPDATE enclave.parcel SET name = '再改' WHERE plan_id = '{id}' AND number = '1';
            DELETE FROM enclave.parcel WHERE plan_id = '{id}' AND number = '2';
            INSERT INTO enclave.parcel (plan_id, city, number, geom, attributes) VALUES
                ('{id}', '440300', 'x', 'SRID=4547;POLYGON((500000 2600000,500010 2600000,500010 2600010,500000 2600000))', '{"{\"a\": 1.5}"}'),
                ('{id}', '440300', 'y', 'SRID=4547;MULTIPOLYGON(((500100 2600000,500110 2600000,500110 2600010,500100 2600000)))', '{"{}"}');
            DELETE FROM enclave.parcel WHERE plan_id = '{id}' AND number = 'y';
            COMMIT
            """);
        var after = await store.ReadAsync();
        var edited = after.Parcels.Single(parcel => parcel.Number == "1");
        Assert.AreEqual(("村", "再改", 3L), (edited.Owner, edited.Name, edited.Version));
        CollectionAssert.AreEqual(new[] { "1", "3", "x" }, after.Parcels.Where(parcel => parcel.CityCode == "440300").Select(parcel => parcel.Number).ToArray());
        PlanComparison.Equal(before, await store.ReadAsync(2));

        var entry = (await store.HistoryAsync()).Entries[^1];
        Assert.AreEqual((3L, "enclave", 3), (entry.Number, entry.Author, entry.RowCount));
        StringAssert.StartsWith(entry.Title, "外部修改");
        var recorded = await store.ReadChangeSetAsync(entry.Id);
        Assert.HasCount(3, recorded.Changes);
        PlanComparison.Equal(after, before.Apply(recorded));

        Assert.IsNotNull(await store.UndoAsync("王工", TimeProvider.System));
        PlanComparison.SayTheSame(before, await store.ReadAsync());
    }

    [TestMethod]
    public async Task Makes_a_conflict_for_one_who_edits_what_he_saw_before()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var mine = (await store.ReadAsync()).Parcels.Single(parcel => parcel.Number == "1");
        Database.Execute($"UPDATE enclave.parcel SET owner = '村' WHERE plan_id = '{id}' AND number = '1'");
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Edit("我", RowChange.Update(mine, mine with { Owner = "我" }))));
        Assert.AreEqual("STO-CONFLICT", refusal.Fault.Code);
    }

    [TestMethod]
    public async Task Keeps_others_waiting_only_so_long()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var edit = TestPlan.Insert(TestPlan.Parcel(TestPlan.Liaocheng, "L"));
        await using (var connection = await Database.Source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new Npgsql.NpgsqlCommand($"UPDATE enclave.parcel SET owner = '村' WHERE plan_id = '{id}'", connection);
            await command.ExecuteNonQueryAsync();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(edit));
            Assert.AreEqual("STO-DB-BUSY", refusal.Fault.Code, refusal.Message);
            Assert.IsLessThan(TimeSpan.FromSeconds(10), clock.Elapsed);
            await transaction.RollbackAsync();
        }

        Assert.AreEqual(3, await store.CommitAsync(edit));
    }

    [TestMethod]
    public async Task Goes_on_counting_where_a_row_comes_back()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var parcel = (await store.ReadAsync()).Parcels.Single(row => row.Number == "1");
        Database.Execute(
            $"""
            CREATE TABLE IF NOT EXISTS public.aside AS SELECT * FROM enclave.parcel WHERE false;
            DELETE FROM public.aside;
            INSERT INTO public.aside SELECT * FROM enclave.parcel WHERE plan_id = '{id}' AND number = '1';
            DELETE FROM enclave.parcel WHERE plan_id = '{id}' AND number = '1';
            """);
        Database.Execute($"INSERT INTO enclave.parcel (plan_id, id, city, number, geom, land_use_code, owner) SELECT plan_id, id, city, number, geom, land_use_code, owner FROM public.aside");
        var back = (Parcel)(await store.FindAsync(parcel.Id))!;
        Assert.IsTrue(back.SaysTheSameAs(parcel));
        Assert.AreEqual(2, back.Version);
        Assert.HasCount(3, (await store.LineageAsync(parcel.Id)).Events);
    }

    [TestMethod]
    [DataRow("UPDATE enclave.parcel SET change_set = 1 WHERE plan_id = '{0}'", DisplayName = "to hide in an earlier action")]
    [DataRow("UPDATE enclave.parcel SET change_set = 99 WHERE plan_id = '{0}'", DisplayName = "to hide in a later action")]
    [DataRow("UPDATE enclave.parcel SET change_set = 0 WHERE plan_id = '{0}'", DisplayName = "to hide in none")]
    [DataRow("UPDATE enclave.parcel SET id = gen_random_uuid() WHERE plan_id = '{0}'", DisplayName = "another identity")]
    [DataRow("UPDATE enclave.parcel SET plan_id = gen_random_uuid() WHERE plan_id = '{0}'", DisplayName = "another plan")]
    [DataRow("TRUNCATE enclave.parcel", DisplayName = "truncate")]
    [DataRow("TRUNCATE enclave.parcel_past", DisplayName = "truncate the past")]
    [DataRow("DELETE FROM enclave.plan WHERE plan_id = '{0}'", DisplayName = "without its head row")]
    [DataRow("INSERT INTO enclave.plan (plan_id, title, official_area, swap_tolerance) VALUES ('{0}', 'B', 'planar', 0)", DisplayName = "a second head row")]
    [DataRow("DELETE FROM enclave.city WHERE plan_id = '{0}'", DisplayName = "a city with land")]
    [DataRow("UPDATE enclave.city SET epsg = 4549 WHERE plan_id = '{0}'", DisplayName = "another CRS under the land")]
    [DataRow("UPDATE enclave.city SET code = '371500' WHERE plan_id = '{0}'", DisplayName = "one code twice")]
    [DataRow("UPDATE enclave.city SET code = 'x\"y' WHERE plan_id = '{0}'", DisplayName = "no city code")]
    [DataRow("UPDATE enclave.parcel SET city = '1' WHERE plan_id = '{0}'", DisplayName = "land of no city")]
    [DataRow("UPDATE enclave.parcel SET city = '371500' WHERE plan_id = '{0}'", DisplayName = "land in another city's CRS")]
    [DataRow("UPDATE enclave.parcel SET geom = ST_Point(1, 2, 4547) WHERE plan_id = '{0}'", DisplayName = "a point for an area")]
    [DataRow("UPDATE enclave.parcel SET geom = ST_Force3D(geom) WHERE plan_id = '{0}'", DisplayName = "a third dimension")]
    [DataRow("UPDATE enclave.parcel SET geom = 'SRID=4547;POLYGON EMPTY' WHERE plan_id = '{0}'", DisplayName = "nothing")]
    [DataRow("UPDATE enclave.parcel SET attributes = '[1]' WHERE plan_id = '{0}'", DisplayName = "attributes of another shape")]
    [DataRow("UPDATE enclave.parcel SET attributes = '{{\"a\": [1]}}' WHERE plan_id = '{0}'", DisplayName = "nested attributes")]
    [DataRow("UPDATE enclave.parcel SET attributes = '{{\"a\": 99999999999999999999}}' WHERE plan_id = '{0}'", DisplayName = "an integer too large")]
    [DataRow("UPDATE enclave.parcel SET attributes = '{{\"a\": \"\\ud83d\"}}' WHERE plan_id = '{0}'", DisplayName = "half of a surrogate pair")]
    [DataRow("UPDATE enclave.swap_proposal SET host_gives = '[1]' WHERE plan_id = '{0}'", DisplayName = "no basket")]
    [DataRow("UPDATE enclave.plan SET official_area = 'guess' WHERE plan_id = '{0}'", DisplayName = "an unknown area method")]
    [DataRow("UPDATE enclave.plan SET swap_tolerance = 'NaN' WHERE plan_id = '{0}'", DisplayName = "no tolerance")]
    [DataRow("UPDATE enclave.proposal_signature SET \"time\" = '2026-02-30T00:00:00.0000000+08:00' WHERE plan_id = '{0}'", DisplayName = "no time")]
    [DataRow("DELETE FROM enclave.scheme WHERE plan_id = '{0}'", DisplayName = "a scheme with plots")]
    [DataRow("DELETE FROM enclave.enclave WHERE plan_id = '{0}'", DisplayName = "an enclave with schemes")]
    [DataRow("INSERT INTO enclave.parameter (plan_id, key, city, value) VALUES ('{0}', 'k', '1', 1)", DisplayName = "a parameter of no city")]
    [DataRow("INSERT INTO enclave.parcel (plan_id, city, geom) SELECT gen_random_uuid(), city, geom FROM enclave.parcel WHERE plan_id = '{0}'", DisplayName = "land of no plan")]
    public async Task Is_refused_what_would_spoil_the_plan_or_its_history(string sql)
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        await store.CommitAsync(TestPlan.Insert(TestPlan.OneOfEach()));
        var before = await store.ReadAsync();
        Assert.ThrowsExactly<Npgsql.PostgresException>(() => Database.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, id)));
        PlanComparison.Equal(before, await store.ReadAsync());
        Assert.HasCount(3, (await store.HistoryAsync()).Entries);
    }

    [TestMethod]
    public async Task Edits_land_through_the_views_that_QGIS_opens()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var schema = (string)Database.Scalar($"SELECT view_schema FROM enclave.stored_plan WHERE plan_id = '{id}'")!;
        Database.Execute($"UPDATE \"{schema}\".parcels_440300 SET owner = '乡' WHERE number = '1'");
        Database.Execute($"INSERT INTO \"{schema}\".places_440300 (name, geom) VALUES ('口岸', ST_Point(500000, 2500000, 4547))");
        Assert.ThrowsExactly<Npgsql.PostgresException>(() => Database.Execute($"UPDATE \"{schema}\".parcels_440300 SET city = '371500'"));
        var contents = await store.ReadAsync();
        Assert.AreEqual("乡", contents.Parcels.Single(parcel => parcel.Number == "1").Owner);
        Assert.AreEqual("口岸", contents.Places.Single().Name);
        Assert.HasCount(4, (await store.HistoryAsync()).Entries);

        // A city takes its views with it and brings new ones.
        var third = TestPlan.Shenzhen with { Id = Guid.CreateVersion7(), Code = "440400", Epsg = 4526 };
        await store.CommitAsync(TestPlan.Insert(third));
        Assert.AreEqual(0L, Database.Scalar($"SELECT count(*) FROM \"{schema}\".parcels_440400"));
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(third, third with { Code = "440500" })));
        Assert.AreEqual(0L, Database.Scalar($"SELECT count(*) FROM \"{schema}\".parcels_440500"));
        Assert.AreEqual(12L + 6, Database.Scalar($"SELECT count(*) FROM pg_views WHERE schemaname = '{schema}'"));
    }

    [TestMethod]
    public async Task Shows_the_views_to_GDAL_in_the_citys_CRS()
    {
        var (store, id) = await PlanAsync();
        await using var open = store;
        var schema = (string)Database.Scalar($"SELECT view_schema FROM enclave.stored_plan WHERE plan_id = '{id}'")!;
        var (output, _) = Gdal.OgrInfo("-ro", "-so", Database.ForGdal, $"{schema}.parcels_440300");
        StringAssert.Contains(output, "Feature Count: 3\n");
        StringAssert.Contains(output, "ID[\"EPSG\",4547]]");
        StringAssert.Contains(output, "land_use_code: String");
    }

    private static async Task<(IPlanStore Store, Guid Id)> PlanAsync()
    {
        var name = $"outside-{Guid.NewGuid():N}";
        var parcels = Enumerable.Range(1, 3).Select(place => TestPlan.Parcel(TestPlan.Shenzhen, $"{place}", 500_000 + (200 * place))).ToArray<PlanRow>();
        var store = await PlanStores.CreateAsync(Database.Plan(name), [TestPlan.First(), TestPlan.Insert(parcels)]);
        return (store, (Guid)Database.Scalar($"SELECT plan_id FROM enclave.stored_plan WHERE name = '{name}'")!);
    }
}
