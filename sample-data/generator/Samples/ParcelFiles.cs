using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.SampleData.Files;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>Existing land as GBK shapefiles with the field names of planning databases.</summary>
internal static class ParcelFiles
{
    private static readonly DbfField[] Fields =
    [
        DbfField.Text("TBYBH", 8), DbfField.Text("TBBH", 8), DbfField.Text("YDYHFLDM", 10), DbfField.Text("YDYHFLMC", 50),
        DbfField.Text("QSDWMC", 60), DbfField.Number("MJ", 16, 2), DbfField.Text("BZ", 40),
    ];

    public static void Write(string stem, SurveyFrame frame, string prj, string? cpg, IEnumerable<NumberedParcel> parcels) =>
        ShapefileWriter.Write(stem, prj, cpg, Fields, [.. parcels.Select(parcel => (frame.Placed(parcel.Tile.Area), Row(parcel)))]);

    private static object[] Row(NumberedParcel parcel)
    {
        var land = parcel.Tile.Land;
        return
        [
            "Y" + parcel.Number, parcel.Number, land.Code, LandUseGuide.Get(land.Code).ChineseName,
            land.Owner + "（虚构）", parcel.Area, land.Remark.Length == 0 ? "虚构" : "虚构；" + land.Remark,
        ];
    }
}
