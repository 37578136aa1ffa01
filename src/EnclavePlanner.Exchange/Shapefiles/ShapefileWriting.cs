using System.Buffers.Binary;
using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>Writes a layer as a shapefile: .shp, .shx, .dbf, .prj in ESRI's spelling, .cpg, and the full names of fields.</summary>
internal static class ShapefileWriting
{
    private const int HeadLength = 100;
    private const int HeadOfRecord = 8;

    /// <exception cref="FaultException">EXC-EXPORT-SIZE: over 2 GB. EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<LocalizedText> Write(
        ExportLayer layer, ExportRequest request, string path, Steps steps, CancellationToken cancellation)
    {
        var encoding = TargetEncoding.First(layer.Encodings, candidate => Beyond(layer, candidate));
        var names = FieldNames.Shortened(layer.Columns.Select(column => column.Name), encoding);
        var columns = layer.Columns.Select((column, place) => DbfColumn.Of(column, encoding, names[place])).ToList();
        using (var table = new DbfWriting(Path.ChangeExtension(path, ".dbf"), columns, layer.Count, encoding, request.Day))
            WriteShapes(layer, path, table, steps, cancellation);
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), layer.Crs.EsriWkt, Encoding.ASCII);
        File.WriteAllText(Path.ChangeExtension(path, ".cpg"), encoding.Name, Encoding.ASCII);
        return [.. Notices(columns, encoding, path)];
    }

    private static void WriteShapes(ExportLayer layer, string path, DbfWriting table, Steps steps, CancellationToken cancellation)
    {
        var kind = layer.Geometry switch
        {
            PlanGeometry.Point => ShapeKind.Point,
            PlanGeometry.Line => ShapeKind.Polyline,
            _ => ShapeKind.Polygon,
        };
        using var shp = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        using var shx = new FileStream(Path.ChangeExtension(path, ".shx"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        shp.Write(new byte[HeadLength]);
        shx.Write(new byte[HeadLength]);
        var extent = new Envelope();
        var buffer = new byte[1024];
        Span<byte> place = stackalloc byte[HeadOfRecord];
        var row = 0;
        foreach (var feature in layer.Features)
        {
            cancellation.ThrowIfCancellationRequested();
            var geometry = layer.Placed(feature);
            var length = (int)ShapeContent.LengthOf(geometry);
            RequireRoom(shp.Position + HeadOfRecord + length, path);
            if (buffer.Length < length)
                buffer = new byte[length * 2];
            ShapeContent.Put(geometry, kind, buffer.AsSpan(0, length));
            BinaryPrimitives.WriteInt32BigEndian(place, (int)(shp.Position / 2));
            BinaryPrimitives.WriteInt32BigEndian(place[4..], length / 2);
            shx.Write(place);
            BinaryPrimitives.WriteInt32BigEndian(place, ++row);
            shp.Write(place);
            shp.Write(buffer, 0, length);
            table.Write(feature);
            extent.ExpandToInclude(geometry.EnvelopeInternal);
            steps.Next();
        }

        WriteHead(shp, kind, extent);
        WriteHead(shx, kind, extent);
    }

    private static void WriteHead(FileStream stream, ShapeKind kind, Envelope extent)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head.Clear();
        BinaryPrimitives.WriteInt32BigEndian(head, 9994);
        BinaryPrimitives.WriteInt32BigEndian(head[24..], (int)(stream.Length / 2));
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], 1000);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], (int)kind);
        BinaryPrimitives.WriteDoubleLittleEndian(head[36..], extent.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(head[44..], extent.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(head[52..], extent.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(head[60..], extent.MaxY);
        stream.Position = 0;
        stream.Write(head);
    }

    /// <summary>Lengths and places are 32-bit: many programs stop at 2 GB.</summary>
    private static void RequireRoom(long length, string path)
    {
        if (length > int.MaxValue)
            throw ExchangeTexts.Refusal("EXC-EXPORT-SIZE", Path.GetFileName(path));
    }

    /// <summary>The first text that the encoding does not hold: a name of a field, or a value.</summary>
    private static string? Beyond(ExportLayer layer, TargetEncoding encoding) =>
        layer.Columns.Select(column => column.Name).FirstOrDefault(name => !encoding.TryCount(name, out _))
        ?? layer.Columns.Select(column => column.Measure.BeyondOf(encoding)).FirstOrDefault(text => text is not null);

    private static IEnumerable<LocalizedText> Notices(List<DbfColumn> columns, TargetEncoding encoding, string path)
    {
        yield return ExchangeTexts.Say("NoticeEncodingWritten", encoding.Name);
        var shortened = columns
            .Select(column => (Short: encoding.Encoding.GetString(column.Name), Full: column.FullName))
            .Where(name => name.Short != name.Full)
            .ToList();
        if (shortened.Count > 0)
        {
            FieldNames.WriteTable(Path.ChangeExtension(path, FieldNames.TableEnding), shortened);
            yield return ExchangeTexts.Say("NoticeFieldsShortened", shortened.Count, Path.GetFileName(Path.ChangeExtension(path, FieldNames.TableEnding)));
        }

        if (columns.Sum(column => column.CutCount) is > 0 and var cut)
            yield return ExchangeTexts.Say("NoticeValuesCut", cut, string.Join(", ", columns.Where(column => column.CutCount > 0).Select(column => column.FullName)));
    }
}
