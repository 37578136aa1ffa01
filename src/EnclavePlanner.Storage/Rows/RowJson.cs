using System.Buffers;
using System.Text;
using System.Text.Json;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.GeoPackage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// A whole row as one JSON object, as the history keeps it: its fields under the names of its table, the geometry as
/// base64 of the GeoPackage geometry, so that it comes back bit for bit.
/// </summary>
internal static class RowJson
{
    internal static string Write(PlanRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, FieldJson.Readable))
        {
            json.WriteStartObject();
            json.WriteString("row", RowKinds.NameOf(RowKinds.Of(row)));
            RowFields.Write(row, new Writer(json));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="FormatException">Not what <see cref="Write"/> writes.</exception>
    internal static PlanRow Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var reader = new Reader(document.RootElement);
            return RowFields.Read(RowKinds.Parse(reader.Text("row")), reader);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException("A record of the history is not readable.", fault);
        }
    }

    private sealed class Writer(Utf8JsonWriter json) : IFieldWriter
    {
        public void Text(string field, string? value) => json.WriteString(field, value);

        public void Integer(string field, long value) => json.WriteNumber(field, value);

        public void Real(string field, double value)
        {
            json.WritePropertyName(field);
            FieldJson.WriteReal(json, value);
        }

        public void Identity(string field, Guid value) => json.WriteString(field, value);

        public void Geometry(string field, Geometry value) => json.WriteBase64String(field, GeometryBlob.Write(value));

        public void Attributes(string field, SourceAttributes value)
        {
            json.WritePropertyName(field);
            FieldJson.Write(json, value);
        }

        public void Basket(string field, Basket value)
        {
            json.WritePropertyName(field);
            FieldJson.Write(json, value);
        }
    }

    private sealed class Reader(JsonElement json) : IFieldReader
    {
        public string? OptionalText(string field) =>
            Field(field) is { ValueKind: JsonValueKind.Null } ? null : Text(field);

        public string Text(string field) => FieldJson.ReadText(Field(field));

        public long Integer(string field) => Field(field).GetInt64();

        public double Real(string field) => FieldJson.ReadReal(Field(field));

        public Guid Identity(string field) => Guid.Parse(Text(field));

        public Geometry Geometry(string field) => GeometryBlob.Read(Field(field).GetBytesFromBase64());

        public SourceAttributes Attributes(string field) => FieldJson.ReadAttributes(Field(field));

        public Basket Basket(string field) => FieldJson.ReadBasket(Field(field));

        private JsonElement Field(string field) => json.TryGetProperty(field, out var value)
            ? value
            : throw new FormatException($"The field '{field}' is missing.");
    }
}
