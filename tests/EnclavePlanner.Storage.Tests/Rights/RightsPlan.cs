using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;
using Npgsql;

namespace EnclavePlanner.Storage.Tests.Rights;

/// <summary>
/// A database with a plan in which four users have a right each, and another plan that is none of their business. The plan has
/// land in both cities, and a proposal that nobody has signed, one that the origin has, and one that both have.
/// </summary>
internal sealed class RightsPlan : IDisposable
{
    internal const string Name = "聊城—深圳";

    private readonly TestDatabase database;
    private readonly Dictionary<PlanRight, NpgsqlDataSource> sources = [];

    private string? everything;

    private RightsPlan(TestDatabase database) => this.database = database;

    internal Guid Id { get; private set; }

    internal Guid OtherId { get; private set; }

    internal TestDatabase Database => database;

    internal Parcel OriginParcel { get; } = TestPlan.Parcel(TestPlan.Liaocheng, "L-1");

    internal Parcel HostParcel { get; } = TestPlan.Parcel(TestPlan.Shenzhen, "S-1");

    internal SwapProposal Open { get; } = Proposal("open");

    internal SwapProposal Signed { get; } = Proposal("signed");

    internal SwapProposal Agreed { get; } = Proposal("agreed");

    internal static async Task<RightsPlan> MakeAsync()
    {
        var made = new RightsPlan(TestDatabase.Ready());
        foreach (var right in Enum.GetValues<PlanRight>())
        {
            made.database.MakeUser(PlanMembers.WordOf(right));
            made.sources[right] = made.database.SourceOf(made.UserOf(right));
        }

        await made.FillAsync();
        return made;
    }

    internal string UserOf(PlanRight right) => $"{database.Name}_{PlanMembers.WordOf(right)}";

    internal PlanLocation LocationOf(PlanRight right) => database.Plan(Name, user: UserOf(right));

    /// <summary>Runs SQL as plain psql would, all of it in one transaction.</summary>
    /// <returns>How many rows the server says were changed.</returns>
    internal int Execute(PlanRight right, string sql)
    {
        using var command = sources[right].CreateCommand(sql);
        return command.ExecuteNonQuery();
    }

    internal object? Scalar(PlanRight right, string sql)
    {
        using var command = sources[right].CreateCommand(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Everything that schema enclave holds, table by table, as the owner sees it; and what guards it.</summary>
    internal Dictionary<string, string> Everything()
    {
        everything ??= string.Join(" UNION ALL ", Tables().Select(
            table => $"SELECT '{table}', count(*) || ' rows ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM enclave.\"{table}\" t")) + " "
            + $"""
               UNION ALL SELECT '(roles)', string_agg(m.roleid || '>' || m.member, ' ' ORDER BY m.roleid, m.member)
                   FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname LIKE '{database.Name}%'
               UNION ALL SELECT '(rights of users)', string_agg(r::text, ' ' ORDER BY r.rolname) FROM pg_roles r WHERE r.rolname LIKE '{database.Name}%'
               UNION ALL SELECT '(policies)', string_agg(p::text, ' ' ORDER BY p::text) FROM pg_policies p WHERE p.schemaname = 'enclave'
               UNION ALL SELECT '(tables)', string_agg(c.relname || c.relrowsecurity::text || c.relacl::text, ' ' ORDER BY c.oid)
                   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'enclave'
               UNION ALL SELECT '(functions)', md5(string_agg(p.prosrc, ' ' ORDER BY p.oid))
                   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'enclave'
               UNION ALL SELECT '(triggers)', md5(string_agg(t.tgname::text || t.tgenabled::text, ' ' ORDER BY t.oid))
                   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'enclave'
               """;
        using var command = database.Source.CreateCommand(everything);
        using var record = command.ExecuteReader();
        var all = new Dictionary<string, string>();
        while (record.Read())
            all.Add(record.GetString(0), record.GetString(1));
        return all;
    }

    public void Dispose()
    {
        foreach (var source in sources.Values)
            source.Dispose();
        database.Dispose();
    }

    private static SwapProposal Proposal(string name) => new() { Id = Guid.CreateVersion7(), Name = name };

    private List<string> Tables()
    {
        using var command = database.Source.CreateCommand(
            "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'enclave' AND c.relkind = 'r'");
        using var record = command.ExecuteReader();
        var tables = new List<string>();
        while (record.Read())
            tables.Add(record.GetString(0));
        return tables;
    }

    private async Task FillAsync()
    {
        var land = TestPlan.OneOfEach();
        ProposalSignature Sign(SwapProposal proposal, SwapSide side) => new()
        {
            Id = Guid.CreateVersion7(),
            ProposalId = proposal.Id,
            ProposalVersion = 1,
            Side = side,
            Signer = UserOf(side == SwapSide.Origin ? PlanRight.OriginEditor : PlanRight.HostEditor),
            Time = new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.FromHours(8)),
        };
        var store = await PlanStores.CreateAsync(
            database.Plan(Name),
            [
                TestPlan.First(),
                TestPlan.Insert(land),
                TestPlan.Insert(OriginParcel, HostParcel, Signed, Agreed, Open with { OriginGives = Basket.Of([OriginParcel.Id]), HostGives = Basket.Of([HostParcel.Id]) }),
                TestPlan.Insert(Sign(Signed, SwapSide.Origin), Sign(Agreed, SwapSide.Origin), Sign(Agreed, SwapSide.Host)),
                TestPlan.Edit("改", RowChange.Update(HostParcel, HostParcel with { Owner = "某乡" })),
            ]);
        await store.DisposeAsync();
        var other = await PlanStores.CreateAsync(database.Plan("other"), [TestPlan.First(), TestPlan.Insert(TestPlan.OneOfEach())]);
        await other.DisposeAsync();
        foreach (var right in Enum.GetValues<PlanRight>())
            await PlanMembers.GrantAsync(database.Plan(Name), UserOf(right), right);
        Id = (Guid)database.Scalar($"SELECT plan_id FROM enclave.stored_plan WHERE name = '{Name}'")!;
        OtherId = (Guid)database.Scalar("SELECT plan_id FROM enclave.stored_plan WHERE name = 'other'")!;
    }
}
