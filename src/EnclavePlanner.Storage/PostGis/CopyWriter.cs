using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>
/// Writes rows of one kind by binary COPY, the fastest way into a table. A binary COPY names no types: the server takes the
/// bytes of a geometry for what its column holds, which is extended well-known binary. The bytes are laid out here, as the
/// manual has them (PostgreSQL, COPY, binary format): Npgsql's importer spends three times as long on each value.
/// </summary>
internal sealed class CopyWriter : IFieldWriter
{
    /// <summary>What has gathered goes to the server from so many bytes on.</summary>
    private const int WorthSending = 1 << 16;

    private const int Null = -1;
    private const short End = -1;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> buffer = new(WorthSending);

    private CopyWriter()
    {
    }

    /// <summary>The signature, no flags, no extension.</summary>
    private static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    internal static void Write(NpgsqlConnection connection, RowKind kind, Guid plan, long number, IEnumerable<PlanRow> rows)
    {
        var copy = connection.BeginRawBinaryCopy(
            $"COPY enclave.{RowKinds.NameOf(kind)} (plan_id, change_set, {TableColumns.Named(kind)}) FROM STDIN (FORMAT BINARY)");
        try
        {
            new CopyWriter().Write(copy, checked((short)(2 + TableColumns.Of(kind).Length)), plan, number, rows);
        }
        catch (Exception failure) when (!PostGisFaults.IsLost(failure))
        {
            // Disposed of alone it would end the COPY as if it were whole. A lost connection has ended it already.
            copy.Cancel();
            throw;
        }

        copy.Dispose();
    }

    public void Text(string field, string? value)
    {
        if (value is null)
        {
            WriteLength(Null);
            return;
        }

        var length = Strict.GetByteCount(value);
        WriteLength(length);
        Strict.GetBytes(value, Next(length));
    }

    public void Integer(string field, long value)
    {
        WriteLength(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Next(sizeof(long)), value);
    }

    public void Real(string field, double value)
    {
        WriteLength(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(Next(sizeof(double)), value);
    }

    public void Identity(string field, Guid value)
    {
        const int length = 16;
        WriteLength(length);
        value.TryWriteBytes(Next(length), bigEndian: true, out _);
    }

    /// <summary>Well-known binary whose head also has the SRID, as PostGIS keeps it.</summary>
    public void Geometry(string field, Geometry value)
    {
        const uint hasSrid = 0x20000000;
        var length = sizeof(int) + WkbWriting.LengthOf(value);
        WriteLength(length);
        var bytes = Next(length);
        WkbWriting.Write(value, bytes[sizeof(int)..]);
        var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(sizeof(int) + 1)..]);
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], type | hasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[5..], value.SRID);
    }

    public void Attributes(string field, SourceAttributes value) => Text(field, FieldJson.TextOf(value));

    public void Basket(string field, Basket value) => Text(field, FieldJson.TextOf(value));

    private void Write(NpgsqlRawCopyStream copy, short fields, Guid plan, long number, IEnumerable<PlanRow> rows)
    {
        buffer.Write(Header);
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), fields);
            Identity("plan_id", plan);
            Integer("change_set", number);
            RowFields.Write(row, this);
            if (buffer.WrittenCount >= WorthSending)
                Send(copy);
        }

        BinaryPrimitives.WriteInt16BigEndian(Next(sizeof(short)), End);
        Send(copy);
    }

    private void Send(NpgsqlRawCopyStream copy)
    {
        copy.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private void WriteLength(int length) => BinaryPrimitives.WriteInt32BigEndian(Next(sizeof(int)), length);

    private Span<byte> Next(int length)
    {
        var bytes = buffer.GetSpan(length)[..length];
        buffer.Advance(length);
        return bytes;
    }
}
