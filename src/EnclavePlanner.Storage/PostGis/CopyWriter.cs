using System.Buffers.Binary;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>
/// Writes rows of one kind by binary COPY, the fastest way into a table. A binary COPY names no types: the server takes the
/// bytes of a geometry for what its column holds, which is extended well-known binary.
/// </summary>
internal sealed class CopyWriter : IFieldWriter
{
    private readonly NpgsqlBinaryImporter copy;

    private CopyWriter(NpgsqlBinaryImporter copy) => this.copy = copy;

    internal static void Write(NpgsqlConnection connection, RowKind kind, Guid plan, long number, IEnumerable<PlanRow> rows)
    {
        using var copy = connection.BeginBinaryImport(
            $"COPY enclave.{RowKinds.NameOf(kind)} (plan_id, change_set, {TableColumns.Named(kind)}) FROM STDIN (FORMAT BINARY)");
        var writer = new CopyWriter(copy);
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(plan, NpgsqlDbType.Uuid);
            copy.Write(number, NpgsqlDbType.Bigint);
            RowFields.Write(row, writer);
        }

        copy.Complete();
    }

    public void Text(string field, string? value)
    {
        if (value is null)
            copy.WriteNull();
        else
            copy.Write(value, NpgsqlDbType.Text);
    }

    public void Integer(string field, long value) => copy.Write(value, NpgsqlDbType.Bigint);

    public void Real(string field, double value) => copy.Write(value, NpgsqlDbType.Double);

    public void Identity(string field, Guid value) => copy.Write(value, NpgsqlDbType.Uuid);

    public void Geometry(string field, Geometry value) => copy.Write(Extended(value), NpgsqlDbType.Bytea);

    public void Attributes(string field, SourceAttributes value) => copy.Write(FieldJson.TextOf(value), NpgsqlDbType.Text);

    public void Basket(string field, Basket value) => copy.Write(FieldJson.TextOf(value), NpgsqlDbType.Text);

    /// <summary>Well-known binary whose head also has the SRID, as PostGIS keeps it.</summary>
    private static byte[] Extended(Geometry geometry)
    {
        const uint hasSrid = 0x20000000;
        var bytes = new byte[sizeof(int) + WkbWriting.LengthOf(geometry)];
        WkbWriting.Write(geometry, bytes.AsSpan(sizeof(int)));
        var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(sizeof(int) + 1));
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), type | hasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), geometry.SRID);
        return bytes;
    }
}
