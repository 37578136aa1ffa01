using System.Globalization;
using System.Text.Json.Nodes;
using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Files;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>Centre lines, one a stretch between junctions.</summary>
internal static class RoadFiles
{
    private static readonly DbfField[] Fields =
        [DbfField.Text("NUMBER", 10), DbfField.Text("NAME", 40), DbfField.Number("WIDTH", 8, 1), DbfField.Text("BZ", 40)];

    public static void WriteShapefile(string stem, SurveyFrame frame, string prj, string? cpg, Scene scene) =>
        ShapefileWriter.Write(stem, prj, cpg, Fields, [.. Numbered(scene).Select(road =>
            (frame.Placed(road.Stretch.Centre), new object[] { road.Number, Name(road.Stretch), road.Stretch.Width, "虚构" }))]);

    public static void WriteGeoJson(string file, SurveyFrame frame, Scene scene) =>
        GeoJsonWriter.Write(file, null, 10, Numbered(scene).Select(road => (frame.Geographic(road.Stretch.Centre), new JsonObject
        {
            ["number"] = road.Number,
            ["name"] = Name(road.Stretch),
            ["width"] = road.Stretch.Width,
            ["note"] = "虚构 fictitious",
        })));

    private static IEnumerable<(string Number, RoadStretch Stretch)> Numbered(Scene scene) =>
        scene.Roads.Select((stretch, i) => ("R-" + (i + 1).ToString("000", CultureInfo.InvariantCulture), stretch));

    private static string Name(RoadStretch stretch) => stretch.Name + "（虚构）";
}
