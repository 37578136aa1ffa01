using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>What a session must know of the database that it works in.</summary>
/// <param name="PostGis">The schema of PostGIS, quoted.</param>
/// <param name="CanCopy">Whether the user may COPY: PostgreSQL refuses it to those whom row-level security restricts.</param>
internal sealed record Surroundings(string PostGis, bool CanCopy)
{
    /// <summary>Looks around in a database, which must be ready.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">As <see cref="PlanDatabase.RequireReady"/>.</exception>
    internal static Surroundings Of(NpgsqlConnection connection, DatabaseAddress database) => new(
        PostGisNames.Quote(PlanDatabase.RequireReady(connection, database)),
        connection.Scalar("SELECT NOT row_security_active('enclave.parcel')") is true);
}
