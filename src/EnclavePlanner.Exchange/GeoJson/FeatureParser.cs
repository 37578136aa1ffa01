using System.Text;
using System.Text.Json;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>Makes a geometry and attributes of one feature (RFC 7946 §3.1, §3.2). Further numbers of a position are left out.</summary>
/// <param name="factory">Makes the geometries.</param>
internal sealed class FeatureParser(GeometryFactory factory)
{
    /// <summary>Whether a position had more than two numbers.</summary>
    internal bool LeftOutZ { get; private set; }

    /// <summary>The geometry and attributes of a feature.</summary>
    /// <exception cref="FaultException">EXC-JSON-FEATURE, EXC-JSON-POSITION, EXC-SHAPE-NULL, EXC-RING-…: what is wrong with the feature.</exception>
    internal (Geometry Geometry, Dictionary<string, object?> Attributes) Parse(ReadOnlySpan<byte> feature)
    {
        var reader = new Utf8JsonReader(feature);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw ExchangeTexts.Refusal("EXC-JSON-FEATURE");
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        Geometry? geometry = null;
        object? id = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Text(ref reader);
            reader.Read();
            switch (member)
            {
                case "geometry":
                    geometry = Geometry(ref reader, feature);
                    break;
                case "properties":
                    Properties(ref reader, feature, attributes);
                    break;
                case "id":
                    id = Value(ref reader, feature);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (id is not null)
            attributes.TryAdd("id", id);
        return (geometry ?? throw ExchangeTexts.Refusal("EXC-SHAPE-NULL"), attributes);
    }

    /// <summary>The geometry that a whole file is.</summary>
    internal Geometry ParseGeometry(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Geometry(ref reader, json) ?? throw ExchangeTexts.Refusal("EXC-SHAPE-NULL");
    }

    private static void Properties(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Dictionary<string, object?> attributes)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            attributes[name] = Value(ref reader, json);
        }
    }

    /// <summary>A scalar as it is; an object or array as its JSON text.</summary>
    private static object? Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number when reader.TryGetInt64(out var whole):
                return whole;
            case JsonTokenType.Number when reader.TryGetDouble(out var number) && double.IsFinite(number):
                return number;
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
            default:
                return null;
        }
    }

    /// <summary>A string; half a surrogate pair in it is a fault of the feature.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException broken)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-JSON-STRING"), broken);
        }
    }

    private Geometry? Geometry(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw ExchangeTexts.Refusal("EXC-JSON-FEATURE");
        string? type = null;
        ReadOnlySpan<byte> coordinates = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Text(ref reader);
            reader.Read();
            if (member == "type" && reader.TokenType == JsonTokenType.String)
            {
                type = Text(ref reader);
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (member == "coordinates")
                coordinates = json[start..(int)reader.BytesConsumed];
        }

        if (coordinates.IsEmpty || coordinates[0] != (byte)'[')
            throw ExchangeTexts.Refusal(type == "GeometryCollection" ? "EXC-JSON-COLLECTION" : "EXC-JSON-FEATURE");
        var positions = new Utf8JsonReader(coordinates);
        positions.Read();
        return Make(type, ref positions);
    }

    private Geometry Make(string? type, ref Utf8JsonReader reader) => type switch
    {
        "Point" => Position(ref reader) is { } position ? factory.CreatePoint(position) : factory.CreatePoint(),
        "MultiPoint" => factory.CreateMultiPointFromCoords(Positions(ref reader)),
        "LineString" => Line(ref reader),
        "MultiLineString" => factory.CreateMultiLineString([.. Several(ref reader, Line)]),
        "Polygon" => Polygon(ref reader),
        "MultiPolygon" => factory.CreateMultiPolygon([.. Several(ref reader, Polygon)]),
        _ => throw ExchangeTexts.Refusal("EXC-JSON-FEATURE"),
    };

    private LineString Line(ref Utf8JsonReader reader)
    {
        var positions = Positions(ref reader);
        return positions.Length == 1
            ? throw ExchangeTexts.Refusal("EXC-LINE-TOO-FEW", positions.Length)
            : factory.CreateLineString(positions);
    }

    private Polygon Polygon(ref Utf8JsonReader reader)
    {
        var rings = Several(ref reader, Ring);
        if (rings.Count > 1 && rings.Exists(ring => ring.IsEmpty))
            throw ExchangeTexts.Refusal("EXC-RING-TOO-FEW", 0);
        return rings.Count == 0 ? factory.CreatePolygon() : factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
    }

    private LinearRing Ring(ref Utf8JsonReader reader)
    {
        var positions = Positions(ref reader);
        if (positions.Length is > 0 and < 4)
            throw ExchangeTexts.Refusal("EXC-RING-TOO-FEW", positions.Length);
        if (positions.Length > 0 && !positions[0].Equals2D(positions[^1]))
            throw ExchangeTexts.Refusal("EXC-RING-OPEN", positions[0].X, positions[0].Y);
        return factory.CreateLinearRing(positions);
    }

    private delegate TPart Part<out TPart>(ref Utf8JsonReader reader);

    private static List<TPart> Several<TPart>(ref Utf8JsonReader reader, Part<TPart> part)
    {
        RequireArray(ref reader);
        var parts = new List<TPart>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            parts.Add(part(ref reader));
            VertexLimit.Require(parts.Count);
        }

        return parts;
    }

    private Coordinate[] Positions(ref Utf8JsonReader reader)
    {
        RequireArray(ref reader);
        var positions = new List<Coordinate>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            positions.Add(Position(ref reader) ?? throw ExchangeTexts.Refusal("EXC-JSON-POSITION"));
            VertexLimit.Require(positions.Count);
        }

        return [.. positions];
    }

    /// <summary>A position; null for an empty array.</summary>
    private Coordinate? Position(ref Utf8JsonReader reader)
    {
        RequireArray(ref reader);
        double x = 0, y = 0;
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || !double.IsFinite(number))
                throw ExchangeTexts.Refusal("EXC-JSON-POSITION");
            if (count == 0)
                x = number;
            else if (count == 1)
                y = number;
            count++;
        }

        if (count == 1)
            throw ExchangeTexts.Refusal("EXC-JSON-POSITION");
        LeftOutZ |= count > 2;
        return count == 0 ? null : new Coordinate(x, y);
    }

    private static void RequireArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw ExchangeTexts.Refusal("EXC-JSON-POSITION");
    }
}
