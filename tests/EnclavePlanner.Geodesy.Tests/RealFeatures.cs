using System.Text.Json;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace EnclavePlanner.Geodesy.Tests;

/// <summary>Districts and parcels of the public test data, in degrees, by their codes.</summary>
internal static class RealFeatures
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    internal static Dictionary<int, Geometry> Districts() =>
        new[] { "admin/440300_full.json", "admin/371500_full.json", "admin/441500_full.json" }
            .SelectMany(Read)
            .ToDictionary(feature => Convert.ToInt32(feature.Attributes["adcode"], null), feature => feature.Geometry);

    internal static Dictionary<string, Geometry> ParisParcels() => Read("cadastre/cadastre-75118-parcelles.json")
        .ToDictionary(feature => (string)(feature.Attributes.GetOptionalValue("id") ?? feature.GetOptionalId("id")), feature => feature.Geometry);

    internal static List<string[]> Rows(string path) =>
        [.. File.ReadLines(SharedData.File(path)).Skip(1).Select(line => line.Split(','))];

    /// <summary>The vertices in a CRS without the survey grid.</summary>
    internal static Geometry Unrounded(Geometry degrees, Crs crs)
    {
        var copy = degrees.Copy();
        foreach (var vertex in copy.Coordinates.Distinct(ReferenceEqualityComparer.Instance).Cast<Coordinate>())
        {
            var placed = crs.FromGeographic(new GeographicPoint(vertex.X, vertex.Y));
            (vertex.X, vertex.Y) = (placed.X, placed.Y);
        }

        copy.GeometryChanged();
        return copy;
    }

    private static FeatureCollection Read(string path) =>
        JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(SharedData.File(path)), Json)!;
}
