using System.Globalization;
using System.Text;
using CsCheck;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Workbooks;

namespace EnclavePlanner.Exchange.Tests.Tables;

[TestClass]
public sealed class TableReadingTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    static TableReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("gb18030", false)]
    [DataRow("gbk", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16BE", true)]
    public void The_encoding_of_a_CSV_file_is_found(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("地块编号,权属单位\r\nA-1,东昌府区道口铺街道办事处\r\n");
        folder.Write("a.csv", [.. marked ? encoding.GetPreamble() : [], .. text]);
        var table = Read("a.csv");
        CollectionAssert.AreEqual(new[] { "地块编号", "权属单位" }, table.Rows[0].Cells);
        CollectionAssert.AreEqual(new[] { "A-1", "东昌府区道口铺街道办事处" }, table.Rows[1].Cells);
    }

    [TestMethod]
    [DataRow("a,b\r\n1,\"x;y\"\r\n")]
    [DataRow("a;b\n1;x;\n")]
    [DataRow("a\tb\n1\tx,y\n")]
    [DataRow("sep=;\r\na;b\r\n1;x\r\n")]
    [DataRow("题名;;\na;b\n1;\"2,5\"\n")]
    public void The_sign_between_cells_is_found(string text)
    {
        folder.Write("a.csv", text);
        var rows = Read("a.csv").Rows;
        CollectionAssert.AreEqual(new[] { "a", "b" }, rows.First(row => row.Cells.Length > 1).Cells);
        Assert.HasCount(2, rows[^1].Cells);
    }

    [TestMethod]
    public void Cells_keep_quotes_line_breaks_and_a_leading_number_sign()
    {
        folder.Write("a.csv", "编号,b\r\n#1,\"two\r\nlines, and \"\"quotes\"\"\"\r\n\r\n'=1+1,''-x\r\n");
        var rows = Read("a.csv").Rows;
        CollectionAssert.AreEqual(new[] { "#1", "two\r\nlines, and \"quotes\"" }, rows[1].Cells);
        CollectionAssert.AreEqual(new[] { "=1+1", "'-x" }, rows[2].Cells);
        Assert.AreEqual(4, rows[2].Number, "as a spreadsheet counts: a cell of two lines is in one row, an empty row counts");
    }

    [TestMethod]
    public void Every_text_comes_back_from_behind_the_guard() => Gen.String[Gen.Char["'=+-@\tax"], 0, 6].Sample(
        text => FormulaGuard.Without(FormulaGuard.Of(text)) == text && (FormulaGuard.Of(text).Length == 0 || !"=+-@\t\r".Contains(FormulaGuard.Of(text)[0], StringComparison.Ordinal)));

    [TestMethod]
    public void Every_text_comes_back_from_the_XML_of_a_workbook() => Gen.String[Gen.Char["_x00D41\r\u0001\uFFFFa\uD800\uDC00"], 0, 12].Sample(
        text => WorkbookXml.Unescaped(WorkbookXml.Escaped(text)) == text);

    [TestMethod]
    public void Cells_of_every_kind_are_read()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts("""
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>
            <row><c><v>101</v></c><c><v>0.1</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>文</v></c><c><f>1+1</f><v>2</v></c></row>
            <row r="9"><c s="1"><v>45306</v></c><c s="2"><v>45306.75</v></c><c s="3"><v>45306</v></c><c s="4"><v>59</v></c><c t="d"><v>2024-01-15</v></c><c s="1"><v>0.5</v></c></row>
            """)));
        var rows = Read("a.xlsx").Rows;
        CollectionAssert.AreEqual(new object?[] { "编号", "甲 乙", null, "a\rb" }, rows[0].Cells);
        CollectionAssert.AreEqual(new object?[] { 101L, 0.1, true, "文", 2L }, rows[1].Cells);
        CollectionAssert.AreEqual(new object?[] { "2024-01-15", "2024-01-15T18:00:00", 45306L, "1900-02-28", "2024-01-15", "12:00:00" }, rows[2].Cells);
        CollectionAssert.AreEqual(new[] { 2, 3, 9 }, rows.Select(row => row.Number).ToArray());
    }

    [TestMethod]
    public void LibreOffice_makes_the_workbook_that_is_read()
    {
        var source = folder.Write("a.csv", "编号,名称,数,日期\r\n007,\"多行\n文字\",0.30000000000000004,2024-02-29\r\n'=1+1,x,1e300,1900-03-01\r\n");
        LibreOffice.Convert(source, "xlsx", folder.Path, "CSV:44,34,76,1,1/2/2/1/3/1/4/5");
        var rows = Read("a.xlsx").Rows;
        CollectionAssert.AreEqual(new object?[] { "编号", "名称", "数", "日期" }, rows[0].Cells);
        CollectionAssert.AreEqual(new object?[] { "007", "多行\n文字", 0.3, "2024-02-29" }, rows[1].Cells.Select(Rounded).ToArray());
        Assert.AreEqual("1900-03-01", rows[2].Cells[3]);
        Assert.AreEqual(1e300, (double)rows[2].Cells[2]!, 1e288);
    }

    [TestMethod]
    public void A_sheet_is_found_by_its_name()
    {
        var parts = WorkbookFiles.Parts(WorkbookFiles.Row(1, "first"));
        parts["xl/worksheets/sheet2.xml"] = $"<worksheet xmlns=\"{WorkbookFiles.Main}\"><sheetData>{WorkbookFiles.Row(1, "second")}</sheetData></worksheet>";
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("</sheets>", "<sheet name=\"第二\" sheetId=\"2\" r:id=\"rId9\"/></sheets>", StringComparison.Ordinal);
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].Replace("</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>", StringComparison.Ordinal);
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].Replace("</Types>", "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>", StringComparison.Ordinal);
        folder.Write("a.xlsx", WorkbookFiles.Zipped(parts));
        Assert.AreEqual("first", Read("a.xlsx").Rows[0].Cells[0]);
        Assert.AreEqual("second", Table.Read(SourceFile.Named(folder["a.xlsx"]), "第二", null, default).Rows[0].Cells[0]);
        CollectionAssert.AreEqual(new[] { "表", "第二" }, Importing.SourceTables.Of(folder["a.xlsx"]).ToArray());
    }

    private Table Read(string name) => Table.Read(SourceFile.Named(folder[name]), null, null, default);

    /// <summary>LibreOffice reads 15 digits of a number.</summary>
    private static object? Rounded(object? value) => value is double number ? double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
