using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>
/// Writes a layer as GeoJSON (RFC 7946), feature by feature: rings by the right-hand rule, longitude and latitude. In another
/// CRS, by the "crs" member of the 2008 specification, which QGIS, GDAL and ArcGIS read.
/// </summary>
internal static class GeoJsonWriting
{
    private const int Wgs84 = 4326;

    /// <summary>Bytes that are kept before they are written.</summary>
    private const int Portion = 1 << 16;

    /// <summary>Beyond it a double has no decimals to show.</summary>
    private const double LargestExact = 1e15;

    private static readonly JsonSerializerOptions Geometries = new()
    {
        Converters = { new GeoJsonConverterFactory(new GeometryFactory(), false, "id", RingOrientationOption.EnforceRfc9746) },
    };

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<LocalizedText> Write(ExportLayer layer, string path, Steps steps, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Portion);
        // Chinese stays legible; the file is read as JSON and by no browser as a page.
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", layer.Name);
        if (layer.Crs.Epsg != Wgs84)
            WriteCrs(json, layer.Crs.Epsg!.Value);
        json.WriteStartArray("features");
        foreach (var feature in layer.Features)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", feature.Id);
            json.WriteStartObject("properties");
            foreach (var column in layer.Columns)
                WriteValue(json, column.Name, column.ValueOf(feature));
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            JsonSerializer.Serialize(json, layer.Placed(feature), Geometries);
            json.WriteEndObject();
            if (json.BytesPending > Portion)
                json.Flush();
            steps.Next();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return layer.Crs.Epsg == Wgs84 ? [] : [ExchangeTexts.Say("NoticeCrsMemberWritten", layer.Crs.ToString())];
    }

    private static void WriteCrs(Utf8JsonWriter json, int epsg)
    {
        json.WriteStartObject("crs");
        json.WriteString("type", "name");
        json.WriteStartObject("properties");
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"urn:ogc:def:crs:EPSG::{epsg}"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case long whole:
                json.WriteNumber(name, whole);
                break;
            // JSON has no NaN and no infinity.
            case double number when double.IsFinite(number):
                // A real number stays one to whoever tells them by the point.
                if (number == Math.Floor(number) && Math.Abs(number) < LargestExact)
                {
                    json.WritePropertyName(name);
                    json.WriteRawValue(number.ToString("F1", CultureInfo.InvariantCulture), skipInputValidation: true);
                }
                else
                {
                    json.WriteNumber(name, number);
                }

                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            default:
                json.WriteNull(name);
                break;
        }
    }
}
