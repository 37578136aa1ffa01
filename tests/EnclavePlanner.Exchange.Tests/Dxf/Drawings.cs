using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>Small drawings made by hand. Pairs are written as "code value" with | between them.</summary>
internal static class Drawings
{
    /// <summary>Metres in EPSG:4547: a place in the host city, by which the drawings lie.</summary>
    internal const double X = 506_000;

    /// <summary>Its northing.</summary>
    internal const double Y = 2_493_000;

    /// <summary>The lines of a file for pairs such as "0 LINE|8 界线|10 506000".</summary>
    internal static string Lines(string pairs) => string.Concat(pairs
        .Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? $"{pair[..blank],3}\r\n{pair[(blank + 1)..]}\r\n" : $"{pair,3}\r\n\r\n"));

    /// <summary>A drawing of a version with these entities.</summary>
    internal static string Of(string entities, string version = "AC1015", string tables = "", string blocks = "", string header = "9 $DWGCODEPAGE|3 ANSI_936") => Lines(
        $"0 SECTION|2 HEADER|9 $ACADVER|1 {version}|{header}|0 ENDSEC|0 SECTION|2 TABLES|{tables}|0 ENDSEC|0 SECTION|2 BLOCKS|{blocks}|0 ENDSEC|0 SECTION|2 ENTITIES|{entities}|0 ENDSEC|0 EOF");

    /// <summary>A closed LWPOLYLINE through x y [bulge] of each vertex.</summary>
    internal static string Polyline(string layer, bool isClosed, params double[][] vertices) => FormattableString.Invariant(
        $"0 LWPOLYLINE|5 1A|100 AcDbEntity|8 {layer}|100 AcDbPolyline|90 {vertices.Length}|70 {(isClosed ? 1 : 0)}|{Vertices(vertices)}");

    internal static string Square(string layer, double x, double y, double size) =>
        Polyline(layer, true, [x, y], [x + size, y], [x + size, y + size], [x, y + size]);

    /// <summary>The path of a hatch: flags 3 for an outer ring, 16 for an island.</summary>
    internal static string Loop(int flags, params double[][] vertices) => FormattableString.Invariant(
        $"92 {flags | 2}|72 1|73 1|93 {vertices.Length}|{string.Join('|', vertices.Select(vertex => FormattableString.Invariant($"10 {vertex[0]}|20 {vertex[1]}|42 {(vertex.Length > 2 ? vertex[2] : 0)}")))}|97 0");

    internal static string Hatch(string layer, int style, params string[] paths) =>
        $"0 HATCH|8 {layer}|100 AcDbHatch|10 0|20 0|30 0|210 0|220 0|230 1|2 SOLID|70 1|71 0|91 {paths.Length}|{string.Join('|', paths)}|75 {style}|76 1|98 1|10 506050|20 2493050";

    internal static string Line(string layer, double x1, double y1, double x2, double y2) =>
        FormattableString.Invariant($"0 LINE|8 {layer}|10 {x1}|20 {y1}|11 {x2}|21 {y2}");

    internal static string Text(string layer, double x, double y, string text) =>
        FormattableString.Invariant($"0 TEXT|8 {layer}|10 {x}|20 {y}|40 3|1 {text}");

    /// <summary>One of each kind of entity that is read, with all that leads to its being read otherwise.</summary>
    internal static string OfEveryKind(string version)
    {
        const double x = 506_000, y = 2_493_000;
        var entities = string.Join('|',
            Polyline("一类工业用地", true, [x, y, 0.5], [x + 50, y], [x + 50, y + 50]),
            Polyline("界线", false, [x + 100, y], [x + 150, y], [x + 150, y + 50], [x + 100, y]),
            $"0 POLYLINE|8 界线|66 1|70 1|10 0|20 0|30 0|0 VERTEX|8 界线|10 {x + 200}|20 {y}|30 5|42 1|0 VERTEX|8 界线|10 {x + 230}|20 {y}|0 VERTEX|8 界线|10 {x + 230}|20 {y + 40}|0 SEQEND|8 界线",
            Hatch("公园绿地", 0, Loop(3, [x + 300, y], [x + 390, y, 0.4], [x + 390, y + 90], [x + 300, y + 90]), Loop(16, [x + 320, y + 20], [x + 340, y + 20, 1], [x + 340, y + 50])),
            Hatch("公园绿地", 1, $"92 1|93 3|72 1|10 {x + 400}|20 {y}|11 {x + 500}|21 {y}|72 2|10 {x + 450}|20 {y}|40 50|50 0|51 90|73 1|72 1|10 {x + 450}|20 {y + 50}|11 {x + 400}|21 {y}|97 0") + "|1001 ENCLAVEPLANNER|1000 1A",
            Line("界线", x + 600, y, x + 650, y), $"0 ARC|8 界线|10 {x + 650}|20 {y + 25}|40 25|50 270|51 90", Line("界线", x + 650, y + 50, x + 600, y),
            $"0 CIRCLE|8 界线|10 {x + 750}|20 {y + 50}|40 40|210 0|220 0|230 1",
            $"0 ELLIPSE|8 界线|10 {x + 850}|20 {y + 50}|11 30|21 20|40 0.4|41 0|42 6.283185307179586",
            $"0 INSERT|8 界线|66 1|2 宗地|10 {x + 900}|20 {y}|41 2|42 2|50 0|70 1|71 1|44 60|45 60|0 ATTRIB|8 T|10 {x + 905}|20 {y + 5}|1 %%uB-01%%u|2 编号|0 SEQEND|8 界线",
            Text("地块编号", x + 25, y + 5, @"A-\U+4E00"),
            $"0 MTEXT|8 T|10 {x + 350}|20 {y + 80}|40 3|3 {{\\fSimSun;地块|1 \\P07}}",
            Square("冻结", x, y, 5), Square("界线", x, y, 5) + "|67 1", "0 SPLINE|8 界线|70 8", $"0 POINT|8 点|10 {x}|20 {y}");
        return Of(
            entities, version,
            tables: "0 TABLE|2 LAYER|70 2|0 LAYER|2 界线|70 0|62 7|0 LAYER|2 冻结|70 1|62 -7|0 ENDTAB",
            blocks: $"0 BLOCK|2 宗地|70 0|10 0|20 0|{Square("0", 0, 0, 20)}|0 ENDBLK|0 BLOCK|2 内|10 0|20 0|0 INSERT|8 0|2 宗地|10 1|20 1|0 ENDBLK");
    }

    /// <summary>Writes a drawing and opens it in EPSG:4547.</summary>
    internal static DxfLayer Open(
        this ScratchFolder folder, string text, string encoding = "gbk", PlanGeometry wanted = PlanGeometry.Area, string? named = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        folder.Write("a.dxf", text, Encoding.GetEncoding(encoding));
        return DxfLayer.Open(SourceFile.Named(folder["a.dxf"]), new CrsStatement(4547, null), named, wanted, CancellationToken.None);
    }

    internal static List<SourceRecord> Records(this DxfLayer layer) => [.. layer.Read(CancellationToken.None)];

    internal static bool Tells(this DxfLayer layer, string key) => layer.Notices.Any(notice => notice.Key == key);

    private static string Vertices(double[][] vertices) => string.Join('|', vertices.Select(vertex => string.Create(
        CultureInfo.InvariantCulture, $"10 {vertex[0]}|20 {vertex[1]}") + (vertex.Length > 2 ? string.Create(CultureInfo.InvariantCulture, $"|42 {vertex[2]:R}") : "")));
}
