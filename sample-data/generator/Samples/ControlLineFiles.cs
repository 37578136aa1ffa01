using System.Text.Json.Nodes;
using EnclavePlanner.SampleData.Files;
using EnclavePlanner.SampleData.Lines;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>Control lines: geographic GeoJSON with a crs member, as downloads are, or a shapefile.</summary>
internal static class ControlLineFiles
{
    private static readonly DbfField[] Fields =
    [
        DbfField.Text("KIND", 10), DbfField.Text("NUMBER", 10), DbfField.Text("NAME", 60), DbfField.Text("XZQDM", 12),
        DbfField.Number("MJ", 16, 2), DbfField.Text("BZ", 40),
    ];

    public static void WriteGeoJson(string file, SurveyFrame frame, IEnumerable<ControlArea> lines) =>
        GeoJsonWriter.Write(file, 4490, 10, lines.Select(line => (frame.Geographic(line.Area), new JsonObject
        {
            ["kind"] = line.Kind,
            ["number"] = line.Number,
            ["name"] = Name(line),
            ["XZQDM"] = frame.Code,
            ["MJ"] = frame.Area(line.Area),
            ["BZ"] = "虚构",
        })));

    public static void WriteShapefile(string stem, SurveyFrame frame, string prj, IEnumerable<ControlArea> lines) =>
        ShapefileWriter.Write(stem, prj, "GBK", Fields, [.. lines.Select(line =>
            (frame.Placed(line.Area), new object[] { line.Kind, line.Number, Name(line), frame.Code, frame.Area(line.Area), "虚构" }))]);

    private static string Name(ControlArea line) => line.Name + "（虚构）";
}
