using System.Text.Json;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>
/// A GeoJSON file: a FeatureCollection, one Feature, or one geometry. It is walked through once when opened, so that bad
/// JSON anywhere refuses the file before a record is taken, and again for its records.
/// </summary>
internal sealed class GeoJsonLayer : SourceLayer
{
    private const int MostFields = 4096;

    private static readonly HashSet<string> GeometryTypes =
        ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    private readonly SourceFile file;
    private readonly string? encodingName;
    private readonly string type;
    private bool leftOutZ;

    private GeoJsonLayer(SourceFile file, string? encodingName, string type, CrsEvidence crs, string encoding, IReadOnlyList<string> fields)
    {
        (this.file, this.encodingName, this.type) = (file, encodingName, type);
        (Crs, Encoding, Fields) = (crs.Crs, encoding, fields);
        ByteCount = file.Length;
        Tell(crs);
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields { get; }

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <exception cref="FaultException">EXC-JSON-…, EXC-CRS: what is wrong with the file, and where.</exception>
    internal static GeoJsonLayer Open(SourceFile file, CrsStatement said, string? encodingName, CancellationToken cancellation)
    {
        using var scanner = new FeatureScanner(file, encodingName);
        var fields = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var unread = new UnreadLimit(file);
        for (var row = 1; scanner.Next(cancellation, out var feature); row++)
        {
            if (!AddNames(file, feature.Span, fields, known))
                unread.Take(row, ExchangeTexts.Say("EXC-SHAPE-NULL"));
        }

        var type = scanner.Type;
        if (type == "FeatureCollection" ? !scanner.HasFeatures : type != "Feature" && !GeometryTypes.Contains(type ?? ""))
            throw ExchangeTexts.Refusal("EXC-JSON-NOT-GEOJSON", file.Name);
        var crs = GeoJsonCrs.Of(file, scanner.Crs, said);
        if (type == "Feature")
            AddNames(file, Whole(file, encodingName), fields, known);
        return new GeoJsonLayer(file, encodingName, type!, crs, scanner.Encoding, fields);
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        leftOutZ = false;
        var parser = new FeatureParser(SurveyGrid.FactoryFor(Crs));
        if (type != "FeatureCollection")
        {
            var whole = Whole(file, encodingName);
            yield return Record(1, () => type == "Feature" ? parser.Parse(whole) : (parser.ParseGeometry(whole), []));
        }
        else
        {
            using var scanner = new FeatureScanner(file, encodingName);
            for (var row = 1; scanner.Next(cancellation, out var feature); row++)
            {
                BytesRead = scanner.BytesRead;
                yield return Record(row, () => parser.Parse(feature.Span));
            }
        }

        leftOutZ = parser.LeftOutZ;
    }

    private protected override IEnumerable<LocalizedText> LateNotices() =>
        leftOutZ ? [ExchangeTexts.Say("NoticeHeightsLeftOut")] : [];

    private static SourceRecord Record(int row, Func<(Geometry Geometry, Dictionary<string, object?> Attributes)> parse)
    {
        try
        {
            var (geometry, attributes) = parse();
            return new SourceRecord(row, geometry, attributes, null);
        }
        catch (FaultException refusal)
        {
            return SourceRecord.Refused(row, refusal.Fault);
        }
    }

    private static byte[] Whole(SourceFile file, string? encodingName)
    {
        using var text = JsonText.Open(file, encodingName);
        var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = text.Read(buffer); count > 0; count = text.Read(buffer))
        {
            if (whole.Length + count > FeatureScanner.LargestFeature)
                throw ExchangeTexts.Refusal("EXC-JSON-SIZE", file.Name, FeatureScanner.LargestFeature >> 20);
            whole.Write(buffer, 0, count);
        }

        return whole.ToArray();
    }

    /// <summary>Notes the names of a feature's properties, and "id" where it has one.</summary>
    /// <returns>Whether it has a geometry.</returns>
    private static bool AddNames(SourceFile file, ReadOnlySpan<byte> feature, List<string> fields, HashSet<string> known)
    {
        var reader = new Utf8JsonReader(feature);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        var hasGeometry = false;
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isProperties = reader.ValueTextEquals("properties");
                hasGeometry |= reader.ValueTextEquals("geometry");
                if (reader.ValueTextEquals("id"))
                    Add("id");
                reader.Read();
                if (!isProperties || reader.TokenType != JsonTokenType.StartObject)
                {
                    reader.Skip();
                    continue;
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    Add(reader.GetString() ?? "");
                    reader.Read();
                    reader.Skip();
                }
            }
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair in a name: the record itself is refused with the reason when it is read
        }

        return hasGeometry;

        void Add(string name)
        {
            if (!known.Add(name))
                return;
            if (known.Count > MostFields)
                throw ExchangeTexts.Refusal("EXC-JSON-FIELDS", file.Name, MostFields);
            fields.Add(name);
        }
    }
}
