using System.Buffers;
using System.Text.Json;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>
/// Writes features for the map: GeoJSON in form, but with coordinates in the city's own CRS (metres east, north), at
/// full resolution. For our map only; exchange files are written elsewhere.
/// </summary>
public static class FeatureCollectionWriter
{
    private const int FlushBytes = 1 << 16;

    /// <summary>Writes a FeatureCollection and flushes as it goes.</summary>
    public static Task WriteAsync(
        IEnumerable<PlanFeature> features, IBufferWriter<byte> output, Func<CancellationToken, Task> flush, CancellationToken cancellation) =>
        WriteAsync(features, WriteFeature, output, flush, cancellation);

    /// <summary>Writes geometries of which nothing else is known as a FeatureCollection, and flushes as it goes.</summary>
    public static Task WriteOutlinesAsync(
        IEnumerable<Geometry> outlines, IBufferWriter<byte> output, Func<CancellationToken, Task> flush, CancellationToken cancellation) =>
        WriteAsync(outlines, WriteOutline, output, flush, cancellation);

    private static async Task WriteAsync<TItem>(
        IEnumerable<TItem> items,
        Action<Utf8JsonWriter, TItem> write,
        IBufferWriter<byte> output,
        Func<CancellationToken, Task> flush,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(flush);
        using var json = new Utf8JsonWriter(output);
        long flushed = 0;
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var item in items)
        {
            write(json, item);
            if (json.BytesCommitted + json.BytesPending - flushed < FlushBytes)
                continue;
            json.Flush();
            await flush(cancellation);
            flushed = json.BytesCommitted;
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await flush(cancellation);
    }

    private static void WriteFeature(Utf8JsonWriter json, PlanFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WriteStartObject("properties");
        json.WriteString("number", feature.Number);
        json.WriteString("name", feature.Name ?? feature.Number);
        switch (feature)
        {
            case Parcel parcel:
                json.WriteString("code", parcel.LandUseCode);
                break;
            case Plot plot:
                json.WriteString("code", plot.LandUseCode);
                json.WriteString("scheme", plot.SchemeId);
                break;
            case ControlLine line:
                json.WriteString("kind", line.Kind);
                break;
            default:
                break;
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        WriteGeometry(json, feature.Geometry);
        json.WriteEndObject();
    }

    private static void WriteOutline(Utf8JsonWriter json, Geometry outline)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNull("properties");
        json.WritePropertyName("geometry");
        WriteGeometry(json, outline);
        json.WriteEndObject();
    }

    private static void WriteGeometry(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WritePropertyName("coordinates");
        WriteCoordinates(json, geometry);
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePosition(json, point.X, point.Y);
                break;
            case LineString line:
                WriteLine(json, line);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                WriteLine(json, polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                    WriteLine(json, hole);
                json.WriteEndArray();
                break;
            case GeometryCollection parts:
                json.WriteStartArray();
                foreach (var part in parts.Geometries)
                    WriteCoordinates(json, part);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"The map does not draw a {geometry.GeometryType}.", nameof(geometry));
        }
    }

    private static void WriteLine(Utf8JsonWriter json, LineString line)
    {
        json.WriteStartArray();
        var points = line.CoordinateSequence;
        for (var i = 0; i < points.Count; i++)
            WritePosition(json, points.GetX(i), points.GetY(i));
        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, double x, double y)
    {
        json.WriteStartArray();
        json.WriteNumberValue(x);
        json.WriteNumberValue(y);
        json.WriteEndArray();
    }
}
