using System.Xml.Linq;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Roads;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Geodesy.Tests.Roads;

/// <summary>The drive network of Futian as OSMnx gives it: directed edges between named nodes, on the survey grid of EPSG:4547.</summary>
internal sealed class FutianRoads
{
    internal static readonly Crs Zone = CrsRegistry.Get(4547);

    private static readonly XNamespace Ns = "http://graphml.graphdrawing.org/xmlns";

    private FutianRoads(Dictionary<string, Point> nodes, List<Edge> edges) => (Nodes, Edges) = (nodes, edges);

    internal Dictionary<string, Point> Nodes { get; }

    internal List<Edge> Edges { get; }

    internal static FutianRoads Read()
    {
        var document = XDocument.Load(SharedData.File("roads/shenzhen_futian_osmnx_drive.graphml"));
        var keys = document.Descendants(Ns + "key").ToLookup(key => ((string)key.Attribute("for")!, (string)key.Attribute("attr.name")!), key => (string)key.Attribute("id")!);
        string? Data(XElement element, string name) => element.Elements(Ns + "data")
            .FirstOrDefault(data => (string)data.Attribute("key")! == keys[(element.Name.LocalName, name)].Single())?.Value;

        var toZone = CoordinateTransform.Between(CrsRegistry.Get(4326), Zone);
        var degrees = document.Descendants(Ns + "node").ToDictionary(
            node => (string)node.Attribute("id")!,
            node => new Coordinate(Wkt.Number(Data(node, "x")!), Wkt.Number(Data(node, "y")!)));
        var edges = document.Descendants(Ns + "edge").Select(edge =>
        {
            string source = (string)edge.Attribute("source")!, target = (string)edge.Attribute("target")!;
            var line = Data(edge, "geometry") is { } wkt
                ? (LineString)new WKTReader().Read(wkt)
                : new LineString([degrees[source], degrees[target]]);
            Assert.AreEqual(degrees[source], line[0]);
            Assert.AreEqual(degrees[target], line[line.Count - 1]);
            return new Edge(source, target, line, (LineString)toZone.Transform(line), Wkt.Number(Data(edge, "length")!));
        }).ToList();
        return new FutianRoads(degrees.ToDictionary(node => node.Key, node => (Point)toZone.Transform(new Point(node.Value))), edges);
    }

    internal RoadNetwork Network(RoadDirection direction) =>
        RoadNetwork.Build([.. Edges.Select(edge => new RoadLine(edge.Line, direction))], Zone);

    internal sealed record Edge(string Source, string Target, LineString Degrees, LineString Line, double StatedMetres);
}
