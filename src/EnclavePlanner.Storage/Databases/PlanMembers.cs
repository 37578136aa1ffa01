using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.PostGis;
using EnclavePlanner.Storage.Texts;
using Npgsql;

namespace EnclavePlanner.Storage.Databases;

/// <summary>
/// Gives and takes rights in a plan of a database. Only the owner of schema enclave can, and the first grant in a database
/// makes its roles. The users themselves are made by an administrator.
/// </summary>
public static class PlanMembers
{
    private static readonly ImmutableArray<(PlanRight Right, string Word)> Words =
    [
        (PlanRight.Reader, "reader"),
        (PlanRight.OriginEditor, "origin-editor"),
        (PlanRight.HostEditor, "host-editor"),
        (PlanRight.Planner, "planner"),
    ];

    /// <summary>A right as it is written on the command line and in the database.</summary>
    public static string WordOf(PlanRight right) => Words.First(entry => entry.Right == right).Word;

    /// <summary>The right that a word names.</summary>
    /// <exception cref="InvalidOperationException">It names none.</exception>
    public static PlanRight Of(string word) => Words.First(entry => entry.Word == word).Right;

    /// <summary>Gives a user a right in a plan, in place of the one that he had there.</summary>
    /// <param name="location">The plan.</param>
    /// <param name="member">A user of the server, or a group of them.</param>
    /// <param name="right">The right.</param>
    /// <param name="cancellation">Stops it before it begins to write.</param>
    /// <returns>Everybody who has a right in the plan now.</returns>
    /// <exception cref="FaultException">
    /// STO-NOT-DATABASE: the plan is a file. STO-USER-MISSING. STO-GRANT-RIGHT: not yours to give. STO-PLAN-MISSING,
    /// STO-PLAN-NONE. Or why the database cannot be reached or is not ready.
    /// </exception>
    public static Task<ImmutableArray<PlanMember>> GrantAsync(
        PlanLocation location, string member, PlanRight right, CancellationToken cancellation = default) =>
        Work(
            location,
            (connection, plan, address) =>
            {
                if (!connection.Holds("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", member))
                    throw new FaultException(PostGisFaults.Named("STO-USER-MISSING", address.Database, member));
                connection.Run("SELECT enclave.grant_right($1, $2, $3)", plan, member, WordOf(right));
            },
            cancellation);

    /// <summary>Takes from a user the right that he has in a plan.</summary>
    /// <inheritdoc cref="GrantAsync" path="/param"/>
    /// <returns>Everybody who has a right in the plan now.</returns>
    /// <exception cref="FaultException">STO-MEMBER-NONE: he has none. Or as <see cref="GrantAsync"/>.</exception>
    public static Task<ImmutableArray<PlanMember>> RevokeAsync(
        PlanLocation location, string member, CancellationToken cancellation = default) =>
        Work(
            location,
            (connection, plan, address) =>
            {
                if (Read(connection, plan).All(known => known.Name != member))
                    throw new FaultException(PostGisFaults.Named("STO-MEMBER-NONE", address, member));
                connection.Run("SELECT enclave.revoke_right($1, $2)", plan, member);
            },
            cancellation);

    private static Task<ImmutableArray<PlanMember>> Work(
        PlanLocation location, Action<NpgsqlConnection, Guid, DatabaseLocation> change, CancellationToken cancellation)
    {
        if (location is not DatabaseLocation address)
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-NOT-DATABASE", location));
        return Task.Run(
            () => PostGisFaults.Guard(address, () =>
            {
                using var source = Connections.Source(address.Database);
                using var connection = source.Open();
                PlanDatabase.RequireReady(connection, address.Database);
                var plan = PlanDatabase.RequirePlan(connection, address);
                using var transaction = connection.BeginTransaction();
                try
                {
                    change(connection, plan, address);
                    transaction.Commit();
                }
                catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
                {
                    var user = connection.UserName;
                    throw new FaultException(PostGisFaults.Named("STO-GRANT-RIGHT", address, refusal.MessageText, user), refusal);
                }

                return Read(connection, plan);
            }),
            cancellation);
    }

    private static ImmutableArray<PlanMember> Read(NpgsqlConnection connection, Guid plan)
    {
        using var command = connection.Statement("SELECT member, granted FROM enclave.member WHERE plan_id = $1 ORDER BY member", plan);
        using var record = command.ExecuteReader();
        var members = ImmutableArray.CreateBuilder<PlanMember>();
        while (record.Read())
            members.Add(new PlanMember(record.GetString(0), Of(record.GetString(1))));
        return members.ToImmutable();
    }
}
