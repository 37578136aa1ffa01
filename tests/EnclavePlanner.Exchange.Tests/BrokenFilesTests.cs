using System.Diagnostics;
using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tests.Dxf;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Exchange.Tests.Tables;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>
/// Files cut off and changed at random: each ends in a report or in a fault with its sentence in both languages, never in
/// another exception. The seeds are fixed, so a failure repeats.
/// </summary>
[TestClass]
public sealed class BrokenFilesTests(TestContext context) : IDisposable
{
    private static readonly int Mutations = Soak.Count("ENCLAVE_SOAK_MUTATIONS", 3000);

    /// <summary>A table of boundary points with every kind of cell.</summary>
    private static readonly Dictionary<string, string> Workbook = WorkbookFiles.Parts(
        """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>X(m)</t></is></c><c r="C1" t="str"><v>Y</v></c><c r="D1" t="inlineStr"><is><t>日期</t></is></c></row>
        <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>2493600</v></c><c r="C2"><v>506200</v></c><c r="D2" s="1"><v>45000</v></c></row>
        <row r="3"><c r="B3"><v>2493600</v></c><c r="C3"><f>1+1</f><v>506400</v></c></row>
        <row r="4"><c r="B4" s="3"><v>2493450</v></c><c r="C4"><v>506400</v></c></row>
        """,
        "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>");

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static BrokenFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(".shp")]
    [DataRow(".shx")]
    [DataRow(".dbf")]
    [DataRow(".prj")]
    public void A_real_shapefile_cut_off_anywhere_is_refused(string extension)
    {
        const string name = "anhui_chinese_encoding_gbk";
        foreach (var part in new[] { ".shp", ".shx", ".dbf" })
            File.Copy(SharedData.File("encodings/" + name + part), folder["a" + part]);
        folder.Write("a.prj", Geodesy.ReferenceSystems.CrsRegistry.Get(4326).EsriWkt);
        Assert.AreEqual(78, Import("a.shp").Report.Taken);
        var whole = File.ReadAllBytes(folder["a" + extension]);
        // Writers end a table with 0x1A or without it: the last byte of a .dbf says nothing.
        var end = extension == ".dbf" ? whole.Length - 1 : whole.Length;
        for (var step = 0; step < 60; step++)
        {
            var length = step < 20 ? Math.Min(step * 7, end - 1) : (int)((long)end * step / 60) - 1;
            folder.Write("a" + extension, whole[..length]);
            Assert.ThrowsExactly<FaultException>(() => Import("a.shp"), $"{extension} of {length} bytes");
        }
    }

    [TestMethod]
    [DataRow("cadastre/cadastre-75118-parcelles.json")]
    [DataRow("zoning/tw_park_J0302.geojson")]
    [DataRow("admin/440300_full.json")]
    public void A_real_GeoJSON_file_cut_off_anywhere_is_refused(string file)
    {
        var whole = File.ReadAllBytes(SharedData.File(file)).AsSpan().TrimEnd(" \r\n"u8).ToArray();
        for (var step = 0; step < 40; step++)
        {
            var length = step < 20 ? step * 13 : (int)((long)whole.Length * step / 40) - 1;
            folder.Write("a.json", whole[..length]);
            Assert.ThrowsExactly<FaultException>(() => Import("a.json"), $"{length} bytes");
        }
    }

    [TestMethod]
    [DataRow(".shp")]
    [DataRow(".shx")]
    [DataRow(".dbf")]
    [DataRow(".prj")]
    [DataRow(".cpg")]
    public void A_shapefile_changed_at_random_never_ends_the_program(string extension)
    {
        folder.Shapefile(
            "a", Encoding.GetEncoding("gbk"),
            (ShapefileWriting.Square(506_000, 2_493_000, 50), "聊城市东昌府区"),
            ("POLYGON ((506000 2493100, 506000 2493200, 506100 2493200, 506100 2493100, 506000 2493100), (506020 2493120, 506080 2493120, 506080 2493180, 506020 2493120))", "深圳市"),
            (ShapefileWriting.Square(506_200, 2_493_000, 50), "和县"));
        Fuzz("a" + extension, "a.shp", PlanLayer.Parcels);
    }

    [TestMethod]
    public void A_GeoJSON_file_changed_at_random_never_ends_the_program()
    {
        folder.Write("a.json", """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[
            {"type":"Feature","id":"7","properties":{"TBBH":"12","DLBM":"0101","MC":"聊城市","n":1.5,"o":{"a":[1]}},"geometry":{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.50]]]}},
            {"type":"Feature","properties":null,"geometry":{"type":"MultiPolygon","coordinates":[[[[114.00,22.50,3],[114.01,22.50],[114.01,22.51],[114.00,22.50]]]]}}]}
            """);
        Fuzz("a.json", "a.json", PlanLayer.Parcels);
    }

    [TestMethod]
    public void A_boundary_point_file_changed_at_random_never_ends_the_program()
    {
        folder.Write("a.txt", BoundaryPointTests.Sample, Encoding.GetEncoding("gbk"));
        Fuzz("a.txt", "a.txt", PlanLayer.Boundary);
    }

    [TestMethod]
    public void A_GeoPackage_changed_at_random_never_ends_the_program()
    {
        var parcels = ExportingForTests.Sample.Of(PlanLayer.Parcels, PlansForTests.Host).Take(3).ToArray<PlanRow>();
        var few = new PlanContents([.. ExportingForTests.Sample.Cities, ExportingForTests.Sample.Plan, .. parcels]);
        few.Export(folder["a.gpkg"], ExportFormat.GeoPackage, PlanLayer.Parcels, PlansForTests.Host);
        Fuzz("a.gpkg", "a.gpkg", PlanLayer.Parcels);
    }

    [TestMethod]
    [DataRow("AC1009", "gbk", PlanLayer.Parcels)]
    [DataRow("AC1032", "utf-8", PlanLayer.Parcels)]
    [DataRow("AC1032", "utf-8", PlanLayer.Roads)]
    public void A_drawing_changed_at_random_never_ends_the_program(string version, string encoding, PlanLayer layer)
    {
        folder.Write("a.dxf", Drawings.OfEveryKind(version), Encoding.GetEncoding(encoding));
        var report = Import("a.dxf", layer).Report;
        Assert.AreEqual(9, report.Taken, string.Join('\n', report.Refused.Select(row => row.Fault.In(System.Globalization.CultureInfo.InvariantCulture))));
        Fuzz("a.dxf", "a.dxf", layer);
    }

    [TestMethod]
    public void A_CSV_table_changed_at_random_never_ends_the_program()
    {
        folder.Write("a.csv", "\uFEFF地块编号,点号,圈号,X(m),Y(m)\r\nA-1,J1,1,2493600.000,506200.000\r\nA-1,J2,1,2493600.000,506400.000\r\nA-1,\"J3\",1,2493450.000,506400.000\r\n");
        Fuzz("a.csv", "a.csv", PlanLayer.Parcels);
    }

    [TestMethod]
    [DataRow(System.IO.Compression.CompressionLevel.NoCompression)]
    [DataRow(System.IO.Compression.CompressionLevel.Fastest)]
    public void A_workbook_changed_at_random_never_ends_the_program(System.IO.Compression.CompressionLevel level)
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(Workbook, level));
        Assert.AreEqual(1, Import("a.xlsx").Report.Taken);
        Fuzz("a.xlsx", "a.xlsx", PlanLayer.Parcels);
    }

    /// <summary>Bytes changed in the archive mostly break its checksums; changed in a part before it is packed, they reach what reads it.</summary>
    [TestMethod]
    public void A_workbook_whose_parts_are_changed_at_random_never_ends_the_program()
    {
        string[] read = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
        folder.Write("a.xlsx", WorkbookFiles.Zipped(Workbook));
        Assert.AreEqual(1, Import("a.xlsx").Report.Taken);
        Fuzz("a.xlsx", "a.xlsx", PlanLayer.Parcels, random =>
        {
            var parts = new Dictionary<string, string>(Workbook);
            var part = read[random.Next(read.Length)];
            parts[part] = Encoding.UTF8.GetString(Changed(Encoding.UTF8.GetBytes(parts[part]), random));
            return WorkbookFiles.Zipped(parts, System.IO.Compression.CompressionLevel.NoCompression);
        });
    }

    [TestMethod]
    [DataRow(1_500)]
    [DataRow(20_000)]
    public void Rings_nested_thousands_deep_end_soon(int count)
    {
        var rings = Enumerable.Range(0, count).Select(i => Geometry(506_000 + i * 0.001, 2_493_000 + i * 0.001, 100 - i * 0.002)).ToList();
        var text = new StringBuilder(BoundaryPointTests.Sample.Split("[地块坐标]")[0]).Append("[地块坐标]\n4,1,A,B,面,,,,@\n");
        for (var ring = 0; ring < rings.Count; ring++)
        {
            foreach (var (x, y) in rings[ring])
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"J1,{ring},{y:F3},38{x:F3}\n");
        }

        folder.Write("a.txt", text.ToString());
        AssertEnds("a.txt", PlanLayer.Parcels, 0);

        static (double X, double Y)[] Geometry(double x, double y, double size) =>
            [(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)];
    }

    private void Fuzz(string changed, string imported, PlanLayer layer)
    {
        var original = File.ReadAllBytes(folder[changed]);
        Assert.IsTrue(AssertEnds(imported, layer, -1), "what is changed is refused as it is");
        Fuzz(changed, imported, layer, random => Changed(original, random));
    }

    private void Fuzz(string changed, string imported, PlanLayer layer, Func<Random, byte[]> mutation)
    {
        var clock = Stopwatch.StartNew();
        var refused = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            folder.Write(changed, mutation(new Random(seed)));
            refused += AssertEnds(imported, layer, seed) ? 0 : 1;
        }

        context.WriteLine($"{changed}: {Mutations} mutations, {refused} refused as a whole, {Mutations - refused} read to a report; {clock.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Flips, sets, doubles and removes a few bytes at a time.</summary>
    private static byte[] Changed(byte[] original, Random random)
    {
        byte[] telling = [0, 1, 0x7F, 0x80, 0xFF, (byte)'"', (byte)'[', (byte)'{', (byte)'-', (byte)'9', (byte)',', (byte)'@'];
        var bytes = original.ToList();
        for (var change = random.Next(1, 5); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = telling[random.Next(telling.Length)];
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <returns>Whether the file could be read; otherwise it was refused as a whole.</returns>
    private bool AssertEnds(string file, PlanLayer layer, int seed)
    {
        try
        {
            var report = Import(file, layer).Report;
            foreach (var row in report.Refused)
                AssertSpeaks(row.Fault);
            foreach (var notice in report.Notices)
                Assert.IsGreaterThan(0, notice.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
            return true;
        }
        catch (FaultException refusal)
        {
            AssertSpeaks(refusal.Fault);
            return false;
        }
        catch (Exception other) when (other is not AssertFailedException)
        {
            throw new AssertFailedException($"Mutation {seed} of {file}: {other.Message}", other);
        }
    }

    private static void AssertSpeaks(Fault fault)
    {
        Assert.IsGreaterThan(0, fault.In(System.Globalization.CultureInfo.InvariantCulture).Length);
        Assert.IsGreaterThan(0, fault.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
    }

    /// <summary>A drawing has no system of its own; of the other files, what they say themselves is put to the test.</summary>
    private ImportOutcome Import(string file, PlanLayer layer = PlanLayer.Parcels) => plan.Import(
        folder[file], layer, PlansForTests.Host, request => Path.GetExtension(file) is ".dxf" or ".csv" or ".xlsx" ? request with { Epsg = 4547 } : request);
}
