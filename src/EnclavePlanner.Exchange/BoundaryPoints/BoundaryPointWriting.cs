using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>
/// Writes a boundary-point file (界址点, as 勘测定界 and 报盘 take it): CRLF, GBK, X north and Y east with the zone number,
/// shells clockwise from the north-west corner, holes against it, every ring closed by its first point.
/// </summary>
internal static class BoundaryPointWriting
{
    private const string LineEnd = "\r\n";

    /// <summary>Four decimals: the survey grid of 0.1 mm.</summary>
    private const string Metres = "F4";

    /// <summary>公顷, to a square metre.</summary>
    private const string Hectares = "F4";

    /// <summary>A zone of CGCS2000 in the form with the zone number before eastings, which these files are written in.</summary>
    /// <exception cref="FaultException">EXC-EXPORT-CRS: it is no zone of CGCS2000.</exception>
    internal static Crs Prefixed(Crs crs) => CrsRegistry.Get(crs.Epsg switch
    {
        >= 4491 and <= 4501 or >= 4513 and <= 4533 => crs.Epsg.Value,
        >= 4502 and <= 4512 => crs.Epsg.Value - 11,
        >= 4534 and <= 4554 => crs.Epsg.Value - 21,
        _ => throw ExchangeTexts.Refusal("EXC-EXPORT-CRS", crs.ToString()),
    });

    /// <exception cref="FaultException">EXC-EXPORT-CRS: the CRS is no zone of CGCS2000. EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<LocalizedText> Write(
        ExportLayer layer, ExportRequest request, string path, Steps steps, CancellationToken cancellation)
    {
        var changed = 0;
        string Field(string? text)
        {
            var plain = Plain(text ?? "");
            changed += plain == (text ?? "") ? 0 : 1;
            return plain;
        }

        var head = Head(layer.Crs, request);
        var encoding = TargetEncoding.For(
            request.Encoding, layer.Features.SelectMany(feature => new[] { feature.Number, feature.Name, UseOf(feature), CodeOf(feature) }).Select(text => Plain(text ?? "")).Append(head));
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
        using (var output = new StreamWriter(stream, encoding.Encoding))
        {
            // GBK needs no sign; of UTF-8 a program that expects GBK must be told.
            if (encoding == TargetEncoding.Utf8)
                output.Write('\uFEFF');
            output.Write(head);
            foreach (var feature in layer.Features)
            {
                cancellation.ThrowIfCancellationRequested();
                var rings = RingsOf(layer.Placed(feature), layer.Geometry).ToList();
                var area = layer.Geometry == PlanGeometry.Area ? (layer.AreaOf(feature) / 10_000).ToString(Hectares, CultureInfo.InvariantCulture) : "";
                output.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rings.Sum(ring => ring.Length)},{area},{Field(feature.Number)},{Field(feature.Name)},{ShapeOf(layer.Geometry)},,{Field(UseOf(feature))},{Field(CodeOf(feature))},@{LineEnd}"));
                WritePoints(output, rings, layer.Geometry);
                steps.Next();
            }
        }

        yield return ExchangeTexts.Say("NoticeEncodingWritten", encoding.Name);
        if (changed > 0)
            yield return ExchangeTexts.Say("NoticeTxtTextChanged", changed);
        if (layer.Columns.Any(column => column.Attribute is not null))
            yield return ExchangeTexts.Say("NoticeTxtAttributes");
    }

    private static string Head(Crs crs, ExportRequest request)
    {
        var (width, zone) = ZoneOf(crs);
        string[] lines =
        [
            "[属性描述]",
            "格式版本号=1.01",
            "数据产生单位=" + Plain(request.Maker),
            "数据产生日期=" + request.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "坐标系=2000国家大地坐标系",
            string.Create(CultureInfo.InvariantCulture, $"几度分带={width}"),
            "投影类型=高斯克吕格",
            "计量单位=米",
            string.Create(CultureInfo.InvariantCulture, $"带号={zone}"),
            "精度=0.0001",
            "转换参数=,,,,,,",
            "[地块坐标]",
        ];
        return string.Concat(lines.Select(line => line + LineEnd));
    }

    private static (int Width, int Zone) ZoneOf(Crs crs) => Prefixed(crs).Epsg!.Value switch
    {
        >= 4513 and var epsg => (3, epsg - 4488),
        var epsg => (6, epsg - 4478),
    };

    private static string ShapeOf(PlanGeometry geometry) => geometry switch
    {
        PlanGeometry.Point => "点",
        PlanGeometry.Line => "线",
        _ => "面",
    };

    private static IEnumerable<Coordinate[]> RingsOf(Geometry geometry, PlanGeometry kind)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            switch (geometry.GetGeometryN(i))
            {
                case Polygon polygon when kind == PlanGeometry.Area:
                    yield return FromNorthWest(polygon.Shell, clockwise: true);
                    foreach (var hole in polygon.Holes)
                        yield return FromNorthWest(hole, clockwise: false);
                    break;
                case var part:
                    yield return part.Coordinates;
                    break;
            }
        }
    }

    /// <summary>The ring begun at the point that is nearest to the north-west corner of its envelope.</summary>
    private static Coordinate[] FromNorthWest(LineString ring, bool clockwise)
    {
        var open = ring.Coordinates[..^1];
        if (Orientation.IsCCW(ring.CoordinateSequence) == clockwise)
            Array.Reverse(open);
        var corner = new Coordinate(ring.EnvelopeInternal.MinX, ring.EnvelopeInternal.MaxY);
        var first = Enumerable.Range(0, open.Length).MinBy(place => open[place].Distance(corner));
        return [.. open[first..], .. open[..first], open[first]];
    }

    private static void WritePoints(StreamWriter output, List<Coordinate[]> rings, PlanGeometry kind)
    {
        var number = 0;
        for (var ring = 0; ring < rings.Count; ring++)
        {
            var first = number + 1;
            for (var i = 0; i < rings[ring].Length; i++)
            {
                var isClosing = kind == PlanGeometry.Area && i == rings[ring].Length - 1;
                var point = rings[ring][i];
                output.Write(string.Create(
                    CultureInfo.InvariantCulture, $"J{(isClosing ? first : ++number)},{ring + 1},{point.Y.ToString(Metres, CultureInfo.InvariantCulture)},{point.X.ToString(Metres, CultureInfo.InvariantCulture)}{LineEnd}"));
            }
        }
    }

    private static string? CodeOf(PlanFeature feature) => feature switch
    {
        Parcel parcel => parcel.LandUseCode,
        Plot plot => plot.LandUseCode,
        ControlLine line => line.Kind,
        _ => null,
    };

    private static string? UseOf(PlanFeature feature) =>
        feature is Parcel or Plot && LandUseGuide.TryGet(CodeOf(feature), out var landUse) ? landUse.ChineseName : null;

    /// <summary>Commas part the fields, @ ends a title and a line end ends it all: of such only what looks like them is left.</summary>
    private static string Plain(string text) => new StringBuilder(text)
        .Replace(',', '，').Replace('@', '＠').Replace("\r\n", " ").Replace('\r', ' ').Replace('\n', ' ').Replace('=', '＝')
        .ToString().Trim();
}
