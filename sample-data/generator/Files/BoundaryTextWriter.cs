using System.Globalization;
using System.Text;
using EnclavePlanner.Planning.LandUse;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Files;

/// <summary>
/// Boundary-point files (界址点坐标文件) as bureaus hand them in: GBK, CRLF, X north before Y east with the zone number, each
/// ring from its north-west corner clockwise and closed by its first point.
/// </summary>
internal static class BoundaryTextWriter
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <param name="file">Written anew.</param>
    /// <param name="frame">Where the paper lies.</param>
    /// <param name="zone">Number of the 3° zone, put before Y.</param>
    /// <param name="areas">Number, name, code (may be empty), and drawing of each parcel.</param>
    public static void Write(
        string file, SurveyFrame frame, int zone, IEnumerable<(string Number, string Name, string Code, Polygon Drawn)> areas)
    {
        var lines = new List<string>
        {
            "[属性描述]", "格式版本号=1.01", "数据产生单位=虚构规划院（示例数据）", "数据产生日期=2026-01-15", "坐标系=2000国家大地坐标系",
            "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", $"带号={zone}", "精度=0.001", "转换参数=,,,,,,", "[地块坐标]",
        };
        foreach (var (number, name, code, drawn) in areas)
        {
            var points = Points((Polygon)frame.Placed(drawn), zone).ToList();
            var hectares = (frame.Area(drawn) / 10_000).ToString("F4", CultureInfo.InvariantCulture);
            var use = LandUseGuide.TryGet(code, out var landUse) ? landUse.ChineseName : "飞地园区用地";
            lines.Add($"{points.Count},{hectares},{number},{name},面,,{use},{code},@");
            lines.AddRange(points);
        }

        File.WriteAllText(file, string.Concat(lines.Select(line => line + "\r\n")), Gbk);
    }

    private static IEnumerable<string> Points(Polygon placed, int zone)
    {
        var first = 1;
        var ringNumber = 0;
        foreach (var ring in placed.InteriorRings.Prepend(placed.ExteriorRing))
        {
            ringNumber++;
            var corners = FromNorthWest(ring);
            for (var i = 0; i <= corners.Count; i++)
            {
                var corner = corners[i % corners.Count];
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"J{first + (i % corners.Count)},{ringNumber},{corner.Y:F3},{zone}{corner.X:F3}");
            }

            first += corners.Count;
        }
    }

    private static List<Coordinate> FromNorthWest(LineString ring)
    {
        var corners = ring.Coordinates.SkipLast(1).ToList();
        if (Orientation.IsCCW(ring.CoordinateSequence))
            corners.Reverse();
        var start = corners.IndexOf(corners.MaxBy(corner => corner.Y - corner.X)!);
        return [.. corners[start..], .. corners[..start]];
    }
}
