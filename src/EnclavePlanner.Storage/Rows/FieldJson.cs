using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// Attributes and baskets as JSON that comes back exactly: an integer has digits only, a real number always has a point
/// or an exponent, and the three reals JSON cannot say are <c>{"real":"NaN"}</c>, <c>{"real":"Infinity"}</c> and
/// <c>{"real":"-Infinity"}</c>.
/// </summary>
internal static class FieldJson
{
    /// <summary>Chinese stays readable in QGIS and in a database client.</summary>
    internal static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Utf8JsonWriter json, SourceAttributes attributes)
    {
        json.WriteStartObject();
        foreach (var (name, value) in attributes.Values)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case string text:
                    json.WriteStringValue(text);
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                case long integer:
                    json.WriteNumberValue(integer);
                    break;
                case double real:
                    WriteReal(json, real);
                    break;
            }
        }

        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Basket basket)
    {
        json.WriteStartArray();
        foreach (var parcel in basket)
            json.WriteStringValue(parcel);
        json.WriteEndArray();
    }

    internal static void WriteReal(Utf8JsonWriter json, double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            json.WriteStartObject();
            json.WriteString("real", text);
            json.WriteEndObject();
            return;
        }

        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", skipInputValidation: true);
    }

    /// <summary>The attributes as text.</summary>
    internal static string TextOf(SourceAttributes attributes) => attributes.Values.Count == 0 ? "{}" : TextOf(json => Write(json, attributes));

    /// <summary>The basket as text.</summary>
    internal static string TextOf(Basket basket) => TextOf(json => Write(json, basket));

    /// <summary>Reads a value from text.</summary>
    /// <exception cref="FormatException">No JSON, or not what <paramref name="read"/> takes.</exception>
    internal static TValue Parse<TValue>(string text, Func<JsonElement, TValue> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException("A JSON text is not readable.", fault);
        }
    }

    /// <exception cref="FormatException">Not what <see cref="Write(Utf8JsonWriter, SourceAttributes)"/> writes.</exception>
    internal static SourceAttributes ReadAttributes(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("Attributes are a JSON object.");
        return SourceAttributes.From(json.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, ReadScalar(property.Value))));
    }

    /// <exception cref="FormatException">Not an array of identities.</exception>
    internal static Basket ReadBasket(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            throw new FormatException("A basket is a JSON array.");
        return Basket.Of(json.EnumerateArray().Select(parcel => Guid.Parse(ReadText(parcel))));
    }

    internal static double ReadReal(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Object when json.TryGetProperty("real", out var name) => ReadText(name) switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new FormatException($"'{other}' is no number."),
        },
        _ => throw new FormatException($"A {json.ValueKind} stands where a number belongs."),
    };

    internal static string ReadText(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw new FormatException($"A {json.ValueKind} stands where text belongs.");

    private static string TextOf(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static object? ReadScalar(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.GetRawText().AsSpan().ContainsAny('.', 'E', 'e') => json.GetDouble(),
        JsonValueKind.Number => json.GetInt64(),
        _ => ReadReal(json),
    };
}
