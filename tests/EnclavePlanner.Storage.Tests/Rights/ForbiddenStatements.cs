using EnclavePlanner.Storage.Databases;

namespace EnclavePlanner.Storage.Tests.Rights;

/// <summary>What users must not be able to do by plain SQL, whatever their right.</summary>
internal static class ForbiddenStatements
{
    private const string Polygon = "POLYGON((500000 2600000,500010 2600000,500010 2600010,500000 2600000))'";

    private const string Signature = "INSERT INTO enclave.proposal_signature (plan_id, proposal_id, proposal_version, side, signer, \"time\") VALUES ('{plan}', '{open}', 1, '";

    private const string SigningTime = "2026-09-02T10:00:00.0000000+08:00";

    private static readonly string[] ToEverybody =
    [
        // Rights.
        "INSERT INTO enclave.member (plan_id, member, granted) VALUES ('{other}', '{user}', 'planner')",
        "UPDATE enclave.member SET granted = 'planner'",
        "UPDATE enclave.member SET member = '{user}', granted = 'host-editor' WHERE granted = 'host-editor'",
        "DELETE FROM enclave.member",
        "SELECT enclave.grant_right('{plan}', '{user}', 'planner')",
        "SELECT enclave.revoke_right('{plan}', '{origin}')",
        "SELECT enclave.make_roles()",
        "GRANT \"{database}.planner\" TO \"{user}\"",
        "ALTER ROLE \"{user}\" SUPERUSER",
        "ALTER ROLE \"{user}\" BYPASSRLS",
        "SET SESSION AUTHORIZATION \"{owner}\"; UPDATE enclave.parcel SET owner = 'x'",
        "SET ROLE \"{owner}\"; UPDATE enclave.parcel SET owner = 'x'",
        // Plans and their histories.
        "INSERT INTO enclave.stored_plan (name) VALUES ('mine')",
        "UPDATE enclave.stored_plan SET name = 'mine'",
        "DELETE FROM enclave.stored_plan",
        "INSERT INTO enclave.change_set (plan_id, number, id, author, \"time\", title) VALUES ('{plan}', 99, gen_random_uuid(), 'x', '', 'x')",
        "UPDATE enclave.change_set SET author = 'x'",
        "DELETE FROM enclave.change_set",
        "INSERT INTO enclave.descent (plan_id, change_set, place, ancestor, descendant) VALUES ('{plan}', 2, 1, gen_random_uuid(), gen_random_uuid())",
        "DELETE FROM enclave.descent",
        "INSERT INTO enclave.parcel_past SELECT 5, p.* FROM enclave.parcel p",
        "UPDATE enclave.parcel_past SET owner = 'x'",
        "DELETE FROM enclave.parcel_past",
        "UPDATE enclave.layer_summary SET row_count = 0",
        "SELECT enclave.count_rows('{plan}', 1, 5)",
        "CREATE TEMP TABLE parcel (LIKE enclave.parcel); INSERT INTO pg_temp.parcel SELECT * FROM enclave.parcel; "
            + "CREATE TRIGGER t AFTER DELETE ON pg_temp.parcel REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION enclave.rows_deleted(); DELETE FROM pg_temp.parcel",
        "UPDATE enclave.schema_version SET scriptname = 'x'",
        // The tables themselves.
        "TRUNCATE enclave.parcel",
        "DROP TABLE enclave.parcel CASCADE",
        "ALTER TABLE enclave.parcel DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE enclave.parcel DISABLE TRIGGER USER; UPDATE enclave.parcel SET owner = 'x'",
        "SET session_replication_role = replica; UPDATE enclave.parcel SET owner = 'x'",
        "DROP POLICY land_is_updated ON enclave.parcel",
        "CREATE POLICY mine ON enclave.parcel USING (true)",
        "SET row_security = off; UPDATE enclave.parcel SET owner = 'x'",
        "CREATE OR REPLACE FUNCTION enclave.my_rights() RETURNS TABLE (plan_id uuid, granted text) LANGUAGE sql AS 'SELECT plan_id, ''planner'' FROM enclave.stored_plan'",
        "CREATE TRIGGER mine BEFORE UPDATE ON enclave.parcel FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE TABLE enclave.mine (id integer)",
        "COPY enclave.parcel FROM PROGRAM 'true'",
        // Another plan.
        "UPDATE enclave.parcel SET owner = 'x' WHERE plan_id = '{other}'",
        "DELETE FROM enclave.swap_proposal WHERE plan_id = '{other}'",
        "INSERT INTO enclave.parcel (plan_id, city, geom) VALUES ('{other}', '371500', " + "{originland})",
        "INSERT INTO enclave.swap_proposal (plan_id, name) VALUES ('{other}', 'x')",
        "SELECT enclave.begin_change_set('{other}', gen_random_uuid(), 'x', '', 'x', NULL)",
        "UPDATE enclave.parcel SET plan_id = '{other}'",
        // What is signed.
        "UPDATE enclave.swap_proposal SET name = 'x' WHERE id = '{signed}'",
        "UPDATE enclave.swap_proposal SET version = 2 WHERE id = '{agreed}'",
        "UPDATE enclave.swap_proposal SET origin_gives = '[]', host_gives = '[]', name = 'x' WHERE id = '{agreed}'",
        "DELETE FROM enclave.swap_proposal WHERE id = '{agreed}'",
        "DELETE FROM enclave.proposal_signature WHERE proposal_id = '{agreed}'",
        "DELETE FROM enclave.proposal_signature WHERE proposal_id = '{agreed}' AND side = 'host'",
        "UPDATE enclave.proposal_signature SET signer = 'x'",
        Signature + "origin', 'somebody else', '" + SigningTime + "')",
        Signature + "host', 'somebody else', '" + SigningTime + "')",
        "INSERT INTO enclave.proposal_signature (plan_id, proposal_id, proposal_version, side, signer, \"time\") VALUES ('{plan}', '{agreed}', 2, 'host', '{user}', '" + SigningTime + "')",
    ];

    private static readonly string[] ToWhoIsNotOrigin =
    [
        "UPDATE enclave.swap_proposal SET origin_gives = '[]' WHERE id = '{open}'",
        "UPDATE enclave.swap_proposal SET origin_gives = host_gives, host_gives = '[]' WHERE id = '{open}'",
        "INSERT INTO enclave.swap_proposal (plan_id, name, origin_gives) VALUES ('{plan}', 'x', '[\"{originparcel}\"]')",
        .. WritesTo("371500", "{originland}"),
    ];

    private static readonly string[] ToWhoIsNotHost =
    [
        "UPDATE enclave.swap_proposal SET host_gives = '[]' WHERE id = '{open}'",
        "UPDATE enclave.swap_proposal SET host_gives = origin_gives, origin_gives = '[]' WHERE id = '{open}'",
        "INSERT INTO enclave.swap_proposal (plan_id, name, host_gives) VALUES ('{plan}', 'x', '[\"{hostparcel}\"]')",
        "UPDATE enclave.scheme SET name = 'x'",
        "DELETE FROM enclave.scheme",
        "INSERT INTO enclave.scheme (plan_id, enclave_id, name) SELECT plan_id, id, 'x' FROM enclave.enclave",
        .. WritesTo("440300", "{hostland}"),
        "UPDATE enclave.plot SET number = 'x'",
        "UPDATE enclave.enclave SET number = 'x'",
        "UPDATE enclave.control_line SET kind = 'x' WHERE city = '440300'",
        "UPDATE enclave.road SET name = 'x' WHERE city = '440300'",
    ];

    private static readonly string[] ToWhoIsNoPlanner =
    [
        "UPDATE enclave.plan SET title = 'x'",
        "UPDATE enclave.plan SET swap_tolerance = 0.5",
        "INSERT INTO enclave.city (plan_id, code, name, role, epsg) VALUES ('{plan}', '1', 'x', 'both', 4547)",
        "UPDATE enclave.city SET role = 'both'",
        "DELETE FROM enclave.city",
        "INSERT INTO enclave.parameter (plan_id, key, value) VALUES ('{plan}', 'x', 1)",
        "UPDATE enclave.parameter SET value = 0",
        "DELETE FROM enclave.parameter",
        "UPDATE enclave.swap_proposal SET name = 'x' WHERE id = '{open}'",
        "DELETE FROM enclave.swap_proposal WHERE id = '{open}'",
        "UPDATE enclave.parcel SET city = CASE city WHEN '371500' THEN '440300' ELSE '371500' END, geom = CASE city WHEN '371500' THEN {hostland} ELSE {originland} END",
    ];

    private static readonly string[] ToWhoOnlyReads =
    [
        "SELECT enclave.begin_change_set('{plan}', gen_random_uuid(), 'x', '', 'x', NULL)",
        "SELECT enclave.was_committed('{plan}', NULL)",
        "INSERT INTO enclave.swap_proposal (plan_id, name) VALUES ('{plan}', 'x')",
    ];

    /// <summary>Statements that a user with a right must be refused, or that must change nothing.</summary>
    internal static IReadOnlyList<string> To(PlanRight right, RightsPlan plan)
    {
        string[] own = right switch
        {
            PlanRight.Reader => [.. ToWhoIsNotOrigin, .. ToWhoIsNotHost, .. ToWhoIsNoPlanner, .. ToWhoOnlyReads],
            PlanRight.OriginEditor => [.. ToWhoIsNotHost, .. ToWhoIsNoPlanner],
            PlanRight.HostEditor => [.. ToWhoIsNotOrigin, .. ToWhoIsNoPlanner],
            _ => [],
        };
        string[] signing = right switch
        {
            PlanRight.OriginEditor => [SignAs("host")],
            PlanRight.HostEditor => [SignAs("origin"), "DELETE FROM enclave.proposal_signature WHERE proposal_id = '{signed}'"],
            _ => [SignAs("host"), SignAs("origin"), "DELETE FROM enclave.proposal_signature WHERE proposal_id = '{signed}'"],
        };
        return [.. ToEverybody.Concat(own).Concat(signing).Select(statement => Filled(statement, right, plan))];
    }

    private static string SignAs(string side) => Signature + side + "', '{user}', '" + SigningTime + "')";

    private static string[] WritesTo(string city, string land) =>
    [
        $"UPDATE enclave.parcel SET owner = 'x' WHERE city = '{city}'",
        $"UPDATE enclave.parcel SET geom = ST_Translate(geom, 1, 0) WHERE city = '{city}'",
        $"DELETE FROM enclave.parcel WHERE city = '{city}'",
        $"INSERT INTO enclave.parcel (plan_id, city, geom) VALUES ('{{plan}}', '{city}', {land})",
        $"INSERT INTO enclave.control_line (plan_id, city, kind, geom) VALUES ('{{plan}}', '{city}', 'x', {land})",
        $"INSERT INTO \"{{views}}\".parcels_{city} (number, geom) VALUES ('x', {land})",
        $"UPDATE \"{{views}}\".parcels_{city} SET owner = 'x'",
        $"DELETE FROM \"{{views}}\".parcels_{city}",
    ];

    private static string Filled(string statement, PlanRight right, RightsPlan plan)
    {
        var words = new Dictionary<string, string>
        {
            ["plan"] = $"{plan.Id}",
            ["other"] = $"{plan.OtherId}",
            ["user"] = plan.UserOf(right),
            ["origin"] = plan.UserOf(PlanRight.OriginEditor),
            ["owner"] = plan.Database.Owner,
            ["database"] = plan.Database.Name,
            ["views"] = (string)plan.Database.Scalar($"SELECT view_schema FROM enclave.stored_plan WHERE plan_id = '{plan.Id}'")!,
            ["open"] = $"{plan.Open.Id}",
            ["signed"] = $"{plan.Signed.Id}",
            ["agreed"] = $"{plan.Agreed.Id}",
            ["originparcel"] = $"{plan.OriginParcel.Id}",
            ["hostparcel"] = $"{plan.HostParcel.Id}",
            ["originland"] = "'SRID=4548;" + Polygon,
            ["hostland"] = "'SRID=4547;" + Polygon,
        };
        return words.Aggregate(statement, (text, word) => text.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal));
    }
}
