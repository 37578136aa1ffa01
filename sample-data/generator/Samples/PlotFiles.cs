using System.Text.Json.Nodes;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.SampleData.Files;
using EnclavePlanner.SampleData.Park;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>The enclave's boundary, and its plots twice: as a bureau's point file, and with their indicators as GeoJSON.</summary>
internal static class PlotFiles
{
    private const int Zone = 38;
    private static readonly SurveyFrame Frame = SurveyFrame.Shenzhen;

    public static void WriteBoundary(string file, ParkLayout park) => BoundaryTextWriter.Write(file, Frame, Zone,
        [("FD-01", "聊城（深圳）科创飞地（虚构）", "", park.Boundary)]);

    public static void WritePoints(string file, ParkLayout park) => BoundaryTextWriter.Write(file, Frame, Zone,
        park.Plots.Select(plot => (plot.Number, NameOf(plot), plot.Code, plot.Area)));

    public static void WriteIndicators(string file, ParkLayout park) =>
        GeoJsonWriter.Write(file, Frame.Epsg, 3, park.Plots.Select(plot => (Frame.Placed(plot.Area), Properties(plot))));

    private static JsonObject Properties(PlannedPlot plot)
    {
        var properties = new JsonObject
        {
            ["DKBH"] = plot.Number,
            ["DKMC"] = NameOf(plot),
            ["YDYHFLDM"] = plot.Code,
            ["YDYHFLMC"] = LandUseGuide.Get(plot.Code).ChineseName,
            ["MJ"] = Math.Round(Frame.Area(plot.Area) / 10_000, 4, MidpointRounding.AwayFromZero),
        };
        if (PlotRules.Of(plot.Code) is { } rules)
        {
            properties["RJL"] = rules.FloorAreaRatio;
            properties["JZMD"] = rules.Density;
            properties["LDL"] = rules.Green;
            properties["JZGD"] = rules.Height;
        }

        properties["BZ"] = "虚构";
        return properties;
    }

    private static string NameOf(PlannedPlot plot) => $"{plot.Number}地块（虚构）";
}
