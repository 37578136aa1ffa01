using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanDatabaseTests
{
    [TestMethod]
    public async Task Is_made_ready_once_and_says_which_plans_it_holds()
    {
        using var database = TestDatabase.Empty();
        var before = await PlanDatabase.StatusAsync(database.Address);
        Assert.AreEqual(DatabaseState.NotInitialised, before.State);
        Assert.IsNull(before.PostGisVersion);
        Assert.AreEqual("STO-DB-NOT-INITIALISED", await RefusedAsync(PlanStores.OpenAsync(database.Plan("A"))));
        Assert.AreEqual("STO-DB-NOT-INITIALISED", await RefusedAsync(PlanStores.CreateAsync(database.Plan("A"), TestPlan.First())));
        Assert.AreEqual("STO-DB-NOT-INITIALISED", await RefusedAsync(PlanDatabase.UpgradeAsync(database.Address)));

        var ready = await PlanDatabase.InitAsync(database.Address);
        Assert.AreEqual(DatabaseState.Ready, ready.State);
        Assert.IsNotNull(ready.PostGisVersion);
        Assert.IsEmpty(ready.MissingSteps);
        Assert.AreEqual("STO-DB-INITIALISED", await RefusedAsync(PlanDatabase.InitAsync(database.Address)));
        Assert.AreEqual(DatabaseState.Ready, (await PlanDatabase.UpgradeAsync(database.Address)).State);

        Assert.AreEqual("STO-PLAN-NONE", await RefusedAsync(PlanStores.OpenAsync(database.Plan("乙"))));
        await (await PlanStores.CreateAsync(database.Plan("甲 & 乙"), TestPlan.First())).DisposeAsync();
        Assert.AreEqual("STO-PLAN-EXISTS", await RefusedAsync(PlanStores.CreateAsync(database.Plan("甲 & 乙"), TestPlan.First())));
        var missing = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.OpenAsync(database.Plan("乙")));
        Assert.AreEqual("STO-PLAN-MISSING", missing.Fault.Code);
        StringAssert.Contains(missing.Message, "甲 & 乙");
        CollectionAssert.AreEqual(new[] { "甲 & 乙" }, (await PlanDatabase.StatusAsync(database.Address)).Plans.ToArray());
    }

    [TestMethod]
    public async Task Works_where_PostGIS_has_a_schema_of_its_own()
    {
        using var database = TestDatabase.Empty();
        database.Execute("CREATE SCHEMA \"Post GIS\"; CREATE EXTENSION postgis SCHEMA \"Post GIS\"");
        await PlanDatabase.InitAsync(database.Address);
        await using var store = await PlanStores.CreateAsync(database.Plan("A"), TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        await store.CommitAsync(TestPlan.Insert(parcel));
        Assert.HasCount(1, await store.ReadWindowAsync(Planning.Plans.PlanLayer.Parcels, TestPlan.Shenzhen.Code, parcel.Geometry.EnvelopeInternal));
    }

    [TestMethod]
    public async Task Tells_an_older_database_from_a_newer_one()
    {
        using var database = TestDatabase.Ready();
        await (await PlanStores.CreateAsync(database.Plan("A"), TestPlan.First())).DisposeAsync();
        database.Execute("INSERT INTO enclave.schema_version (scriptname, applied) VALUES ('9999-later', now())");
        Assert.AreEqual(DatabaseState.Newer, (await PlanDatabase.StatusAsync(database.Address)).State);
        Assert.AreEqual("STO-DB-NEWER", await RefusedAsync(PlanStores.OpenAsync(database.Plan("A"))));
        Assert.AreEqual("STO-DB-NEWER", await RefusedAsync(PlanDatabase.UpgradeAsync(database.Address)));

        // A database of the time before there were views.
        database.Execute(
            """
            DELETE FROM enclave.schema_version WHERE scriptname IN ('9999-later', '0005-views');
            DROP FUNCTION enclave.city_written CASCADE;
            DROP FUNCTION enclave.make_views, enclave.drop_views, enclave.view_schema_of;
            """);
        var older = await PlanDatabase.StatusAsync(database.Address);
        Assert.AreEqual(DatabaseState.Older, older.State);
        CollectionAssert.AreEqual(new[] { "0005-views" }, older.MissingSteps.ToArray());
        Assert.AreEqual("STO-DB-OLDER", await RefusedAsync(PlanStores.OpenAsync(database.Plan("A"))));
        Assert.AreEqual(DatabaseState.Ready, (await PlanDatabase.UpgradeAsync(database.Address)).State);
        await using var store = await PlanStores.OpenAsync(database.Plan("A"));
        Assert.HasCount(2, (await store.ReadAsync()).Cities);
    }

    [TestMethod]
    public async Task Refuses_a_server_that_is_too_old()
    {
        // As the server introduces itself: 15.x is heard as 12.x.
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port)
        {
            Replacing = ($"server_version\0{TestDatabase.Shared.ServerMajor}.", "server_version\0" + "12."),
        };
        var address = DatabaseAddress.Parse(TestDatabase.Shared.AddressText(proxy.Port));
        Assert.AreEqual("STO-DB-SERVER-OLD", await RefusedAsync(PlanDatabase.StatusAsync(address)));
        Assert.AreEqual("STO-DB-SERVER-OLD", await RefusedAsync(PlanStores.OpenAsync(TestDatabase.Shared.Plan("A", proxy.Port))));
    }

    [TestMethod]
    [DataRow("pg_available_extensions", "SELECT 'x'::name AS name, '1' AS default_version", "STO-DB-POSTGIS-MISSING", DisplayName = "not installed")]
    [DataRow("pg_available_extensions", "SELECT 'postgis'::name AS name, '2.5.5' AS default_version", "STO-DB-POSTGIS-OLD", DisplayName = "too old")]
    public async Task Refuses_a_server_without_PostGIS_3(string catalog, string content, string code)
    {
        using var database = TestDatabase.Empty();
        database.Execute($"CREATE SCHEMA fake; CREATE VIEW fake.{catalog} AS {content}; ALTER DATABASE {database.Name} SET search_path = fake, pg_catalog, public");
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanDatabase.InitAsync(database.Address));
        Assert.AreEqual(code, refusal.Fault.Code);
        if (code == "STO-DB-POSTGIS-MISSING")
            StringAssert.Contains(refusal.Message, $"postgresql-{TestDatabase.Shared.ServerMajor}-postgis-3");
    }

    [TestMethod]
    public async Task Says_why_it_cannot_be_reached_and_never_a_password()
    {
        var shared = TestDatabase.Shared;
        Assert.AreEqual("STO-DB-UNREACHABLE", await RefusedAsync(PlanDatabase.StatusAsync(DatabaseAddress.Parse(shared.AddressText(1)))));
        Assert.AreEqual("STO-DB-UNREACHABLE", await RefusedAsync(PlanDatabase.StatusAsync(DatabaseAddress.Parse("postgresql://host.invalid/d"))));
        Assert.AreEqual("STO-DB-MISSING", await RefusedAsync(PlanDatabase.StatusAsync(DatabaseAddress.Parse(shared.AddressText() + "_none"))));
        Assert.AreEqual("STO-DB-TLS", await RefusedAsync(PlanDatabase.StatusAsync(DatabaseAddress.Parse(shared.AddressText() + "?sslmode=require"))));

        var wrong = DatabaseAddress.Parse(shared.AddressText() + "?sslmode=disable");
        DatabasePasswords.Remember(wrong, "s3cret-and-wrong");
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanDatabase.StatusAsync(wrong));
        Assert.AreEqual("STO-DB-LOGIN", refusal.Fault.Code);
        Assert.AreEqual(wrong, ((LoginException)refusal.InnerException!).Database);
        Assert.DoesNotContain("s3cret", refusal.ToString());
    }

    [TestMethod]
    public async Task Protects_the_connection_where_it_must_be_and_knows_a_server_by_its_certificate_where_asked()
    {
        using var cluster = new ThrowawayCluster();
        cluster.StartWithTls();
        var address = DatabaseAddress.Parse($"{cluster.Address}?sslmode=require");
        Assert.AreEqual(DatabaseState.NotInitialised, (await PlanDatabase.StatusAsync(address)).State);
        await using (var source = PostGis.Connections.Source(address))
        {
            await using var connection = PostGis.Connections.Open(source);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
            Assert.AreEqual(true, await command.ExecuteScalarAsync());
        }

        // Nobody vouches for a certificate that the server signed itself.
        Assert.AreEqual("STO-DB-TLS", await RefusedAsync(PlanDatabase.StatusAsync(DatabaseAddress.Parse($"{cluster.Address}?sslmode=verify-full"))));
    }

    private static async Task<string> RefusedAsync(Task work) => (await Assert.ThrowsExactlyAsync<FaultException>(() => work)).Fault.Code;
}
