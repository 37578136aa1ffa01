using System.IO.Compression;
using System.Text;

namespace EnclavePlanner.Exchange.Tests.Tables;

/// <summary>Workbooks put together part by part, so that any part can be wrong.</summary>
internal static class WorkbookFiles
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The parts of a workbook with one sheet of these rows (the inside of sheetData and what follows it).</summary>
    internal static Dictionary<string, string> Parts(string sheetData, string afterSheetData = "") => new(StringComparer.Ordinal)
    {
        ["[Content_Types].xml"] = """
            <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """,
        ["_rels/.rels"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """,
        ["xl/workbook.xml"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>
            """,
        ["xl/_rels/workbook.xml.rels"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """,
        ["xl/worksheets/sheet1.xml"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>{sheetData}</sheetData>{afterSheetData}</worksheet>
            """,
        ["xl/sharedStrings.xml"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><sst xmlns="{Main}"><si><t>编号</t></si><si><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si></sst>
            """,
        ["xl/styles.xml"] = $"""
            <?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot; d&quot;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="31"/></cellXfs></styleSheet>
            """,
    };

    internal static byte[] Zipped(IEnumerable<KeyValuePair<string, string>> parts, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content.Trim()));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A row of text cells.</summary>
    internal static string Row(int number, params IEnumerable<string> cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
}
