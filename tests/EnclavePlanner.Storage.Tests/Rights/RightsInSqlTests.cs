using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.Tests.Rights;

/// <summary>The rights hold for plain SQL: what a user must not do changes no row, and what he may do lands and is recorded.</summary>
[TestClass]
public sealed class RightsInSqlTests
{
    [TestMethod]
    [DataRow(PlanRight.Reader)]
    [DataRow(PlanRight.OriginEditor)]
    [DataRow(PlanRight.HostEditor)]
    [DataRow(PlanRight.Planner)]
    public async Task No_forbidden_statement_changes_a_row(PlanRight right)
    {
        using var plan = await RightsPlan.MakeAsync();
        var before = plan.Everything();
        var statements = ForbiddenStatements.To(right, plan);
        Assert.IsGreaterThanOrEqualTo(30, statements.Count);
        foreach (var statement in statements)
        {
            string outcome;
            try
            {
                outcome = $"{plan.Execute(right, statement)} rows changed";
            }
            catch (PostgresException refusal)
            {
                outcome = refusal.SqlState;
            }

            // A statement that does not do what it says it tries would be no test: it must be understood.
            Assert.IsFalse(outcome is "42601" or "42P01" or "42703" or "42883" or "22P02" or "22P03", $"{right}: {statement}: {outcome}");
            var after = plan.Everything();
            foreach (var (table, contents) in before)
                Assert.AreEqual(contents, after[table], $"{right} changed {table} by {statement} ({outcome})");
            Assert.HasCount(before.Count, after, statement);
        }
    }

    [TestMethod]
    [DataRow(PlanRight.OriginEditor, "371500")]
    [DataRow(PlanRight.HostEditor, "440300")]
    [DataRow(PlanRight.Planner, "371500")]
    [DataRow(PlanRight.Planner, "440300")]
    public async Task Who_may_change_a_citys_land_can_by_table_and_by_view(PlanRight right, string city)
    {
        using var plan = await RightsPlan.MakeAsync();
        var views = plan.Database.Scalar($"SELECT view_schema FROM enclave.stored_plan WHERE plan_id = '{plan.Id}'");
        Assert.IsGreaterThan(0, plan.Execute(right, $"UPDATE enclave.parcel SET owner = '村' WHERE city = '{city}'"));
        Assert.IsGreaterThan(0, plan.Execute(right, $"UPDATE \"{views}\".parcels_{city} SET land_use_code = '0701'"));
        Assert.AreEqual(1, plan.Execute(right, $"INSERT INTO \"{views}\".places_{city} (name, geom) VALUES ('渡口', ST_SetSRID(ST_Point(500000, 2500000), {(city == "371500" ? 4548 : 4547)}))"));
        Assert.AreEqual(1, plan.Execute(right, $"DELETE FROM \"{views}\".places_{city} WHERE name = '渡口'"));
        await using var store = await PlanStores.OpenAsync(plan.Database.Plan(RightsPlan.Name));
        var history = (await store.HistoryAsync()).Entries;
        Assert.HasCount(5 + 4, history);
        Assert.IsTrue(history.Skip(5).All(entry => entry.Author == plan.UserOf(right)));
    }

    [TestMethod]
    public async Task A_reader_sees_his_plan_and_nothing_of_others()
    {
        using var plan = await RightsPlan.MakeAsync();
        Assert.AreEqual(RightsPlan.Name, plan.Scalar(PlanRight.Reader, "SELECT string_agg(name, ',') FROM enclave.stored_plan"));
        Assert.AreNotEqual(0L, plan.Scalar(PlanRight.Reader, "SELECT count(*) FROM enclave.parcel"));
        Assert.AreNotEqual(0L, plan.Scalar(PlanRight.Reader, "SELECT count(*) FROM enclave.parcel_past"));
        Assert.AreEqual(0L, plan.Scalar(PlanRight.Reader, $"SELECT count(*) FROM enclave.parcel WHERE plan_id = '{plan.OtherId}'"));
        Assert.AreEqual(0L, plan.Scalar(PlanRight.Reader, $"SELECT count(*) FROM enclave.change_set WHERE plan_id = '{plan.OtherId}'"));
        var everywhere = "ST_MakeEnvelope(0, 0, 10000000, 10000000)";
        Assert.AreEqual(0L, plan.Scalar(PlanRight.Reader, $"SELECT count(*) FROM enclave.parcel_within('{plan.OtherId}', '440300', {everywhere}, 0)"));
        Assert.AreNotEqual(0L, plan.Scalar(PlanRight.Reader, $"SELECT count(*) FROM enclave.parcel_within('{plan.Id}', '440300', ST_SetSRID({everywhere}, 4547), 0)"));
        Assert.AreEqual(0L, plan.Scalar(PlanRight.Reader, "SELECT count(*) FROM enclave_other.parcels_440300"));
    }

    [TestMethod]
    public async Task Every_table_has_row_level_security_and_no_function_is_everybodys()
    {
        using var plan = await RightsPlan.MakeAsync();
        Assert.AreEqual("schema_version", plan.Database.Scalar(
            "SELECT string_agg(c.relname, ',') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'enclave' AND c.relkind = 'r' AND NOT c.relrowsecurity"));
        Assert.AreEqual(DBNull.Value, plan.Database.Scalar(
            "SELECT string_agg(p.proname, ',') FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'enclave' AND has_function_privilege('public', p.oid, 'EXECUTE')"));
    }

    [TestMethod]
    public async Task A_right_that_is_taken_is_gone_at_once()
    {
        using var plan = await RightsPlan.MakeAsync();
        var editor = plan.UserOf(PlanRight.OriginEditor);
        await PlanMembers.GrantAsync(plan.Database.Plan("other"), editor, PlanRight.Reader);
        var left = await PlanMembers.RevokeAsync(plan.Database.Plan(RightsPlan.Name), editor);
        CollectionAssert.AreEquivalent(new[] { PlanRight.Reader, PlanRight.HostEditor, PlanRight.Planner }, left.Select(member => member.Right).ToArray());
        Assert.AreEqual("other", plan.Scalar(PlanRight.OriginEditor, "SELECT string_agg(name, ',') FROM enclave.stored_plan"));
        var refusal = Assert.ThrowsExactly<PostgresException>(() => plan.Execute(PlanRight.OriginEditor, "UPDATE enclave.parcel SET owner = 'x'"));
        Assert.AreEqual(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        await PlanMembers.RevokeAsync(plan.Database.Plan("other"), editor);
        Assert.ThrowsExactly<PostgresException>(() => plan.Scalar(PlanRight.OriginEditor, "SELECT count(*) FROM enclave.stored_plan"));
    }
}
