using CsCheck;
using EnclavePlanner.Desktop.Tables;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class ClipboardTextTests
{
    /// <summary>The law: whatever stands in the cells comes back as it was.</summary>
    [TestMethod]
    public void What_is_copied_is_pasted_as_it_was() =>
        Gen.String[Gen.Char["=+-@'\"\t\r\n a1中"], 0, 6].Array[1, 4].Array[1, 4].Sample(rows =>
        {
            // A block is a rectangle, and ends where its last cell does.
            var cells = rows.Select(row => (IReadOnlyList<(string, bool)>)[.. row.Select(cell => (cell, true))]).ToList();
            var read = ClipboardText.Read(ClipboardText.Write(cells));
            Assert.HasCount(rows.Length, read);
            for (var row = 0; row < rows.Length; row++)
                CollectionAssert.AreEqual(rows[row], read[row].ToArray());
        });

    /// <summary>As Excel 365 and LibreOffice 7 write it: Calc's "copy" of cells with a line break, quotation marks and an empty cell.</summary>
    [TestMethod]
    [DataRow("a\tb\r\nc\td\r\n", "a|b/c|d")]
    [DataRow("a\tb\nc\td\n", "a|b/c|d")]
    [DataRow("a", "a")]
    [DataRow("\"x\ny\"\t\"say \"\"no\"\"\"\t\r\n", "x\ny|say \"no\"|")]
    [DataRow("5\" pipe\t\"open", "5\" pipe|\"open")]
    [DataRow("a\r\n\r\nb", "a//b")]
    public void Cells_of_a_spreadsheet_are_told_apart(string text, string expected) =>
        Assert.AreEqual(expected, string.Join('/', ClipboardText.Read(text).Select(row => string.Join('|', row))));

    [TestMethod]
    [DataRow("=1+1")]
    [DataRow("+86")]
    [DataRow("-5")]
    [DataRow("@SUM(A1)")]
    public void A_text_like_a_formula_is_none(string text)
    {
        Assert.AreEqual($"'{text}\r\n", ClipboardText.Write([[(text, true)]]));
        Assert.AreEqual("-5.00\r\n", ClipboardText.Write([[("-5.00", false)]]));
        Assert.AreEqual(text, ClipboardText.Read(text)[0][0]);
        StringAssert.Contains(ClipboardText.WriteHtml([[(text, true)]]), "mso-number-format:\"\\@\"");
    }

    [TestMethod]
    public void Markup_in_a_cell_is_text() =>
        StringAssert.Contains(ClipboardText.WriteHtml([[("<img src=x onerror=alert(1)>", true)]]), "&lt;img src=x onerror=alert(1)&gt;");
}
