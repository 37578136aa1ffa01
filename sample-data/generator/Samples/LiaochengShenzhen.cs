using EnclavePlanner.SampleData.Countryside;
using EnclavePlanner.SampleData.Files;
using EnclavePlanner.SampleData.Lines;
using EnclavePlanner.SampleData.Mosaics;
using EnclavePlanner.SampleData.Park;
using EnclavePlanner.SampleData.Town;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>The reverse enclave of Liaocheng in Shenzhen: all its source files and the manifest that lists them.</summary>
internal static class LiaochengShenzhen
{
    private static readonly (string Path, string City, string Layer, string? Encoding)[] Files =
    [
        ("liaocheng-parcels.shp", "371500", "parcels", "GBK"),
        ("liaocheng-control-lines.geojson", "371500", "control-lines", null),
        ("liaocheng-roads.shp", "371500", "roads", "GBK"),
        ("liaocheng-places.geojson", "371500", "places", null),
        ("shenzhen-parcels.shp", "440300", "parcels", "GBK"),
        ("shenzhen-control-lines.shp", "440300", "control-lines", "GBK"),
        ("shenzhen-roads.geojson", "440300", "roads", null),
        ("shenzhen-places.geojson", "440300", "places", null),
        ("enclave-boundary.txt", "440300", "boundary", "GBK"),
        ("enclave-plots.geojson", "440300", "plots", null),
    ];

    /// <summary>Writes every file of the folder but README.md, over what is there.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string In(string name) => Path.Combine(folder, name);

        var origin = LiaochengScene.Draw();
        var originLines = ControlLines.OfLiaocheng(origin);
        var originParcels = NumberedParcel.Of(origin, SurveyFrame.Liaocheng);
        var originPrj = EsriPrj.OfThreeDegreeZone(117);
        ParcelFiles.Write(In("liaocheng-parcels"), SurveyFrame.Liaocheng, originPrj, null, originParcels);
        ControlLineFiles.WriteGeoJson(In("liaocheng-control-lines.geojson"), SurveyFrame.Liaocheng, originLines);
        RoadFiles.WriteShapefile(In("liaocheng-roads"), SurveyFrame.Liaocheng, originPrj, "GBK", origin);
        PlaceFiles.WriteLiaocheng(In("liaocheng-places.geojson"));

        var town = new ShenzhenScene();
        var drawn = town.Draw();
        var park = ParkLayout.Draw(town.Streets, town.ParkGround(drawn));
        var host = drawn with { Parcels = Mosaic.NodedWith(drawn.Parcels, park.Boundary.Boundary) };
        var hostParcels = NumberedParcel.Of(host, SurveyFrame.Shenzhen);
        var hostPrj = EsriPrj.OfThreeDegreeZone(114);
        ParcelFiles.Write(In("shenzhen-parcels"), SurveyFrame.Shenzhen, hostPrj, "GBK", hostParcels);
        ControlLineFiles.WriteShapefile(In("shenzhen-control-lines"), SurveyFrame.Shenzhen, hostPrj, ControlLines.OfShenzhen(host));
        RoadFiles.WriteGeoJson(In("shenzhen-roads.geojson"), SurveyFrame.Shenzhen, host);
        PlaceFiles.WriteShenzhen(In("shenzhen-places.geojson"), park.Boundary);
        PlotFiles.WriteBoundary(In("enclave-boundary.txt"), park);
        PlotFiles.WritePoints(In("enclave-plots.txt"), park);
        PlotFiles.WriteIndicators(In("enclave-plots.geojson"), park);

        var (gives, gets) = SwapChoice.Make(originParcels, originLines, hostParcels, park.Boundary);
        Manifest.Write(In("plan.json"), Files, gives.Select(parcel => parcel.Number), gets.Select(parcel => parcel.Number));
    }
}
