using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Files;

/// <summary>GeoJSON, one feature a line, with a fixed count of decimals; with a crs member of the 2008 kind, or RFC 7946 without.</summary>
internal static class GeoJsonWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">Written anew.</param>
    /// <param name="crsEpsg">The EPSG code for the crs member; null for RFC 7946.</param>
    /// <param name="decimals">Of coordinates.</param>
    /// <param name="features">Shapes in the coordinates to write, with their properties.</param>
    public static void Write(string file, int? crsEpsg, int decimals, IEnumerable<(Geometry Shape, JsonObject Properties)> features)
    {
        var text = new StringBuilder("{\n\"type\": \"FeatureCollection\",\n");
        if (crsEpsg is { } epsg)
            text.Append(CultureInfo.InvariantCulture, $"\"crs\": {{\"type\": \"name\", \"properties\": {{\"name\": \"urn:ogc:def:crs:EPSG::{epsg}\"}}}},\n");
        text.Append("\"features\": [\n");
        text.AppendJoin(",\n", features.Select(feature =>
            $"{{\"type\": \"Feature\", \"properties\": {feature.Properties.ToJsonString(Readable)}, \"geometry\": {Shape(feature.Shape, "F" + decimals)}}}"));
        text.Append("\n]\n}\n");
        File.WriteAllText(file, text.ToString());
    }

    private static string Shape(Geometry shape, string format)
    {
        var coordinates = shape switch
        {
            Point point => Position(point.Coordinate, format),
            LineString line => Positions(line.Coordinates, format),
            Polygon polygon => Rings(polygon, format),
            MultiPolygon many => $"[{string.Join(',', many.Geometries.Select(part => Rings((Polygon)part, format)))}]",
            _ => throw new InvalidOperationException($"No {shape.GeometryType} is drawn."),
        };
        return $"{{\"type\": \"{shape.GeometryType}\", \"coordinates\": {coordinates}}}";
    }

    /// <summary>Outer rings counter-clockwise, holes clockwise (RFC 7946, 3.1.6).</summary>
    private static string Rings(Polygon polygon, string format) =>
        $"[{string.Join(',', polygon.InteriorRings.Select(hole => Ring(hole, false, format)).Prepend(Ring(polygon.ExteriorRing, true, format)))}]";

    private static string Ring(LineString ring, bool counterClockwise, string format) =>
        Positions(NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) == counterClockwise
            ? ring.Coordinates
            : [.. ring.Coordinates.Reverse()], format);

    private static string Positions(IEnumerable<Coordinate> points, string format) =>
        $"[{string.Join(',', points.Select(point => Position(point, format)))}]";

    private static string Position(Coordinate point, string format) =>
        $"[{point.X.ToString(format, CultureInfo.InvariantCulture)},{point.Y.ToString(format, CultureInfo.InvariantCulture)}]";
}
