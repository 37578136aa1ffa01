using System.Diagnostics;
using System.Text;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>Files that are no drawing, or a drawing made to do harm: each is refused with its reason, soon.</summary>
[TestClass]
public sealed class DxfBrokenTests(TestContext context) : IDisposable
{
    private const string Square = "0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|10 506010|20 2493000|10 506010|20 2493010";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static DxfBrokenTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("AC1015\0\0\0\0", "EXC-DXF-DWG", DisplayName = "DWG 2000")]
    [DataRow("AC1032\0\0\0\0\u0001", "EXC-DXF-DWG", DisplayName = "DWG 2018")]
    [DataRow("AC1.50\0", "EXC-DXF-DWG", DisplayName = "DWG of 1986")]
    [DataRow("AutoCAD Binary DXF\r\n\u001A\0\0\0SECTION\0", "EXC-DXF-BINARY", DisplayName = "binary DXF")]
    [DataRow("{\"type\":\"FeatureCollection\"}", "EXC-DXF-NOT-DXF", DisplayName = "GeoJSON")]
    [DataRow("PK\u0003\u0004", "EXC-DXF-NOT-DXF", DisplayName = "ZIP")]
    [DataRow("\0\0\0\0\0\0\0\0", "EXC-DXF-NOT-DXF", DisplayName = "zeros")]
    [DataRow("     ", "EXC-DXF-NOT-DXF", DisplayName = "blanks")]
    [DataRow("[属性描述]\n坐标系=2000", "EXC-DXF-NOT-DXF", DisplayName = "boundary points")]
    [DataRow("0", "EXC-DXF-TRUNCATED", DisplayName = "one group code")]
    [DataRow("0\n", "EXC-DXF-TRUNCATED", DisplayName = "one line")]
    [DataRow("0\nSECTION", "EXC-DXF-TRUNCATED", DisplayName = "one pair")]
    [DataRow("0\nEOF\n", "EXC-DXF-NO-ENTITIES", DisplayName = "nothing but the end")]
    [DataRow("999\nonly a comment\n", "EXC-DXF-TRUNCATED", DisplayName = "a comment")]
    [DataRow("0\nLINE\n10\n1\n0\nEOF\n", "EXC-DXF-SECTION", DisplayName = "entities outside a section")]
    [DataRow("0\nSECTION\n2\nHEADER\n0\nENDSEC\n0\nEOF\n", "EXC-DXF-NO-ENTITIES", DisplayName = "only a header")]
    [DataRow("0\nSECTION\n2\nENTITIES\n0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n", "EXC-DXF-SECTION", DisplayName = "a section in a section")]
    [DataRow("0\nSECTION\n2\nENTITIES\n0\nEOF\n", "EXC-DXF-SECTION", DisplayName = "a section without end")]
    [DataRow("0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n2\nA\n0\nEOF\n", "EXC-DXF-SECTION", DisplayName = "a block without end")]
    [DataRow("0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLAYER\n0\nLAYER\n0\nEOF\n", "EXC-DXF-SECTION", DisplayName = "a table without end")]
    [DataRow("0\nSECTION\n2\nENTITIES\nzwölf\n1\n", "EXC-DXF-CODE", DisplayName = "a word for a group code")]
    [DataRow("0\nSECTION\n2\nENTITIES\n99999999999\n1\n", "EXC-DXF-CODE", DisplayName = "a group code beyond 32 bits")]
    [DataRow("0\nSECTION\n2\nENTITIES\n\n1\n", "EXC-DXF-CODE", DisplayName = "a line left out")]
    [DataRow("0\nSECTION\n2\nENTITIES\n10.5\n1\n", "EXC-DXF-CODE", DisplayName = "a fraction for a group code")]
    [DataRow("0\0\nSECTION\n", "EXC-DXF-CODE", DisplayName = "UTF-16 without a mark")]
    public void What_is_no_drawing_is_refused(string content, string code) => AssertRefused(Encoding.UTF8.GetBytes(content), code);

    [TestMethod]
    public void UTF_16_is_refused() => AssertRefused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("0\nSECTION\n")], "EXC-DXF-NOT-DXF");

    [TestMethod]
    public void An_empty_file_is_refused() => AssertRefused([], "EXC-FILE-EMPTY");

    [TestMethod]
    public void A_DWG_by_its_name_says_what_to_do()
    {
        folder.Write("a.dwg", "AC1027\0"u8.ToArray());
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(folder["a.dwg"], PlanLayer.Parcels, PlansForTests.Host));
        Assert.AreEqual("EXC-DXF-DWG", refusal.Fault.Code);
        Assert.Contains("DXF", refusal.Fault.In(System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("gbk")]
    [DataRow("utf-8")]
    public void A_drawing_cut_off_anywhere_is_refused(string encoding)
    {
        var whole = Encoding.GetEncoding(encoding).GetBytes(Drawings.OfEveryKind(encoding == "gbk" ? "AC1009" : "AC1032"));
        Assert.AreEqual(9, Import(whole).Report.Taken);
        // The last pair is "  0 EOF": cut within its last line end, it is still whole.
        for (var length = 1; length < whole.Length - 2; length += 7)
            AssertRefused(whole[..length], null);
    }

    [TestMethod]
    [DataRow("0 LWPOLYLINE|8 A|90 2147483648|70 1|10 506000|20 2493000", "EXC-DXF-COUNT", DisplayName = "a polyline that says 2^31 vertices")]
    [DataRow("0 LWPOLYLINE|8 A|90 -1|70 1|10 506000|20 2493000|10 506010|20 2493000|10 506010|20 2493010", "EXC-DXF-COUNT", DisplayName = "a polyline that says −1")]
    [DataRow("0 LWPOLYLINE|8 A|90 4|70 1|10 506000|20 2493000|10 506010|20 2493000|10 506010|20 2493010", "EXC-DXF-COUNT", DisplayName = "a vertex missing")]
    [DataRow("0 LWPOLYLINE|8 A|90 0|70 1", "EXC-DXF-POINTS", DisplayName = "no vertices")]
    [DataRow("0 LWPOLYLINE|8 A|90 2|70 1|10 506000|20 2493000|10 506010|20 2493000", "EXC-DXF-POINTS", DisplayName = "two vertices")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|10 NaN|20 2493000|10 506010|20 2493010", "EXC-DXF-NUMBER", DisplayName = "NaN")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|10 1e999|20 2493000|10 506010|20 2493010", "EXC-DXF-NUMBER", DisplayName = "infinity")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|10 五十|20 2493000|10 506010|20 2493010", "EXC-DXF-NUMBER", DisplayName = "a word for a number")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|10 1e300|20 2493000|10 506010|20 2493010", "EXC-DXF-FAR", DisplayName = "a vertex beyond the sky")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 506000|20 2493000|42 1e300|10 506010|20 2493000|10 506010|20 2493010", "EXC-DXF-", DisplayName = "an infinite bulge")]
    [DataRow("0 LWPOLYLINE|8 A|90 3|70 1|10 0|20 0|42 1000000|10 900000000|20 0|10 0|20 10", "EXC-DXF-", DisplayName = "an arc of millions of kilometres")]
    [DataRow("0 CIRCLE|8 A|10 506000|20 2493000|40 900000000", "EXC-DXF-CURVE", DisplayName = "a circle round the sun")]
    [DataRow("0 CIRCLE|8 A|10 506000|20 2493000|40 1e308", "EXC-DXF-", DisplayName = "a circle without end")]
    [DataRow("0 ELLIPSE|8 A|10 506000|20 2493000|11 1e200|21 1e200|40 1e200|41 0|42 1e308", "EXC-DXF-", DisplayName = "an ellipse that overflows")]
    [DataRow("0 POLYLINE|8 A|70 1|0 VERTEX|10 506000|20 2493000|0 VERTEX|10 506010|20 2493000|0 VERTEX|10 506010|20 2493010", "EXC-DXF-SEQEND", DisplayName = "vertices without an end")]
    [DataRow("0 POLYLINE|8 A|70 1|0 SEQEND", "EXC-DXF-POINTS", DisplayName = "a polyline without vertices")]
    [DataRow("0 HATCH|8 A|91 1|92 3|72 0|73 1|93 2147483648|10 506000|20 2493000|97 0|75 0", "EXC-DXF-COUNT", DisplayName = "a hatch that says 2^31 vertices")]
    [DataRow("0 HATCH|8 A|91 2147483647|92 3|72 0|73 1|93 3|10 506000|20 2493000|10 506010|20 2493000|10 506010|20 2493010|97 0|75 0", "EXC-DXF-COUNT", DisplayName = "a hatch that says 2^31 paths")]
    [DataRow("0 HATCH|8 A|91 1|92 1|93 9223372036854775807|72 1|10 1|20 1|11 2|21 2|97 0|75 0", "EXC-DXF-COUNT", DisplayName = "a hatch that says 2^63 edges")]
    [DataRow("0 HATCH|8 A|91 0|75 0", "EXC-DXF-POINTS", DisplayName = "a hatch without boundary")]
    [DataRow("0 HATCH|8 A|91 1|92 1|93 1|72 9|10 1|20 1|97 0|75 0", "EXC-DXF-EDGE", DisplayName = "an edge of no kind")]
    [DataRow("0 HATCH|8 A|91 1|92 1|93 1|72 3|10 506000|20 2493000|11 5|21 0|40 0|50 0|51 360|73 1|97 0|75 0", "EXC-DXF-EDGE", DisplayName = "a flat ellipse")]
    [DataRow("0 INSERT|8 A|2 NONE|10 1|20 1", "EXC-DXF-BLOCK-MISSING", DisplayName = "a block that is not there")]
    [DataRow("0 INSERT|8 A|2 SELF|10 1|20 1", "EXC-DXF-BLOCK-LOOP", DisplayName = "a block in itself")]
    [DataRow("0 INSERT|8 A|2 P|10 506000|20 1e300|41 1e300", "EXC-DXF-FAR", DisplayName = "a scale beyond the sky")]
    [DataRow("0 INSERT|8 A|2 P|10 x|20 2493000", "EXC-DXF-NUMBER", DisplayName = "an insertion nowhere")]
    public void A_broken_entity_refuses_its_row_and_names_its_line(string entity, string code)
    {
        var blocks = $"0 BLOCK|2 SELF|10 0|20 0|0 INSERT|8 0|2 SELF|10 0|20 0|0 ENDBLK|0 BLOCK|2 P|10 0|20 0|{Drawings.Square("0", 0, 0, 10)}|0 ENDBLK";
        var report = Import(Encoding.UTF8.GetBytes(Drawings.Of($"{Square}|{entity}", "AC1021", blocks: blocks))).Report;
        Assert.AreEqual(1, report.Good);
        var refused = report.Refused.Single();
        Assert.StartsWith(code, refused.Fault.Code, refused.Fault.In(System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsGreaterThan(10L, (long)refused.Fault.Text.Arguments[1]!);
        Assert.IsGreaterThan(0, refused.Fault.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
    }

    [TestMethod]
    public void Text_in_another_encoding_is_refused_with_its_line() =>
        AssertRefused(Encoding.GetEncoding("gbk").GetBytes(Drawings.Of(Drawings.Square("工业", X, Y, 1), "AC1024")), "EXC-DXF-ENCODING");

    [TestMethod]
    public void A_line_without_end_is_refused() => AssertRefused(
        [.. "0\nSECTION\n2\nENTITIES\n0\nTEXT\n1\n"u8, .. Enumerable.Repeat((byte)'x', DxfPairs.LongestLine + (1 << 18))], "EXC-DXF-LINE");

    [TestMethod]
    public void A_name_without_end_is_refused() => AssertRefused(
        Encoding.ASCII.GetBytes(Drawings.Of(Drawings.Square(new string('x', 5_000), X, Y, 1))), "EXC-DXF-LINE");

    [TestMethod]
    public void Vertices_without_end_are_refused()
    {
        var vertices = string.Concat(Enumerable.Repeat("10\n506000\n20\n2493000\n", 1_000));
        using (var stream = File.Create(folder["a.dxf"]))
        {
            stream.Write("0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n"u8);
            for (var i = 0; i < 3_001; i++)
                stream.Write(Encoding.ASCII.GetBytes(vertices));
            stream.Write("0\nENDSEC\n0\nEOF\n"u8);
        }

        Assert.AreEqual("EXC-DXF-SIZE", Assert.ThrowsExactly<FaultException>(() => Open("a.dxf")).Fault.Code);
    }

    [TestMethod]
    public void Arcs_that_come_to_too_many_chords_are_refused()
    {
        var circles = string.Join('|', Enumerable.Repeat("0 CIRCLE|8 A|10 506000|20 2493000|40 100000", 400));
        AssertRefused(Encoding.ASCII.GetBytes(Drawings.Of(circles)), "EXC-DXF-SIZE");
    }

    [TestMethod]
    public void A_small_block_inserted_a_million_times_is_refused()
    {
        var blocks = $"0 BLOCK|2 P|10 0|20 0|{string.Join('|', Enumerable.Range(0, 100).Select(i => Drawings.Square("0", i, i, 1)))}|0 ENDBLK";
        AssertRefused(Encoding.ASCII.GetBytes(Drawings.Of($"0 INSERT|8 A|2 P|10 {X}|20 {Y}|70 400|71 400", blocks: blocks)), "EXC-DXF-SIZE");
    }

    [TestMethod]
    public void Names_without_end_are_refused()
    {
        var lines = string.Join('|', Enumerable.Range(0, 100_001).Select(i => $"0 POINT|8 L{i}"));
        AssertRefused(Encoding.ASCII.GetBytes(Drawings.Of(lines)), "EXC-DXF-SIZE");
    }

    /// <summary>Each text lies in all areas: the pairs are what grows.</summary>
    [TestMethod]
    public void Texts_in_heaps_of_areas_are_refused()
    {
        var areas = Enumerable.Range(0, 5_000).Select(i => Drawings.Square("A", X - i * 0.01, Y - i * 0.01, 10 + i * 0.02));
        var texts = Enumerable.Range(0, 5_000).Select(i => Drawings.Text("A", X + 5, Y + 5, "1"));
        AssertRefused(Encoding.ASCII.GetBytes(Drawings.Of(string.Join('|', areas.Concat(texts)))), "EXC-DXF-SIZE");
    }

    [TestMethod]
    public void A_hundred_thousand_lines_that_meet_in_one_point_end_soon()
    {
        var lines = string.Join('|', Enumerable.Range(0, 100_000).Select(i => Drawings.Line("A", X, Y, X + i, Y + 1)));
        folder.Write("a.dxf", Drawings.Of(lines));
        Assert.IsEmpty(Open("a.dxf").Records());
    }

    [TestMethod]
    public void Reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        folder.Write("a.dxf", Drawings.Of(Square));
        Assert.ThrowsExactly<OperationCanceledException>(() => DxfLayer.Open(SourceFile.Named(folder["a.dxf"]), new CrsStatement(4547, null), null, PlanGeometry.Area, cancelled.Token));
    }

    [TestMethod]
    [DataRow("sample_AC1009_ascii.dxf")]
    [DataRow("sample_AC1032_ascii.dxf")]
    public void A_real_drawing_cut_off_anywhere_is_refused(string name)
    {
        var whole = File.ReadAllBytes(SharedData.File("dxf/" + name));
        for (var step = 0; step < 40; step++)
            AssertRefused(whole[..(step < 20 ? 1 + step * 13 : (int)((long)whole.Length * step / 40) - 1)], null);
    }

    /// <summary>
    /// Bytes changed at random mostly break the pairs; pairs doubled, dropped, exchanged and given other codes and values reach
    /// what comes after. The seeds are fixed, so a failure repeats.
    /// </summary>
    [TestMethod]
    [DataRow(PlanLayer.Parcels)]
    [DataRow(PlanLayer.Roads)]
    public void A_drawing_whose_pairs_are_changed_at_random_never_ends_the_program(PlanLayer layer)
    {
        string[] values = ["0", "1", "-1", "2", "3", "16", "1e9", "-1e300", "2147483647", "9223372036854775807", "NaN", "", "0.0000001", "宗地", "内", "HATCH", "ENDSEC", "SEQEND", "VERTEX", "ENDBLK"];
        string[] codes = ["0", "2", "8", "10", "20", "11", "21", "40", "42", "50", "51", "70", "71", "72", "73", "75", "90", "91", "92", "93", "97", "101", "210", "230", "1001"];
        var original = Drawings.OfEveryKind("AC1032").Split("\r\n")[..^1].Chunk(2).ToList();
        var mutations = Soak.Count("ENCLAVE_SOAK_MUTATIONS", 3000);
        var refused = 0;
        var clock = Stopwatch.StartNew();
        for (var seed = 0; seed < mutations; seed++)
        {
            var random = new Random(seed);
            var pairs = original.ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(pairs.Count);
                switch (random.Next(5))
                {
                    case 0:
                        pairs[at] = [pairs[at][0], values[random.Next(values.Length)]];
                        break;
                    case 1:
                        pairs[at] = [codes[random.Next(codes.Length)], pairs[at][1]];
                        break;
                    case 2:
                        pairs.InsertRange(at, pairs.GetRange(at, Math.Min(random.Next(20), pairs.Count - at)));
                        break;
                    case 3:
                        pairs.RemoveRange(at, Math.Min(random.Next(8), pairs.Count - at - 1));
                        break;
                    default:
                        var other = random.Next(pairs.Count);
                        (pairs[at], pairs[other]) = (pairs[other], pairs[at]);
                        break;
                }
            }

            folder.Write("a.dxf", string.Join("\r\n", pairs.SelectMany(pair => pair)) + "\r\n");
            try
            {
                var report = plan.Import(folder["a.dxf"], layer, PlansForTests.Host, request => request with { Epsg = 4547 }).Report;
                foreach (var text in report.Notices.Concat(report.Refused.Select(row => row.Fault.Text)))
                    Assert.IsGreaterThan(0, text.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
            }
            catch (FaultException refusal)
            {
                refused++;
                Assert.IsGreaterThan(0, refusal.Fault.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
            }
            catch (Exception other) when (other is not AssertFailedException)
            {
                throw new AssertFailedException($"Mutation {seed}: {other.Message}", other);
            }
        }

        context.WriteLine($"pairs: {mutations} mutations, {refused} refused as a whole, {mutations - refused} read to a report; {clock.Elapsed.TotalSeconds:F0} s");
    }

    private DxfLayer Open(string name) =>
        DxfLayer.Open(SourceFile.Named(folder[name]), new CrsStatement(4547, null), null, PlanGeometry.Area, CancellationToken.None);

    private ImportOutcome Import(byte[] content)
    {
        folder.Write("a.dxf", content);
        return plan.Import(folder["a.dxf"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
    }

    private void AssertRefused(byte[] content, string? code)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import(content), $"{content.Length} bytes");
        if (code is not null)
            Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        Assert.Contains("a.dxf", refusal.Message);
        Assert.IsGreaterThan(0, refusal.Fault.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
    }
}
