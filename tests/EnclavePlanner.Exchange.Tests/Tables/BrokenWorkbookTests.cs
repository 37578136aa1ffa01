using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tests.Tables;

/// <summary>Workbooks that are broken or hostile: each ends soon, within bounded memory, in a fault or in rows that can be judged.</summary>
[TestClass]
public sealed class BrokenWorkbookTests : IDisposable
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Types = "[Content_Types].xml";
    private const string Links = "xl/_rels/workbook.xml.rels";
    private const string Book = "xl/workbook.xml";
    private const string Texts = "xl/sharedStrings.xml";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("<row r=\"0\"><c><v>1</v></c></row>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"-1\"/>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"x\"/>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"99999999999\"/>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"1048577\"><c><v>1</v></c></row>", "EXC-TABLE-ROWS")]
    [DataRow("<row r=\"2\"/><row r=\"2\"/>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"2\"/><row r=\"1\"/>", "EXC-XLSX-ROW")]
    [DataRow("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"\"><v>1</v></c></row>", "EXC-XLSX-CELL")]
    [DataRow("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "EXC-TABLE-COLUMNS")]
    [DataRow("<row r=\"1\"><c t=\"s\"><v>2</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c t=\"s\"><v>99999999999</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c><v>abc</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c><v>NaN</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c><v>1e999</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c t=\"b\"><v>2</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c t=\"zz\"><v>2</v></c></row>", "EXC-XLSX-VALUE")]
    [DataRow("<row r=\"1\"><c t=\"e\"><v>#N/A</v></c></row>", "EXC-XLSX-ERROR")]
    [DataRow("<row r=\"1\"><c><f>1+1</f></c></row>", "EXC-XLSX-FORMULA")]
    [DataRow("<row r=\"1\"><c s=\"1\"><v>-5</v></c><c s=\"1\"><v>1e9</v></c><c s=\"999999\"><v>1</v></c><c s=\"x\"><v>1</v></c></row>", "1")]
    [DataRow("<row r=\"1\"><c t=\"inlineStr\"/><c t=\"inlineStr\"><is/></c><c t=\"s\"/><c><v/></c></row>", "EXC-TABLE-EMPTY")]
    [DataRow("<row r=\"1\"><c><v>1</v>", "EXC-XLSX-DAMAGED")]
    [DataRow("<row r=\"1\"></c></row>", "EXC-XLSX-DAMAGED")]
    [DataRow("<row r=\"1\"><c t=\"inlineStr\"><is><t>&xxe;</t></is></c></row>", "EXC-XLSX-DAMAGED")]
    [DataRow("<row r=\"1\"><c t=\"inlineStr\"><is><t>&#1;</t></is></c></row>", "EXC-XLSX-DAMAGED")]
    [DataRow("", "EXC-TABLE-EMPTY")]
    [DataRow("<row/><row/><row/>", "EXC-TABLE-EMPTY")]
    public void Cells_that_are_not_what_they_should_be(string rows, string outcome)
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts(rows)));
        Ends(outcome);
    }

    [TestMethod]
    [DataRow("<mergeCells><mergeCell ref=\"A1\"/></mergeCells>", "EXC-XLSX-MERGE")]
    [DataRow("<mergeCells><mergeCell/></mergeCells>", "EXC-XLSX-MERGE")]
    [DataRow("<mergeCells><mergeCell ref=\"A1:ZZZZ9\"/></mergeCells>", "EXC-XLSX-MERGE")]
    [DataRow("<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>", "1")]
    [DataRow("<dimension ref=\"A1:XFD1048576\"/>", "1")]
    [DataRow("<dimension ref=\"nonsense\"/>", "1")]
    public void What_a_sheet_says_of_itself(string after, string outcome)
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts("<row><c><v>1</v></c></row>", after)));
        Ends(outcome);
    }

    [TestMethod]
    [DataRow(Types, null, "EXC-XLSX-DAMAGED|EXC-XLSX-FORM")]
    [DataRow(Types, "", "EXC-XLSX-DAMAGED")]
    [DataRow(Types, "<x/>", "EXC-XLSX-DAMAGED")]
    [DataRow("_rels/.rels", null, "EXC-XLSX-FORM|EXC-XLSX-DAMAGED")]
    [DataRow("_rels/.rels", "<x", "EXC-XLSX-DAMAGED")]
    [DataRow(Links, null, "EXC-XLSX-NONE")]
    [DataRow(Links, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"http://127.0.0.1:9/sheet1.xml\" TargetMode=\"External\"/></Relationships>", "EXC-XLSX-NONE|EXC-XLSX-DAMAGED")]
    [DataRow(Links, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>", "EXC-XLSX-DAMAGED")]
    [DataRow(Links, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"workbook.xml\"/></Relationships>", "EXC-XLSX-DAMAGED")]
    [DataRow(Book, null, "EXC-XLSX-FORM|EXC-XLSX-DAMAGED")]
    [DataRow(Book, "<x/>", "EXC-XLSX-DAMAGED|EXC-XLSX-NONE|EXC-XLSX-FORM")]
    [DataRow(Book, "<workbook xmlns=\"" + WorkbookFiles.Main + "\"/>", "EXC-XLSX-NONE")]
    [DataRow(Sheet, null, "EXC-XLSX-DAMAGED")]
    [DataRow(Sheet, "", "EXC-XLSX-DAMAGED")]
    [DataRow(Sheet, "text", "EXC-XLSX-DAMAGED")]
    [DataRow(Sheet, "<x><row><c><v>1</v></c></row></x>", "1")]
    [DataRow(Texts, null, "EXC-XLSX-DAMAGED")]
    [DataRow(Texts, "<sst", "EXC-XLSX-DAMAGED")]
    [DataRow("xl/styles.xml", "<styleSheet><cellXfs><xf", "EXC-XLSX-DAMAGED")]
    [DataRow("xl/extra.bin", "anything", "1")]
    public void A_part_that_is_missing_or_wrong(string part, string? content, string outcome)
    {
        var parts = WorkbookFiles.Parts("<row><c><v>1</v></c></row>");
        if (content is null)
            parts.Remove(part);
        else
            parts[part] = content;
        folder.Write("a.xlsx", WorkbookFiles.Zipped(parts));
        Ends(outcome);
    }

    /// <summary>An entity of a file that is there, and one of a server that would be asked: neither is read, and what they say appears nowhere.</summary>
    [TestMethod]
    [DataRow(Sheet)]
    [DataRow(Texts)]
    [DataRow(Book)]
    [DataRow(Types)]
    [DataRow(Links)]
    [DataRow("xl/styles.xml")]
    public async Task External_entities_are_never_resolved(string part)
    {
        using var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        server.Start();
        var secret = folder.Write("secret.txt", "the secret");
        var parts = WorkbookFiles.Parts("<row><c t=\"inlineStr\"><is><t>&amp;</t></is></c></row>");
        var content = parts[part].Trim();
        var prolog = content.IndexOf("?>", StringComparison.Ordinal) + 2;
        content = content[prolog..];
        var inside = content.IndexOf('>', StringComparison.Ordinal) + 1;
        parts[part] = $"<!DOCTYPE x [<!ENTITY e SYSTEM \"{new Uri(secret)}\"><!ENTITY % p SYSTEM \"http://{server.LocalEndpoint}/x.dtd\">%p;]>{content[..inside]}&e;{content[inside..]}";
        folder.Write("a.xlsx", WorkbookFiles.Zipped(parts));
        var refusal = Assert.ThrowsExactly<FaultException>(() => Read());
        Assert.AreEqual("EXC-XLSX-DAMAGED", refusal.Fault.Code);
        Assert.DoesNotContain("the secret", refusal.ToString());
        await Task.Delay(50);
        Assert.IsFalse(server.Pending(), "a server was asked");
    }

    [TestMethod]
    public void Entities_that_grow_are_not_expanded()
    {
        var parts = WorkbookFiles.Parts("");
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        parts[Sheet] = $"<!DOCTYPE x [<!ENTITY e0 \"lol\">{entities}]><worksheet xmlns=\"{WorkbookFiles.Main}\"><sheetData><row><c t=\"str\"><v>&e9;</v></c></row></sheetData></worksheet>";
        folder.Write("a.xlsx", WorkbookFiles.Zipped(parts));
        Ends("EXC-XLSX-DAMAGED");
    }

    [TestMethod]
    [DataRow(Sheet, 300)]
    [DataRow(Texts, 300)]
    [DataRow("xl/styles.xml", 300)]
    [DataRow("xl/media/image1.png", 300)]
    [DataRow(Types, 5)]
    [DataRow(Links, 5)]
    public void An_archive_that_unpacks_to_more_than_a_table(string part, int mebibytes)
    {
        var parts = WorkbookFiles.Parts("<row><c><v>1</v></c></row>");
        Zip(parts.Where(other => other.Key != part), part, " ", (long)mebibytes << 20);
        Assert.IsLessThan(3_000_000L, new FileInfo(folder["a.xlsx"]).Length);
        Ends("EXC-XLSX-SIZE");
    }

    [TestMethod]
    [DataRow("<row/>", 2_000_000, "EXC-TABLE-ROWS")]
    [DataRow("<row><c/></row>", 1_048_576, "EXC-TABLE-EMPTY")]
    [DataRow("<row><c><v>1</v></c></row>", 1_048_576, "1048576")]
    [DataRow("<row><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/></row>", 1_000_000, "EXC-TABLE-CELLS")]
    [DataRow("<x/>", 60_000_000, "EXC-TABLE-EMPTY")]
    [DataRow("<x a=\"1\" b=\"2\"/>", 15_000_000, "EXC-TABLE-EMPTY")]
    public void Millions_of_rows_and_cells(string rows, int times, string outcome)
    {
        var parts = WorkbookFiles.Parts("").Where(part => part.Key != Sheet);
        Zip(parts, Sheet, rows, (long)rows.Length * times, $"<worksheet xmlns=\"{WorkbookFiles.Main}\"><sheetData>", "</sheetData></worksheet>");
        Ends(outcome);
    }

    [TestMethod]
    public void A_row_of_more_empty_cells_than_a_sheet_has_columns()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts("<row>" + string.Concat(Enumerable.Repeat("<c/>", 6_000_000)) + "</row>")));
        Ends("EXC-TABLE-CELLS");
    }

    [TestMethod]
    public void Elements_nested_without_end()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts(string.Concat(Enumerable.Repeat("<row>", 2_000_000)))));
        Ends("EXC-TABLE-ROWS|EXC-XLSX-DAMAGED|EXC-TABLE-CELLS");
    }

    [TestMethod]
    public void A_text_longer_than_a_cell_of_Excel_holds()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts(WorkbookFiles.Row(1, new string('x', 32_768)))));
        Ends("EXC-XLSX-TEXT-SIZE");
    }

    [TestMethod]
    public void More_texts_than_cells()
    {
        Zip(WorkbookFiles.Parts("<row><c><v>1</v></c></row>").Where(part => part.Key != Texts), Texts, "<si/>", 5L * 5_000_001, $"<sst xmlns=\"{WorkbookFiles.Main}\">", "</sst>");
        Ends("EXC-XLSX-TEXTS");
    }

    [TestMethod]
    public void An_archive_of_thousands_of_parts()
    {
        var parts = WorkbookFiles.Parts("<row><c><v>1</v></c></row>");
        for (var i = 0; i < 6_000; i++)
            parts[$"xl/media/{i}.png"] = "";
        folder.Write("a.xlsx", WorkbookFiles.Zipped(parts));
        Ends("EXC-XLSX-SIZE");
    }

    /// <summary>Lengths that an archive states wrongly: no more is unpacked than it states.</summary>
    [TestMethod]
    [DataRow(10)]
    [DataRow(int.MaxValue)]
    [DataRow(-1)]
    public void An_archive_that_lies_about_its_lengths(int stated)
    {
        var bytes = WorkbookFiles.Zipped(WorkbookFiles.Parts(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 1000))));
        var signature = "PK\x01\x02"u8.ToArray();
        for (var at = bytes.AsSpan().IndexOf(signature); at >= 0;)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), stated);
            var next = bytes.AsSpan(at + 4).IndexOf(signature);
            at = next < 0 ? -1 : at + 4 + next;
        }

        folder.Write("a.xlsx", bytes);
        Ends("EXC-XLSX-DAMAGED|EXC-XLSX-SIZE|EXC-XLSX-FORM");
    }

    [TestMethod]
    public void A_workbook_cut_off_anywhere()
    {
        var whole = WorkbookFiles.Zipped(WorkbookFiles.Parts(string.Concat(Enumerable.Range(1, 200).Select(row => WorkbookFiles.Row(row, $"{row}", "x")))));
        for (var step = 0; step < 60; step++)
        {
            folder.Write("a.xlsx", whole[..Math.Max(1, whole.Length * step / 60)]);
            Ends("EXC-XLSX-DAMAGED|EXC-XLSX-FORM");
        }
    }

    [TestMethod]
    [DataRow(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "EXC-XLSX-OLD")]
    [DataRow(new byte[] { 0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "EXC-XLSX-FORM|EXC-XLSX-DAMAGED")]
    [DataRow(new byte[] { 0x50, 0x4B, 3, 4 }, "EXC-XLSX-DAMAGED")]
    [DataRow(new byte[] { 0x50 }, "EXC-XLSX-FORM")]
    [DataRow(new byte[] { 0x61, 0x2C, 0x62, 0x0A }, "EXC-XLSX-FORM")]
    public void A_file_that_is_something_else(byte[] bytes, string outcome)
    {
        folder.Write("a.xlsx", bytes);
        Ends(outcome);
    }

    [TestMethod]
    public void A_sheet_that_is_not_there()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts("<row><c><v>1</v></c></row>")));
        var refusal = Assert.ThrowsExactly<FaultException>(() => Table.Read(SourceFile.Named(folder["a.xlsx"]), "无", null, default));
        Assert.AreEqual("EXC-XLSX-SHEET", refusal.Fault.Code);
        Assert.Contains("表", refusal.Message);
    }

    /// <summary>Writes the archive as a stream, its largest part one pattern over and over.</summary>
    private void Zip(IEnumerable<KeyValuePair<string, string>> parts, string part, string pattern, long length, string before = "", string after = "")
    {
        using var file = File.Create(folder["a.xlsx"]);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var (name, content) in parts)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(Encoding.UTF8.GetBytes(content.Trim()));
        }

        using var large = archive.CreateEntry(part, CompressionLevel.Optimal).Open();
        large.Write(Encoding.UTF8.GetBytes(before));
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(pattern, 4096)));
        for (var left = length; left > 0; left -= block.Length)
            large.Write(block, 0, (int)Math.Min(left, block.Length));
        large.Write(Encoding.UTF8.GetBytes(after));
    }

    private Table Read() => Table.Read(SourceFile.Named(folder["a.xlsx"]), null, null, default);

    /// <param name="outcome">Codes that are right, parted by |, of the file or of its first row; or the number of rows.</param>
    private void Ends(string outcome)
    {
        var clock = Stopwatch.StartNew();
        string found;
        try
        {
            var rows = Read().Rows;
            found = rows[0].Refusal is { } refused ? Spoken(refused) : rows.Count.ToString(CultureInfo.InvariantCulture);
        }
        catch (FaultException refusal)
        {
            found = Spoken(refusal.Fault);
        }

        Assert.IsTrue(outcome.Split('|').Contains(found), $"{found} instead of {outcome}");
        Assert.IsLessThan(BrokenImports.Longest, clock.Elapsed);
    }

    private static string Spoken(Fault fault)
    {
        Assert.IsGreaterThan(0, fault.In(CultureInfo.InvariantCulture).Length);
        Assert.IsGreaterThan(0, fault.In(CultureInfo.GetCultureInfo("zh-CN")).Length);
        return fault.Code;
    }
}
