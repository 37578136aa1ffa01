using System.Text;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.GeoJson;

/// <summary>GeoJSON files that are broken, lie or are made to do harm: each ends soon in a fault with its place, or in a report.</summary>
[TestClass]
public sealed class BrokenGeoJsonTests : IDisposable
{
    private const string Ring = "[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.50]]";
    private const string Land = $$$"""{"type":"Polygon","coordinates":[{{{Ring}}}]}""";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("", "EXC-FILE-EMPTY", DisplayName = "empty")]
    [DataRow("  \n ", "EXC-JSON-SYNTAX", DisplayName = "only blanks")]
    [DataRow("\0\0\0\0", "EXC-JSON-SYNTAX", DisplayName = "only zeros")]
    [DataRow("PK\u0003\u0004", "EXC-JSON-SYNTAX", DisplayName = "an archive")]
    [DataRow("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "EXC-JSON-SYNTAX", DisplayName = "XML with an external entity")]
    [DataRow("null", "EXC-JSON-NOT-GEOJSON", DisplayName = "null")]
    [DataRow("42", "EXC-JSON-NOT-GEOJSON", DisplayName = "a number")]
    [DataRow("\"FeatureCollection\"", "EXC-JSON-NOT-GEOJSON", DisplayName = "a text")]
    [DataRow("[]", "EXC-JSON-NOT-GEOJSON", DisplayName = "an array")]
    [DataRow("{}", "EXC-JSON-NOT-GEOJSON", DisplayName = "an empty object")]
    [DataRow("{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}", "EXC-JSON-NOT-GEOJSON", DisplayName = "TopoJSON")]
    [DataRow("{\"type\":\"FeatureCollection\"}", "EXC-JSON-NOT-GEOJSON", DisplayName = "no features")]
    [DataRow("{\"features\":[]}", "EXC-JSON-NOT-GEOJSON", DisplayName = "no type")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":{\"a\":{},\"b\":1}}", "EXC-JSON-NOT-GEOJSON", DisplayName = "features that are an object")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":\"none\"}", "EXC-JSON-NOT-GEOJSON", DisplayName = "features that are a text")]
    [DataRow("{\"type\":[\"FeatureCollection\"],\"features\":[]}", "EXC-JSON-NOT-GEOJSON", DisplayName = "a type that is an array")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[]}", "taken 0", DisplayName = "an empty collection")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[]}{}", "EXC-JSON-SYNTAX", DisplayName = "two texts in one file")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[],}", "EXC-JSON-SYNTAX", DisplayName = "a comma too many")]
    [DataRow("{'type':'FeatureCollection','features':[]}", "EXC-JSON-SYNTAX", DisplayName = "single quotes")]
    [DataRow("callback({\"type\":\"FeatureCollection\",\"features\":[]})", "EXC-JSON-SYNTAX", DisplayName = "a script")]
    [DataRow("// a comment\n{\"type\":\"FeatureCollection\",\"features\":[]}", "EXC-JSON-SYNTAX", DisplayName = "a comment")]
    [DataRow("{\"type\":\"FeatureCollection\",\"\\ud800\":1,\"features\":[]}", "EXC-JSON-NOT-GEOJSON", DisplayName = "half a character in a name of the file")]
    public void A_file_that_is_something_else(string text, string end) => Ends(text, end);

    [TestMethod]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}}", "EXC-CRS", DisplayName = "a code that is none")]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:99999999999999\"}}", "EXC-JSON-CRS", DisplayName = "a code beyond 32 bits")]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}}", "EXC-FILE-PLACE", DisplayName = "Web Mercator for degrees")]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"GCJ-02\"}}", "EXC-CRS", DisplayName = "displaced coordinates")]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"\\ud800\"}}", "EXC-JSON-CRS", DisplayName = "half a character")]
    [DataRow("{\"type\":\"name\",\"properties\":[]}", "EXC-JSON-CRS", DisplayName = "properties that are an array")]
    [DataRow("{\"type\":\"link\",\"properties\":{\"href\":\"file:///etc/passwd\",\"type\":\"proj4\"}}", "EXC-JSON-CRS", DisplayName = "a link to a file")]
    [DataRow("null", "EXC-JSON-CRS|taken 1", DisplayName = "null")]
    [DataRow("\"EPSG:4490\"", "EXC-JSON-CRS", DisplayName = "a text")]
    [DataRow("[[[[[[]]]]]]", "EXC-JSON-CRS", DisplayName = "an array")]
    [DataRow("{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}}", "EXC-FILE-PLACE", DisplayName = "metres for degrees")]
    public void A_reference_system_that_is_wrong(string crs, string end) => Ends(
        $$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{"type":"Feature","properties":{},"geometry":{{Land}}}]}""", end);

    [TestMethod]
    [DataRow("null", "rows EXC-JSON-FEATURE", DisplayName = "null")]
    [DataRow("[1,2]", "rows EXC-JSON-FEATURE", DisplayName = "an array")]
    [DataRow("{}", "rows EXC-SHAPE-NULL", DisplayName = "nothing in it")]
    [DataRow("{\"geometry\":null}", "rows EXC-SHAPE-NULL", DisplayName = "no geometry")]
    [DataRow("{\"geometry\":\"POLYGON EMPTY\"}", "rows EXC-JSON-FEATURE", DisplayName = "a geometry in words")]
    [DataRow("{\"\\ud800\":1,\"geometry\":" + Land + "}", "rows EXC-JSON-STRING", DisplayName = "half a character in a member")]
    [DataRow("{\"properties\":{\"\\udc00\":1},\"geometry\":" + Land + "}", "rows EXC-JSON-STRING", DisplayName = "half a character in a field")]
    [DataRow("{\"properties\":{\"a\":\"\\udc00\"},\"geometry\":" + Land + "}", "rows EXC-JSON-STRING", DisplayName = "half a character in a value")]
    [DataRow("{\"id\":\"\\ud800x\",\"geometry\":" + Land + "}", "rows EXC-JSON-STRING", DisplayName = "half a character in an identity")]
    [DataRow("{\"properties\":{\"DLBM\":\"ZZ\"},\"geometry\":" + Land + "}", "rows EXC-LANDUSE-SURVEY", DisplayName = "a class that is none")]
    [DataRow("{\"properties\":7,\"id\":{\"a\":[]},\"geometry\":" + Land + "}", "taken 1", DisplayName = "properties that are a number")]
    [DataRow("{\"properties\":{\"a\":1e999,\"b\":123456789012345678901234567890},\"geometry\":" + Land + "}", "taken 1", DisplayName = "numbers beyond 64 bits")]
    [DataRow("{\"properties\":{\"../../etc/passwd\":\"x\",\"'; DROP TABLE plan; --\":\"=1+1\"},\"geometry\":" + Land + "}", "taken 1", DisplayName = "hostile names of fields")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\"}}", "rows EXC-JSON-FEATURE", DisplayName = "no coordinates")]
    [DataRow("{\"geometry\":{\"coordinates\":[" + Ring + "]}}", "rows EXC-JSON-FEATURE", DisplayName = "coordinates of no type")]
    [DataRow("{\"geometry\":{\"type\":\"Circle\",\"coordinates\":[114,22.5]}}", "rows EXC-JSON-FEATURE", DisplayName = "a type that is none")]
    [DataRow("{\"geometry\":{\"type\":\"\\ud800\",\"coordinates\":[]}}", "rows EXC-JSON-STRING", DisplayName = "half a character in a type")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":{}}}", "rows EXC-JSON-FEATURE", DisplayName = "coordinates that are an object")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}", "rows EXC-SHAPE-EMPTY", DisplayName = "no ring")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[]]}}", "rows EXC-SHAPE-EMPTY", DisplayName = "an empty ring")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + Ring + ",[]]}}", "rows EXC-RING-TOO-FEW", DisplayName = "an empty hole")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114,22.5],[114.01,22.5],[114,22.5]]]}}", "rows EXC-RING-TOO-FEW", DisplayName = "a ring of two points")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114,22.5],[114.01,22.5],[114.01,22.51],[114,22.51]]]}}", "rows EXC-RING-OPEN", DisplayName = "a ring that does not close")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114],[114.01],[114.02],[114]]]}}", "rows EXC-JSON-POSITION", DisplayName = "positions of one number")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\"114\",\"22.5\"]]]}}", "rows EXC-JSON-POSITION", DisplayName = "positions of texts")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1e999,22.5]]]}}", "rows EXC-JSON-POSITION", DisplayName = "a position beyond numbers")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[null,null]]]}}", "rows EXC-JSON-POSITION", DisplayName = "a position of nothing")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + Ring + "}}", "rows EXC-JSON-POSITION", DisplayName = "brackets too few")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + Ring + "]]}}", "rows EXC-JSON-POSITION", DisplayName = "brackets too many")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1e300,1e300],[-1e300,1e300],[0,-1e300],[1e300,1e300]]]}}", "EXC-FILE-PLACE", DisplayName = "land beyond the sky")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[22.5,114],[22.5,114.01],[22.51,114.01],[22.5,114]]]}}", "EXC-FILE-PLACE", DisplayName = "swapped axes")]
    [DataRow("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114,22.5],[114.01,22.51],[114.01,22.5],[114,22.51],[114,22.5]]]}}", "rows EXC-GEOMETRY-INVALID", DisplayName = "a ring that crosses itself")]
    [DataRow("{\"geometry\":{\"type\":\"Point\",\"coordinates\":[114,22.5]}}", "rows EXC-GEOMETRY-KIND", DisplayName = "a point for land")]
    [DataRow("{\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[]}}", "rows EXC-JSON-COLLECTION", DisplayName = "a collection")]
    [DataRow("{\"geometry\":{\"type\":\"Feature\",\"geometry\":{\"type\":\"Feature\"}}}", "rows EXC-JSON-FEATURE", DisplayName = "a feature in a feature")]
    public void A_feature_that_is_wrong(string feature, string end) => Ends(Collection(feature), end);

    [TestMethod]
    [DataRow("utf-16", "EXC-JSON-ENCODING|EXC-JSON-SYNTAX", DisplayName = "UTF-16 cut within a character")]
    [DataRow("utf-16BE", "EXC-JSON-ENCODING|EXC-JSON-SYNTAX", DisplayName = "UTF-16 of the other order cut within a character")]
    [DataRow("utf-32", "EXC-JSON-SYNTAX", DisplayName = "UTF-32")]
    public void A_file_in_another_encoding_with_its_mark(string name, string end)
    {
        var encoding = Encoding.GetEncoding(name);
        Ends([.. encoding.GetPreamble(), .. encoding.GetBytes("""{"type":"FeatureCollection","features":[]}""")[..^1]], end);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xC1, 0xC4 }, DisplayName = "GBK")]
    [DataRow(new byte[] { 0xED, 0xA0, 0x80 }, DisplayName = "half a surrogate pair")]
    [DataRow(new byte[] { 0xC0, 0xAF }, DisplayName = "an overlong slash")]
    [DataRow(new byte[] { 0xF5, 0x80, 0x80, 0x80 }, DisplayName = "a character beyond Unicode")]
    public void Text_that_is_not_UTF_8(byte[] bytes) => Ends(
        [.. """{"type":"FeatureCollection","features":[{"properties":{"a":"x"""u8, .. bytes, .. "\"}}]}"u8], "EXC-JSON-ENCODING");

    [TestMethod]
    [DataRow("utf-7", "EXC-ENCODING-UNKNOWN")]
    [DataRow("klingon", "EXC-ENCODING-UNKNOWN")]
    [DataRow("us-ascii", "EXC-JSON-ENCODING")]
    public void A_named_encoding_that_is_wrong(string named, string end)
    {
        folder.Write("broken.json", """{"type":"FeatureCollection","features":[{"properties":{"a":"聊城"}}]}""");
        plan.AssertEnds(end, folder["broken.json"], request => request with { Encoding = named });
    }

    [TestMethod]
    [DataRow("[", "", 65, "EXC-JSON-SYNTAX", DisplayName = "arrays in arrays")]
    [DataRow("[", "", 1_000_000, "EXC-JSON-SYNTAX", DisplayName = "a million arrays in arrays")]
    [DataRow("{\"features\":", "", 1_000_000, "EXC-JSON-SYNTAX", DisplayName = "collections in collections")]
    public void Nesting_without_end(string opens, string closes, int times, string end) => Ends(
        "{\"type\":\"FeatureCollection\",\"features\":[" + string.Concat(Enumerable.Repeat(opens, times)) + closes, end);

    /// <summary>A name, a text, a number, a system, a feature, and positions that go on for as long as a feature may.</summary>
    [TestMethod]
    [DataRow("{\"type\":\"FeatureCollection\",\"", "x", "\":1,\"features\":[]}", "EXC-JSON-SIZE", DisplayName = "a name without end")]
    [DataRow("{\"type\":\"", "x", "\",\"features\":[]}", "EXC-JSON-SIZE", DisplayName = "a type without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"crs\":\"", "x", "\",\"features\":[]}", "EXC-JSON-SIZE", DisplayName = "a system without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":[0", ",0", "]},\"features\":[]}", "EXC-JSON-SIZE", DisplayName = "a system of heaps of values")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[", "1", "]}", "EXC-JSON-SIZE", DisplayName = "a number without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":\"", "x", "\"}}]}", "EXC-JSON-SIZE", DisplayName = "a value without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[{\"a\":[0", ",0", "]}]}", "EXC-JSON-SIZE", DisplayName = "a feature without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[1", ",1", "]}", "EXC-FILE-UNREAD", DisplayName = "numbers for features without end")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[{}", ",{}", "]}", "EXC-FILE-UNREAD", DisplayName = "empty features without end")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[1,1]", ",[1,1]", "]]}", "EXC-JSON-SIZE", DisplayName = "a geometry without end")]
    [DataRow("{\"a\":[0", ",0", "],\"type\":\"FeatureCollection\",\"features\":[]}", "taken 0", DisplayName = "a foreign member without end")]
    [DataRow("", " ", "", "EXC-JSON-SYNTAX", DisplayName = "blanks without end")]
    public void A_part_without_end(string before, string pattern, string after, string end)
    {
        using (var file = File.Create(folder["broken.json"]))
        {
            file.Write(Encoding.UTF8.GetBytes(before));
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(pattern, 1 << 16)));
            for (var left = 64L << 20; left > 0; left -= block.Length)
                file.Write(block);
            file.Write(Encoding.UTF8.GetBytes(after));
        }

        plan.AssertEnds(end, folder["broken.json"]);
    }

    /// <summary>Short in the file, long in memory.</summary>
    [TestMethod]
    [DataRow("[1,1]", "rows EXC-GEOMETRY-VERTICES", DisplayName = "positions")]
    [DataRow("[114,22]", "rows EXC-GEOMETRY-VERTICES", DisplayName = "positions in the city")]
    public void A_ring_of_millions_of_positions(string position, string end) => Ends(Collection("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + string.Join(',', Enumerable.Repeat(position, 2_000_000)) + "]]}}"), end);

    [TestMethod]
    public void A_million_rings_without_a_position() => Ends(
        Collection("{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[" + string.Join(',', Enumerable.Repeat("[[]]", 2_000_000)) + "]}}"), "rows EXC-GEOMETRY-VERTICES");

    [TestMethod]
    public void Fields_without_end() => Ends(
        Collection("{\"properties\":{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"f{i}\":1")) + "}}"), "EXC-JSON-FIELDS");

    [TestMethod]
    public void A_file_of_gigabytes_of_nothing()
    {
        using (var file = File.Create(folder["broken.json"]))
            file.SetLength(3L << 30);
        plan.AssertEnds("EXC-JSON-SYNTAX", folder["broken.json"]);
    }

    private static string Collection(string features) => "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";

    private void Ends(string text, string end) => Ends(new UTF8Encoding(false).GetBytes(text), end);

    private void Ends(byte[] bytes, string end)
    {
        folder.Write("broken.json", bytes);
        plan.AssertEnds(end, folder["broken.json"]);
    }
}
