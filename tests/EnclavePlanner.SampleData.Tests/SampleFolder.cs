using System.Text;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;

namespace EnclavePlanner.SampleData.Tests;

/// <summary>The files as they lie in the repository, read with the readers of NetTopologySuite.IO, which we did not write.</summary>
internal static class SampleFolder
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    public static Encoding Gbk { get; } = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    public static string Path { get; } = Find();

    public static string In(string name) => System.IO.Path.Combine(Path, name);

    public static IReadOnlyList<Feature> Shapefile(string name) =>
        NetTopologySuite.IO.Esri.Shapefile.ReadAllFeatures(In(name), new ShapefileReaderOptions { Encoding = Gbk });

    public static IReadOnlyList<IFeature> Features(string name) =>
        [.. JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllText(In(name)), GeoJson)!];

    public static Geometry[] Areas(IEnumerable<IFeature> features) =>
        [.. features.Select(feature => feature.Geometry is MultiPolygon { NumGeometries: 1 } single ? single[0] : feature.Geometry)];

    /// <summary>The rings of a boundary-point file, as east and north without the zone number.</summary>
    public static List<Polygon> Points(string name)
    {
        var areas = new List<Polygon>();
        var rings = new List<(string Ring, List<Coordinate> Points)>();
        foreach (var line in File.ReadAllLines(In(name), Gbk).SkipWhile(line => line != "[地块坐标]").Skip(1).Append("@"))
        {
            if (line.EndsWith('@'))
            {
                if (rings.Count > 0)
                    areas.Add(Area(rings));
                rings.Clear();
                continue;
            }

            var cells = line.Split(',');
            if (rings.Count == 0 || rings[^1].Ring != cells[1])
                rings.Add((cells[1], []));
            rings[^1].Points.Add(new Coordinate(double.Parse(cells[3][2..], null), double.Parse(cells[2], null)));
        }

        return areas;
    }

    private static Polygon Area(List<(string Ring, List<Coordinate> Points)> rings)
    {
        var factory = new GeometryFactory();
        var closed = rings.ConvertAll(ring => factory.CreateLinearRing([.. ring.Points]));
        return factory.CreatePolygon(closed[0], [.. closed.Skip(1)]);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "EnclavePlanner.sln")))
            folder = folder.Parent!;
        return System.IO.Path.Combine(folder.FullName, "sample-data", "liaocheng-shenzhen");
    }
}
