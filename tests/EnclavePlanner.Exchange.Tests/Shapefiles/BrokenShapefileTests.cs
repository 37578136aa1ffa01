using System.Buffers.Binary;
using System.Text;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Shapefiles;

/// <summary>
/// Shapefiles that are broken, lie or are made to do harm, in any of their files: each ends soon in a fault that names the
/// file, or in a report. The places of bytes are those of the ESRI Shapefile Technical Description (1998) and of dBASE III.
/// </summary>
[TestClass]
public sealed class BrokenShapefileTests : IDisposable
{
    /// <summary>The bytes of a record of one ring of five points, with its head.</summary>
    private const int RecordLength = 136;

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static BrokenShapefileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public BrokenShapefileTests() => folder.Shapefile(
        "broken",
        Encoding.GetEncoding("gbk"),
        (ShapefileWriting.Square(506_000, 2_493_000, 50), "聊城市东昌府区"),
        (ShapefileWriting.Square(506_100, 2_493_000, 50), "深圳市"),
        (ShapefileWriting.Square(506_200, 2_493_000, 50), "和县"));

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void The_file_that_the_others_are_made_of_is_whole() => Ends("taken 3");

    [TestMethod]
    [DataRow(".shp", "EXC-FILE-MISSING")]
    [DataRow(".dbf", "EXC-SHP-NO-DBF")]
    [DataRow(".shx", "taken 3")]
    [DataRow(".prj", "EXC-SHP-NO-PRJ")]
    [DataRow(".cpg", "taken 3")]
    public void A_file_that_is_missing(string extension, string end)
    {
        File.Delete(folder["broken" + extension]);
        Ends(end);
    }

    [TestMethod]
    [DataRow(".shp", "EXC-FILE-EMPTY")]
    [DataRow(".dbf", "EXC-DBF-HEADER")]
    [DataRow(".shx", "EXC-SHP-HEADER")]
    [DataRow(".prj", "EXC-CRS")]
    [DataRow(".cpg", "taken 3")]
    public void A_file_that_is_empty(string extension, string end)
    {
        folder.Write("broken" + extension, []);
        Ends(end);
    }

    [TestMethod]
    [DataRow(".shp", "EXC-FILE-FOLDER")]
    [DataRow(".dbf", "EXC-SHP-NO-DBF")]
    [DataRow(".prj", "EXC-SHP-NO-PRJ")]
    public void A_folder_for_a_file(string extension, string end)
    {
        File.Delete(folder["broken" + extension]);
        Directory.CreateDirectory(folder["broken" + extension]);
        Ends(end);
    }

    /// <summary>Bytes of the head and of the first record set to others.</summary>
    [TestMethod]
    [DataRow(0, "504B0304", "EXC-SHP-HEADER", DisplayName = "an archive")]
    [DataRow(0, "0A270000", "EXC-SHP-HEADER", DisplayName = "the file's code in the other byte order")]
    [DataRow(24, "FFFFFFFF", "EXC-SHP-TRUNCATED", DisplayName = "a head that says 8 GiB")]
    [DataRow(24, "00000000", "EXC-SHP-LENGTH", DisplayName = "a head that says nothing")]
    [DataRow(32, "63000000", "taken 3", DisplayName = "a kind of file that is none")]
    [DataRow(36, "000000000000F87F", "taken 3", DisplayName = "an extent that is no number")]
    [DataRow(104, "FFFFFFFF", "EXC-SHP-RECORD", DisplayName = "a record that says 8 GiB")]
    [DataRow(104, "00000000", "EXC-SHP-RECORD", DisplayName = "a record that says nothing")]
    [DataRow(108, "00000000", "rows EXC-SHAPE-NULL", DisplayName = "a record without shape")]
    [DataRow(108, "1F000000", "rows EXC-SHAPE-KIND", DisplayName = "a multipatch")]
    [DataRow(108, "FFFFFFFF", "rows EXC-SHAPE-KIND", DisplayName = "a kind of shape below nothing")]
    [DataRow(108, "01000000", "rows EXC-GEOMETRY-KIND", DisplayName = "a point for land")]
    [DataRow(108, "03000000", "rows EXC-GEOMETRY-KIND", DisplayName = "a line for land")]
    [DataRow(108, "0F000000", "taken 3", DisplayName = "heights that are not there")]
    [DataRow(144, "FFFFFF7F", "rows EXC-SHAPE-CORRUPT", DisplayName = "2^31 parts")]
    [DataRow(144, "FFFFFFFF", "rows EXC-SHAPE-CORRUPT", DisplayName = "−1 parts")]
    [DataRow(144, "00000000", "rows EXC-SHAPE-EMPTY", DisplayName = "no part")]
    [DataRow(148, "FFFFFF7F", "rows EXC-SHAPE-CORRUPT", DisplayName = "2^31 points")]
    [DataRow(148, "00000010", "rows EXC-SHAPE-CORRUPT", DisplayName = "points whose bytes come round to none")]
    [DataRow(148, "06000000", "rows EXC-SHAPE-CORRUPT", DisplayName = "a point too many")]
    [DataRow(148, "03000000", "rows EXC-RING-TOO-FEW", DisplayName = "two points too few")]
    [DataRow(148, "04000000", "rows EXC-RING-OPEN", DisplayName = "a point too few")]
    [DataRow(152, "FFFFFFFF", "rows EXC-SHAPE-CORRUPT", DisplayName = "a part that begins before the first point")]
    [DataRow(152, "05000000", "rows EXC-SHAPE-CORRUPT", DisplayName = "a part that begins after the last point")]
    [DataRow(156, "000000000000F87F", "rows EXC-COORDINATE", DisplayName = "a point that is no number")]
    [DataRow(156, "000000000000F07F", "rows EXC-COORDINATE", DisplayName = "a point at infinity")]
    [DataRow(156, "FFFFFFFFFFFFEF7F", "rows EXC-RING-OPEN", DisplayName = "a point at the end of numbers")]
    [DataRow(172, "FFFFFFFFFFFFEF7F", "rows GEO-SANITY-OUTSIDE", DisplayName = "a corner at the end of numbers")]
    public void Bytes_of_the_shp_that_are_wrong(int offset, string bytes, string end)
    {
        Set(".shp", offset, bytes);
        Ends(end);
    }

    [TestMethod]
    [DataRow(24, "FFFFFFFF", "EXC-SHP-TRUNCATED", DisplayName = "a head that says 8 GiB")]
    [DataRow(100, "FFFFFFFF", "EXC-SHX-RECORD", DisplayName = "a record beyond the end")]
    [DataRow(100, "00000000", "EXC-SHX-RECORD", DisplayName = "a record in the head")]
    [DataRow(100, "00000034", "EXC-SHP-RECORD", DisplayName = "a record within another")]
    [DataRow(104, "FFFFFFFF", "EXC-SHX-RECORD", DisplayName = "a record of 8 GiB")]
    [DataRow(108, "0000003200000040", "taken 3", DisplayName = "one record twice")]
    public void Bytes_of_the_shx_that_are_wrong(int offset, string bytes, string end)
    {
        Set(".shx", offset, bytes);
        Ends(end);
    }

    [TestMethod]
    [DataRow(0, "00", "EXC-DBF-HEADER", DisplayName = "a version that is none")]
    [DataRow(4, "FFFFFFFF", "EXC-DBF-TRUNCATED", DisplayName = "2^32 records")]
    [DataRow(4, "02000000", "EXC-SHP-DBF-COUNT", DisplayName = "a record fewer than shapes")]
    [DataRow(8, "0000", "EXC-DBF-HEADER", DisplayName = "a head of no byte")]
    [DataRow(8, "FFFF", "EXC-DBF-HEADER", DisplayName = "a head longer than the file")]
    [DataRow(10, "0000", "EXC-DBF-HEADER", DisplayName = "records of no byte")]
    [DataRow(10, "FFFF", "EXC-DBF-TRUNCATED", DisplayName = "records longer than the file")]
    [DataRow(10, "0200", "EXC-DBF-HEADER", DisplayName = "records shorter than their fields")]
    [DataRow(32, "FFFFFFFF", "EXC-DBF-FIELD-NAME", DisplayName = "a field's name of no encoding")]
    [DataRow(32, "2E2E2F2E2E2F6574632F", "taken 3", DisplayName = "a field named like a path")]
    [DataRow(32, "00", "taken 3", DisplayName = "a field without a name")]
    [DataRow(43, "00", "taken 3", DisplayName = "a field of no kind")]
    [DataRow(48, "FF", "EXC-DBF-HEADER", DisplayName = "a field longer than its record")]
    [DataRow(48, "00", "taken 3", DisplayName = "a field of no byte")]
    public void Bytes_of_the_dbf_that_are_wrong(int offset, string bytes, string end)
    {
        Set(".dbf", offset, bytes);
        Ends(end);
    }

    [TestMethod]
    [DataRow("UTF-8", "EXC-DBF-ENCODING|EXC-DBF-FIELD-NAME", DisplayName = "another encoding")]
    [DataRow("utf-7", "taken 3", DisplayName = "UTF-7, which is not read")]
    [DataRow("utf-16", "EXC-DBF-ENCODING|EXC-DBF-FIELD-NAME", DisplayName = "UTF-16")]
    [DataRow("us-ascii", "EXC-DBF-ENCODING|EXC-DBF-FIELD-NAME", DisplayName = "ASCII")]
    [DataRow("no such thing", "taken 3", DisplayName = "no encoding")]
    [DataRow("../../etc/passwd", "taken 3", DisplayName = "a path")]
    [DataRow("99999999999999999999", "taken 3", DisplayName = "a number without end")]
    [DataRow("\0\0\0\0", "taken 3", DisplayName = "zeros")]
    public void A_cpg_that_is_wrong(string text, string end)
    {
        folder.Write("broken.cpg", text);
        Ends(end);
    }

    [TestMethod]
    [DataRow("PROJCS[", "EXC-CRS", DisplayName = "cut off")]
    [DataRow("WGS84", "EXC-CRS", DisplayName = "only a name")]
    [DataRow("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "EXC-CRS", DisplayName = "XML with an external entity")]
    [DataRow("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",0,0]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0]]", "EXC-CRS", DisplayName = "an ellipsoid of no size")]
    [DataRow("GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",1e999,NaN]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]", "EXC-CRS", DisplayName = "an ellipsoid beyond numbers")]
    [DataRow("LOCAL_CS[\"GCJ-02\"]", "EXC-CRS", DisplayName = "a local system")]
    public void A_prj_that_is_wrong(string text, string end)
    {
        folder.Write("broken.prj", text);
        Ends(end);
    }

    [TestMethod]
    public void A_prj_nested_without_end()
    {
        folder.Write("broken.prj", string.Concat(Enumerable.Repeat("A[", 30_000)));
        Ends("EXC-CRS");
    }

    [TestMethod]
    public void A_prj_of_no_encoding()
    {
        folder.Write("broken.prj", [0xFF, 0xFF, 0xFF]);
        Ends("EXC-PRJ-TEXT");
    }

    [TestMethod]
    [DataRow(".prj", "EXC-FILE-SIZE")]
    [DataRow(".cpg", "taken 3")]
    [DataRow(".fields.csv", "taken 3")]
    [DataRow(".shp", "EXC-SHP-LENGTH")]
    [DataRow(".shx", "EXC-SHP-LENGTH")]
    [DataRow(".dbf", "taken 3")]
    public void A_file_of_gigabytes_of_nothing(string extension, string end)
    {
        using (var file = File.Open(folder["broken" + extension], FileMode.OpenOrCreate))
            file.SetLength(3L << 30);
        Ends(end);
    }

    /// <summary>The counts agree with the length of the file, so that only the .shp tells that it is none.</summary>
    [TestMethod]
    public void A_table_of_billions_of_records()
    {
        using (var file = File.Open(folder["broken.dbf"], FileMode.Create))
        {
            byte[] head = [3, 26, 1, 1, 0, 0, 0, 0x70, 33, 0, 1, 0, .. new byte[20], 0x0D];
            file.Write(head);
            file.SetLength(head.Length + 0x70000000L);
        }

        Ends("EXC-SHP-DBF-COUNT");
    }

    /// <summary>A record of 2 GiB that is there, of zeros: with a stated number of points, and with none.</summary>
    [TestMethod]
    [DataRow(120_000_000, "rows EXC-GEOMETRY-VERTICES")]
    [DataRow(0, "rows EXC-GEOMETRY-VERTICES")]
    public void A_record_of_gigabytes(int points, string end)
    {
        const uint length = 0x70000000;
        using (var file = File.Open(folder["broken.shp"], FileMode.Open, FileAccess.ReadWrite))
        {
            file.SetLength(108L + length);
            Put(file, 24, (108 + length) / 2, isBigEndian: true);
            Put(file, 104, length / 2, isBigEndian: true);
            Put(file, 148, (uint)points, isBigEndian: false);
        }

        File.Delete(folder["broken.shx"]);
        SetCount(1);
        Ends(end);
    }

    /// <summary>Each record is as short as can be: what is kept of a refusal is longer than what is refused.</summary>
    [TestMethod]
    public void Millions_of_records_without_a_shape()
    {
        const int count = 2_000_000;
        var shp = new byte[100 + count * 8];
        File.ReadAllBytes(folder["broken.shp"]).AsSpan(0, 100).CopyTo(shp);
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(24), shp.Length / 2);
        folder.Write("broken.shp", shp);
        File.Delete(folder["broken.shx"]);
        SetCount(count);
        Ends("EXC-FILE-UNREAD");
    }

    [TestMethod]
    [DataRow(100_000, 5, "rows EXC-GEOMETRY-COMPLEX", DisplayName = "rings on each other")]
    [DataRow(1_000_000, 1, "rows EXC-RING-TOO-FEW", DisplayName = "a million rings of one point")]
    [DataRow(1, 3_000_000, "rows EXC-GEOMETRY-VERTICES", DisplayName = "a ring of millions of points")]
    public void Rings_and_points_without_end(int rings, int pointsOfRing, string end)
    {
        var points = rings * pointsOfRing;
        var content = new byte[44 + 4 * rings + 16 * points];
        BinaryPrimitives.WriteInt32LittleEndian(content, 5);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(36), rings);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(40), points);
        (double X, double Y)[] square = [(506_000, 2_493_000), (506_000, 2_493_050), (506_050, 2_493_050), (506_050, 2_493_000), (506_000, 2_493_000)];
        for (var ring = 0; ring < rings; ring++)
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(44 + 4 * ring), ring * pointsOfRing);
        for (var point = 0; point < points; point++)
        {
            var at = 44 + 4 * rings + 16 * point;
            var (x, y) = square[point % pointsOfRing % square.Length];
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(at), x);
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(at + 8), y);
        }

        var shp = File.ReadAllBytes(folder["broken.shp"]).AsSpan(0, 108).ToArray().Concat(content).ToArray();
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(24), shp.Length / 2);
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(104), content.Length / 2);
        folder.Write("broken.shp", shp);
        File.Delete(folder["broken.shx"]);
        SetCount(1);
        Ends(end);
    }

    [TestMethod]
    public void Bytes_after_the_last_record()
    {
        folder.Write("broken.shp", [.. File.ReadAllBytes(folder["broken.shp"]), 0, 0]);
        Ends("EXC-SHP-LENGTH");
    }

    /// <summary>The records of the .shp follow each other with nothing between, which is all there is without a .shx.</summary>
    [TestMethod]
    [DataRow(104, "00000041", "EXC-SHP-RECORD-TRUNCATED", DisplayName = "a record a word too long")]
    [DataRow(104, "7FFFFFFF", "EXC-SHP-RECORD-TRUNCATED", DisplayName = "a record of 4 GiB")]
    [DataRow(104 + 2 * RecordLength, "0000003E", "EXC-SHP-RECORD-TRUNCATED", DisplayName = "the last a word too short")]
    public void Records_that_do_not_follow_each_other(int offset, string bytes, string end)
    {
        File.Delete(folder["broken.shx"]);
        Set(".shp", offset, bytes);
        Ends(end);
    }

    [TestMethod]
    [DataRow("broken\u0001\u202Egnp.shp", DisplayName = "signs that turn the text around")]
    [DataRow("broken; rm -rf $HOME `id` %n {0}.shp", DisplayName = "a command")]
    [DataRow("broken<script>alert(1)<.shp", DisplayName = "markup")]
    [DataRow("broken*?[a-z].shp", DisplayName = "wildcards")]
    public void A_name_that_is_hostile(string name)
    {
        foreach (var extension in ShapefileWriting.Extensions)
            File.Move(folder["broken" + extension], folder[Path.ChangeExtension(name, extension)]);
        plan.AssertEnds("taken 3", folder[name]);
        File.Delete(folder[Path.ChangeExtension(name, ".dbf")]);
        plan.AssertEnds("EXC-SHP-NO-DBF", folder[name]);
    }

    /// <summary>An archive, whatever is in it, is none of the files that are read: nothing is unpacked.</summary>
    [TestMethod]
    [DataRow("broken.zip")]
    [DataRow("broken.shp.zip")]
    [DataRow("broken.shz")]
    public void An_archive_is_not_opened(string name)
    {
        using (var archive = System.IO.Compression.ZipFile.Open(folder[name], System.IO.Compression.ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("../escaped.shp").Open();
            entry.Write(File.ReadAllBytes(folder["broken.shp"]));
        }

        plan.AssertEnds("EXC-FORMAT-UNKNOWN", folder[name]);
        Assert.IsFalse(File.Exists(Path.Combine(folder.Path, "..", "escaped.shp")));
    }

    private void Set(string extension, int offset, string hex)
    {
        var bytes = File.ReadAllBytes(folder["broken" + extension]);
        Convert.FromHexString(hex).CopyTo(bytes, offset);
        folder.Write("broken" + extension, bytes);
    }

    /// <summary>A table of as many records, without a field.</summary>
    private void SetCount(int count)
    {
        byte[] head = [3, 26, 1, 1, 0, 0, 0, 0, 33, 0, 1, 0, .. new byte[20], 0x0D];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), count);
        folder.Write("broken.dbf", [.. head, .. Enumerable.Repeat((byte)' ', count)]);
    }

    private static void Put(FileStream file, long offset, uint value, bool isBigEndian)
    {
        var bytes = new byte[4];
        if (isBigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        file.Position = offset;
        file.Write(bytes);
    }

    private void Ends(string end) => plan.AssertEnds(end, folder["broken.shp"]);
}
