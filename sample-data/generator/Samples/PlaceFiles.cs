using System.Text.Json.Nodes;
using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Files;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>What distances are measured to: real places at about their real position, and made-up ones on the drawing.</summary>
internal static class PlaceFiles
{
    private const string Approximate = "位置示意，非实测 approximate position";
    private const string MadeUp = "虚构 fictitious";

    public static void WriteLiaocheng(string file) => Write(file, "LC", SurveyFrame.Liaocheng,
    [
        Real("聊城市人民政府（位置示意）", "Liaocheng city hall", 115.985, 36.457),
        Real("聊城站（位置示意）", "Liaocheng railway station", 115.972, 36.470),
        Real("聊城西站（位置示意）", "Liaocheng West railway station", 115.883, 36.432),
        Real("济南遥墙国际机场（位置示意）", "Jinan Yaoqiang airport", 117.216, 36.857),
        Drawn("前柳村村委会（虚构）", "Qianliu village committee", 642, 892),
        Drawn("槐林村工业点大门（虚构）", "Huailin works gate", 2060, 1338),
        Drawn("县道与柳行路路口（虚构）", "County road junction", 1362, 1236),
    ]);

    public static void WriteShenzhen(string file, Polygon park) => Write(file, "SZ", SurveyFrame.Shenzhen,
    [
        Real("深圳市人民政府（市民中心，位置示意）", "Shenzhen city hall (Civic Center)", 114.0596, 22.5431),
        Real("深圳北站（位置示意）", "Shenzhen North railway station", 114.0291, 22.6095),
        Real("光明城站（位置示意）", "Guangmingcheng railway station", 113.9435, 22.7318),
        Real("深圳宝安国际机场（位置示意）", "Shenzhen Bao'an airport", 113.8108, 22.6393),
        Gate("园区南门（虚构）", "Enclave south gate", park, corner => -corner.Y),
        Gate("园区西门（虚构）", "Enclave west gate", park, corner => -corner.X),
        Gate("园区北门（虚构）", "Enclave north gate", park, corner => corner.Y),
    ]);

    private static void Write(
        string file, string series, SurveyFrame frame, IEnumerable<(string Name, string English, string Note, Coordinate Point, bool OnPaper)> places) =>
        GeoJsonWriter.Write(file, null, 10, places.Select((place, i) => (
            place.OnPaper ? frame.Geographic(Sheet.Paper.CreatePoint(place.Point)) : new Point(place.Point),
            new JsonObject
            {
                ["number"] = $"{series}-P{i + 1}",
                ["name"] = place.Name,
                ["name_en"] = place.English,
                ["note"] = place.Note,
            })));

    private static (string Name, string English, string Note, Coordinate Point, bool OnPaper) Real(
        string name, string english, double longitude, double latitude) =>
        (name, english, Approximate, new Coordinate(longitude, latitude), false);

    private static (string Name, string English, string Note, Coordinate Point, bool OnPaper) Drawn(
        string name, string english, double east, double north) =>
        (name, english, MadeUp, Sheet.At(east, north), true);

    private static (string Name, string English, string Note, Coordinate Point, bool OnPaper) Gate(
        string name, string english, Polygon park, Func<Coordinate, double> outermost) =>
        (name, english, MadeUp, park.ExteriorRing.Coordinates.MaxBy(outermost)!, true);
}
