using System.Text;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.BoundaryPoints;

/// <summary>Boundary-point files (界址点) that are broken, lie or are made to do harm: each ends soon in a fault with its line, or in a report.</summary>
[TestClass]
public sealed class BrokenBoundaryPointTests : IDisposable
{
    private const string Point = "J3,1,2493450.000,38506400.000";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static BrokenBoundaryPointTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("", "EXC-FILE-EMPTY", DisplayName = "empty")]
    [DataRow("\n\r\n  \n", "EXC-TXT-NO-POINTS", DisplayName = "only blanks")]
    [DataRow("\0\0\0\0\0\0\0\0", "EXC-TXT-NO-POINTS", DisplayName = "only zeros")]
    [DataRow("PK\u0003\u0004\0\0", "EXC-TXT-NO-POINTS", DisplayName = "an archive")]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[]}", "EXC-TXT-NO-POINTS", DisplayName = "GeoJSON")]
    [DataRow("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "EXC-TXT-NO-POINTS", DisplayName = "XML with an external entity")]
    [DataRow("地块编号,X,Y\nA,1,2\n", "EXC-TXT-NO-POINTS", DisplayName = "a table")]
    [DataRow("[属性描述]\n坐标系=2000国家大地坐标系\n", "EXC-TXT-NO-POINTS", DisplayName = "only a head")]
    [DataRow("[属性描述]\n坐标系=2000国家大地坐标系\n带号=38\n[地块坐标]\n", "taken 0", DisplayName = "no parcel")]
    [DataRow("[地块坐标]\n4,1,A,B,面,,,,@\n", "EXC-TXT-DATUM", DisplayName = "no head")]
    [DataRow("[地块坐标]\nJ1,1,2493600.000,38506200.000\n", "EXC-TXT-POINT-FIRST", DisplayName = "points without a title")]
    public void A_file_that_is_something_else(string text, string end) => Ends(text, end);

    [TestMethod]
    [DataRow("坐标系=2000国家大地坐标系", "", "EXC-TXT-DATUM", DisplayName = "no datum")]
    [DataRow("2000国家大地坐标系", "WGS 84", "EXC-TXT-DATUM", DisplayName = "another datum")]
    [DataRow("带号=38", "带号=-38", "EXC-TXT-ZONE-NUMBER", DisplayName = "a zone below nothing")]
    [DataRow("带号=38", "带号=99999999999999999999", "EXC-TXT-ZONE-NUMBER", DisplayName = "a zone beyond 64 bits")]
    [DataRow("带号=38", "带号=38.5", "EXC-TXT-ZONE-NUMBER", DisplayName = "half a zone")]
    [DataRow("带号=38", "带号=39", "EXC-TXT-ZONE-CONFLICT", DisplayName = "the neighbour's zone")]
    [DataRow("几度分带=3", "几度分带=0", "EXC-TXT-ZONE-NUMBER", DisplayName = "zones without width")]
    [DataRow("计量单位=米", "计量单位==米", "EXC-TXT-UNIT", DisplayName = "a sign twice")]
    [DataRow("[地块坐标]", "[地块坐标", "taken 1", DisplayName = "a bracket that does not close")]
    [DataRow("[地块坐标]", "", "EXC-TXT-NO-POINTS", DisplayName = "the section's name left out")]
    [DataRow("100101,@", "100101", "EXC-TXT-POINT-FIRST", DisplayName = "a title without its sign")]
    [DataRow("10,2.8800,A-01-03,一号地块,面,,工业用地,100101,@", "@", "taken 1", DisplayName = "a title that is only its sign")]
    [DataRow("10,2.8800", "2147483648,2.8800", "taken 1", DisplayName = "2^31 points")]
    [DataRow("10,2.8800", "-1,NaN", "taken 1", DisplayName = "−1 points")]
    [DataRow("一号地块,面", "一号地块,体", "taken 1", DisplayName = "a shape that is none")]
    [DataRow("一号地块,面", "一号地块,点", "rows EXC-GEOMETRY-KIND", DisplayName = "points for land")]
    [DataRow("一号地块,面", "一号地块,线", "rows EXC-GEOMETRY-KIND", DisplayName = "lines for land")]
    [DataRow("工业用地,100101", "工业用地,ZZ", "rows PLN-LANDUSE-UNKNOWN", DisplayName = "a class that is none")]
    public void A_head_or_title_that_is_wrong(string right, string wrong, string end) =>
        Ends(BoundaryPointTests.Sample.Replace(right, wrong, StringComparison.Ordinal), end);

    [TestMethod]
    [DataRow("J3", "EXC-TXT-COORDINATE", DisplayName = "a point of one cell")]
    [DataRow("J3,1,2493450.000", "EXC-TXT-COORDINATE", DisplayName = "no Y")]
    [DataRow("J3,1,,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "an empty X")]
    [DataRow("J3,1,2493450,000,38506400,000", "EXC-TXT-SWAPPED|EXC-TXT-PREFIX", DisplayName = "decimal commas")]
    [DataRow("J3,1,０２４９,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "full-width digits")]
    [DataRow("J3，1，2493450.000，38506400.000", "EXC-TXT-COORDINATE", DisplayName = "full-width commas")]
    [DataRow("J3,1,0x260C5A,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "a hexadecimal number")]
    [DataRow("J3,1,Infinity,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "infinity")]
    [DataRow("J3,1,2.49345e6,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "an exponent")]
    [DataRow("J3,1,--2493450,38506400.000", "EXC-TXT-COORDINATE", DisplayName = "two signs")]
    [DataRow("J3,1,38506400.000,2493450.000", "EXC-TXT-SWAPPED", DisplayName = "one point's axes swapped")]
    [DataRow("J3,1,2493450.000,506400.000", "EXC-TXT-PREFIX", DisplayName = "one point without its zone")]
    [DataRow("J3,1,-2493450.000,38506400.000", "EXC-FILE-PLACE", DisplayName = "a point in the southern hemisphere")]
    [DataRow("J3,1,0,38506400.000", "EXC-FILE-PLACE", DisplayName = "a point on the equator")]
    [DataRow("J3,9,2493450.000,38506400.000", "rows EXC-RING-TOO-FEW", DisplayName = "a point in a ring of its own")]
    [DataRow("J3,1,2493600.000,38506300.000\nJ3,1,2493450.000,38506300.000\nJ3,1,2493600.000,38506350.000", "rows EXC-GEOMETRY-INVALID", DisplayName = "a ring that crosses itself")]
    [DataRow("J3,1,2493600.000,38506200.000", "rows EXC-RING-TOO-FEW|rows EXC-GEOMETRY-INVALID", DisplayName = "a ring that is back too soon")]
    [DataRow("@,@", "rows EXC-RING-TOO-FEW", DisplayName = "a title among the points")]
    [DataRow("[属性描述]", "rows EXC-RING-TOO-FEW", DisplayName = "the rest is head")]
    public void A_point_that_is_wrong(string wrong, string end) =>
        Ends(BoundaryPointTests.Sample.Replace(Point, wrong, StringComparison.Ordinal), end);

    [TestMethod]
    [DataRow("utf-16", "taken 1")]
    [DataRow("utf-16BE", "taken 1")]
    [DataRow("utf-32", "EXC-TXT-NO-POINTS")]
    [DataRow("big5", "EXC-TXT-NO-POINTS|EXC-TXT-ENCODING")]
    public void A_file_in_another_encoding_with_its_mark(string name, string end)
    {
        var encoding = Encoding.GetEncoding(name);
        Ends([.. encoding.GetPreamble(), .. encoding.GetBytes(BoundaryPointTests.Sample)], end);
    }

    [TestMethod]
    [DataRow("utf-8", "GBK", "EXC-TXT-ENCODING|EXC-TXT-NO-POINTS")]
    [DataRow("gbk", "utf-8", "EXC-TXT-ENCODING")]
    [DataRow("gbk", "us-ascii", "EXC-TXT-ENCODING")]
    [DataRow("gbk", "utf-7", "EXC-ENCODING-UNKNOWN")]
    [DataRow("gbk", "klingon", "EXC-ENCODING-UNKNOWN")]
    [DataRow("gbk", "", "EXC-ENCODING-UNKNOWN")]
    public void A_named_encoding_that_is_wrong(string written, string named, string end)
    {
        folder.Write("broken.txt", BoundaryPointTests.Sample, Encoding.GetEncoding(written));
        plan.AssertEnds(end, folder["broken.txt"], request => request with { Encoding = named });
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFF }, DisplayName = "a byte of no encoding")]
    [DataRow(new byte[] { 0xC3 }, DisplayName = "half a character")]
    public void Bytes_that_are_no_text(byte[] bytes) =>
        Ends([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(BoundaryPointTests.Sample), .. bytes], "EXC-TXT-ENCODING");

    [TestMethod]
    public void Half_a_character_of_UTF_16() =>
        Ends([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(BoundaryPointTests.Sample), 0x4A], "EXC-TXT-ENCODING");

    /// <summary>Cut between two of its points, a file still reads as far as it goes: then the report says that points are missing.</summary>
    [TestMethod]
    [DataRow("gbk")]
    [DataRow("utf-8")]
    public void A_file_cut_off_anywhere(string name)
    {
        // Of the last number only zeros after the point would be missing.
        var whole = Encoding.GetEncoding(name).GetBytes(BoundaryPointTests.Sample)[..^4];
        for (var length = 1; length < whole.Length; length += 3)
        {
            folder.Write("broken.txt", whole[..length]);
            if (plan.EndOfImport(folder["broken.txt"]).StartsWith("taken", StringComparison.Ordinal))
                Assert.Contains(notice => notice.Key is "NoticeTxtCounts" or "NoticeNoRecords", plan.Import(folder["broken.txt"], PlanLayer.Parcels, PlansForTests.Host).Report.Notices, $"{length} bytes");
        }
    }

    [TestMethod]
    [DataRow("x", "EXC-TXT-LINE", DisplayName = "a line without end")]
    [DataRow("x=y\n", "EXC-TXT-NO-POINTS", DisplayName = "a head without end")]
    [DataRow("\n", "EXC-TXT-NO-POINTS", DisplayName = "blank lines without end")]
    [DataRow("[地块坐标]\n", "EXC-TXT-DATUM", DisplayName = "sections without end")]
    public void Text_without_end(string pattern, string end) => Ends(Repeated("", pattern, 48 << 20), end);

    [TestMethod]
    [DataRow("@\n", "EXC-FILE-UNREAD", DisplayName = "titles without end")]
    [DataRow(",,,,,,,,,@\n", "EXC-FILE-UNREAD", DisplayName = "empty titles without end")]
    [DataRow("@\nJ1,1,2493600,38506200\n", "EXC-FILE-UNREAD", DisplayName = "parcels of one point without end")]
    [DataRow("J1,1,2493600,38506200\n", "rows EXC-GEOMETRY-VERTICES", DisplayName = "points without end")]
    [DataRow("J1,1,2493600,38506200\nJ2,2,2493600,38506300\n", "rows EXC-GEOMETRY-VERTICES", DisplayName = "rings of one point without end")]
    public void Parcels_without_end(string pattern, string end)
    {
        var head = BoundaryPointTests.Sample.Split("10,2.8800")[0] + "4,1,A,B,面,,,,@\n";
        Ends(Repeated(head, pattern, 48 << 20), end);
    }

    [TestMethod]
    public void A_file_larger_than_any()
    {
        using (var file = File.Create(folder["broken.txt"]))
            file.SetLength(3L << 30);
        plan.AssertEnds("EXC-FILE-SIZE", folder["broken.txt"]);
    }

    [TestMethod]
    public void A_title_of_a_hundred_thousand_cells() =>
        Ends(BoundaryPointTests.Sample.Replace("10,2.8800", new string(',', 100_000), StringComparison.Ordinal), "EXC-TXT-LINE");

    [TestMethod]
    public void A_folder_for_a_file()
    {
        Directory.CreateDirectory(folder["broken.txt"]);
        plan.AssertEnds("EXC-FILE-FOLDER", folder["broken.txt"]);
    }

    private static byte[] Repeated(string head, string pattern, int length)
    {
        var unit = Encoding.UTF8.GetBytes(pattern);
        var bytes = new byte[length];
        var start = Encoding.UTF8.GetBytes(head, bytes);
        for (var at = start; at + unit.Length <= length; at += unit.Length)
            unit.CopyTo(bytes, at);
        return bytes[..(start + (length - start) / unit.Length * unit.Length)];
    }

    private void Ends(string text, string end) => Ends(new UTF8Encoding(false).GetBytes(text), end);

    private void Ends(byte[] bytes, string end)
    {
        folder.Write("broken.txt", bytes);
        plan.AssertEnds(end, folder["broken.txt"]);
    }
}
