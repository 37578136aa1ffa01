using System.Buffers.Binary;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// A shapefile with its .dbf, .prj, .shx and .cpg. The records of the .shp and the .dbf belong together by their order, so
/// a difference in number refuses the whole file.
/// </summary>
internal sealed class ShapefileLayer : SourceLayer
{
    private const int PrjLimit = 1 << 16;

    /// <summary>A vertex with height and measure, in a part of its own, has 36 bytes.</summary>
    private const int LargestRecord = 36 * VertexLimit.Most;

    private readonly SourceFile shp;
    private readonly SourceFile dbf;
    private readonly DbfEncoding encoding;
    private readonly List<ShpPlace> places;
    private readonly List<LocalizedText> late = [];

    private ShapefileLayer(SourceFile shp, SourceFile dbf, Crs crs, List<ShpPlace> places, DbfTable table)
    {
        (this.shp, this.dbf, this.places, Crs) = (shp, dbf, places, crs);
        encoding = table.Encoding;
        Fields = [.. table.FieldNames];
        Encoding = encoding.Encoding.WebName;
        ByteCount = shp.Length;
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields { get; }

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <exception cref="FaultException">EXC-SHP-…, EXC-SHX-…, EXC-DBF-…, EXC-CRS, EXC-PRJ: what is wrong with which file.</exception>
    internal static ShapefileLayer Open(SourceFile shp, CrsStatement said, string? encodingName, CancellationToken cancellation)
    {
        var dbf = shp.Sibling(".dbf") ?? throw ExchangeTexts.Refusal("EXC-SHP-NO-DBF", shp.Name, shp.Stem + ".dbf");
        using var stream = shp.Open();
        ShpIndex.ReadHeader(shp, stream);
        var crs = CrsOf(shp, said);
        var shx = shp.Sibling(".shx");
        var places = shx is null
            ? ShpIndex.Walk(shp, stream, cancellation)
            : ShpIndex.Read(shx, stream.Length, cancellation);
        using var table = DbfTable.Open(dbf, encodingName, shp, places.Count, cancellation);
        var layer = new ShapefileLayer(shp, dbf, crs.Crs, places, table);
        layer.Tell(crs);
        layer.Tell(table.Encoding.Reason);
        if (shx is null)
            layer.Tell(ExchangeTexts.Say("NoticeNoShx"));
        return layer;
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        late.Clear();
        using var stream = shp.Open();
        using var table = DbfTable.Open(dbf, encoding);
        var reader = new ShapeReader(SurveyGrid.FactoryFor(Crs));
        var deleted = 0;
        for (var row = 1; row <= places.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var attributes = table.Next(row);
            if (attributes is null)
            {
                deleted++;
                continue;
            }

            if (places[row - 1].Length > LargestRecord)
            {
                yield return SourceRecord.Refused(row, VertexLimit.Fault);
                continue;
            }

            var content = Content(stream, places[row - 1], row);
            BytesRead = stream.Position;
            yield return Record(reader, content, row, attributes, cancellation);
        }

        if (reader.LeftOutZ)
            late.Add(ExchangeTexts.Say("NoticeHeightsLeftOut"));
        if (deleted > 0)
            late.Add(ExchangeTexts.Say("NoticeDeletedRows", deleted));
        if (table.CutValues > 0)
            late.Add(ExchangeTexts.Say("NoticeCutValues", table.CutValues));
    }

    private protected override IEnumerable<LocalizedText> LateNotices() => late;

    private static SourceRecord Record(
        ShapeReader reader, byte[] content, int row, Dictionary<string, object?> attributes, CancellationToken cancellation)
    {
        try
        {
            return new SourceRecord(row, reader.Read(content, cancellation), attributes, null);
        }
        catch (FaultException refusal)
        {
            return SourceRecord.Refused(row, refusal.Fault);
        }
    }

    private byte[] Content(FileStream stream, ShpPlace place, int row)
    {
        Span<byte> head = stackalloc byte[8];
        if (stream.Position != place.Offset)
            stream.Position = place.Offset;
        stream.ReadExactly(head);
        if (2L * BinaryPrimitives.ReadUInt32BigEndian(head[4..]) != place.Length)
            throw ExchangeTexts.Refusal("EXC-SHP-RECORD", shp.Name, row);
        var content = new byte[place.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static CrsEvidence CrsOf(SourceFile shp, CrsStatement said)
    {
        var prj = shp.Sibling(".prj");
        if (said.Evidence(shp) is { } named)
        {
            // Of a file that the user says is in a known system, an older datum in the .prj is a contradiction too, not a fault.
            return prj is null ? named : said.Beside(named, prj.Name, () => Recognise(prj, takesUnshifted: said.Epsg is not null));
        }

        if (prj is null)
            throw ExchangeTexts.Refusal("EXC-SHP-NO-PRJ", shp.Name, shp.Stem + ".prj");
        try
        {
            var crs = Recognise(prj, said.IsShifted);
            return new CrsEvidence(crs, ExchangeTexts.Say("NoticeCrsPrj", crs.ToString(), prj.Name));
        }
        catch (FaultException unknown) when (unknown.Fault.Code.StartsWith("GEO-", StringComparison.Ordinal))
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CRS", prj.Name, unknown.Fault.Text), unknown);
        }
    }

    /// <exception cref="FaultException">EXC-PRJ-TEXT, EXC-FILE-…: it is not legible. GEO-CRS-…: it is no CRS that can be used.</exception>
    private static Crs Recognise(SourceFile prj, bool takesUnshifted)
    {
        var bytes = prj.ReadAll(PrjLimit);
        if (!TextEncodings.Decodes(TextEncodings.Utf8, bytes) && !TextEncodings.Decodes(TextEncodings.Gb18030, bytes))
            throw ExchangeTexts.Refusal("EXC-PRJ-TEXT", prj.Name);
        Encoding encoding = TextEncodings.Decodes(TextEncodings.Utf8, bytes) ? TextEncodings.Utf8 : TextEncodings.Gb18030;
        var text = encoding.GetString(bytes).TrimStart('\uFEFF').Trim();
        return takesUnshifted ? CrsRegistry.FromWktUnshifted(text) : CrsRegistry.FromWkt(text);
    }
}
