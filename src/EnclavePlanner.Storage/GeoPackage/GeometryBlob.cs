using System.Buffers.Binary;
using System.Collections.Concurrent;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Storage.Rows;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// The GeoPackage binary geometry (OGC 12-128r17, clause 2.1.3): a header with the CRS and, except for points, the
/// envelope, then well-known binary. Coordinates go in and come out bit for bit.
/// </summary>
internal static class GeometryBlob
{
    private const int HeaderLength = 8;
    private const int EnvelopeLength = 32;
    private const byte LittleEndian = 0b0000_0001;
    private const byte EnvelopeXY = 0b0000_0010;
    private const byte Empty = 0b0001_0000;
    private const byte Extended = 0b0010_0000;

    private static readonly ConcurrentDictionary<int, GeometryFactory> Factories = [];

    /// <summary>The geometry with its SRID as srs_id.</summary>
    internal static byte[] Write(Geometry geometry)
    {
        var blob = new byte[LengthOf(geometry)];
        Write(geometry, blob);
        return blob;
    }

    /// <summary>How many bytes <see cref="Write(Geometry, Span{byte})"/> writes.</summary>
    internal static int LengthOf(Geometry geometry) => HeaderLength + (geometry is Point ? 0 : EnvelopeLength) + WkbWriting.LengthOf(geometry);

    /// <summary>The same into <paramref name="blob"/>, which is as long as it takes.</summary>
    internal static void Write(Geometry geometry, Span<byte> blob)
    {
        blob[0] = (byte)'G';
        blob[1] = (byte)'P';
        blob[2] = 0;
        blob[3] = geometry is Point ? LittleEndian : (byte)(LittleEndian | EnvelopeXY);
        BinaryPrimitives.WriteInt32LittleEndian(blob[4..], geometry.SRID);
        var start = HeaderLength;
        if (geometry is not Point)
        {
            var envelope = geometry.EnvelopeInternal;
            BinaryPrimitives.WriteDoubleLittleEndian(blob[8..], envelope.MinX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[16..], envelope.MaxX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[24..], envelope.MinY);
            BinaryPrimitives.WriteDoubleLittleEndian(blob[32..], envelope.MaxY);
            start += EnvelopeLength;
        }

        WkbWriting.Write(geometry, blob[start..]);
    }

    /// <summary>The geometry, on the survey grid's factory of the CRS that the header names.</summary>
    /// <exception cref="FormatException">Not a plane, non-empty GeoPackage geometry in a CRS of ours.</exception>
    internal static Geometry Read(ReadOnlySpan<byte> blob)
    {
        var (srid, start, isEmpty) = ReadHeader(blob);
        if (isEmpty)
            throw new FormatException("The geometry is empty.");
        return WkbReading.Read(blob[start..], FactoryOf(srid));
    }

    /// <summary>What stands after the header.</summary>
    /// <exception cref="FormatException">Not a GeoPackage geometry.</exception>
    internal static ReadOnlySpan<byte> BinaryOf(ReadOnlySpan<byte> blob) => blob[ReadHeader(blob).Start..];

    private static GeometryFactory FactoryOf(int srid)
    {
        if (Factories.TryGetValue(srid, out var known))
            return known;
        return CrsRegistry.TryGet(srid, out var crs)
            ? Factories.GetOrAdd(srid, SurveyGrid.FactoryFor(crs))
            : throw new FormatException($"The geometry is in the unknown system {srid}.");
    }

    /// <summary>The envelope: from the header where it is given, else from the coordinates. Null for an empty geometry.</summary>
    /// <exception cref="FormatException">Not a GeoPackage geometry.</exception>
    internal static Envelope? EnvelopeOf(ReadOnlySpan<byte> blob)
    {
        var (_, start, isEmpty) = ReadHeader(blob);
        if (isEmpty)
            return null;
        return start >= HeaderLength + EnvelopeLength
            ? new Envelope(Ordinate(blob, 0), Ordinate(blob, 1), Ordinate(blob, 2), Ordinate(blob, 3))
            : WkbReading.Read(blob[start..], GeometryFactory.Default).EnvelopeInternal;
    }

    private static double Ordinate(ReadOnlySpan<byte> blob, int index)
    {
        var bytes = blob.Slice(HeaderLength + index * sizeof(double), sizeof(double));
        return (blob[3] & LittleEndian) != 0
            ? BinaryPrimitives.ReadDoubleLittleEndian(bytes)
            : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    private static (int Srid, int Start, bool IsEmpty) ReadHeader(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderLength || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0)
            throw new FormatException("Not a GeoPackage geometry.");
        var flags = blob[3];
        if ((flags & Extended) != 0)
            throw new FormatException("The geometry is of an extended kind.");
        var start = HeaderLength + ((flags >> 1) & 7) switch
        {
            0 => 0,
            1 => EnvelopeLength,
            2 or 3 => EnvelopeLength + 16,
            4 => EnvelopeLength + 32,
            var other => throw new FormatException($"There is no envelope of kind {other}."),
        };
        if (blob.Length < start)
            throw new FormatException("The geometry is cut off in its header.");
        var srid = (flags & LittleEndian) != 0
            ? BinaryPrimitives.ReadInt32LittleEndian(blob[4..])
            : BinaryPrimitives.ReadInt32BigEndian(blob[4..]);
        return (srid, start, (flags & Empty) != 0);
    }
}
