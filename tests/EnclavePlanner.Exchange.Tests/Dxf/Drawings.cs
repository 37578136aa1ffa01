using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>Small drawings made by hand. Pairs are written as "code value" with | between them.</summary>
internal static class Drawings
{
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
