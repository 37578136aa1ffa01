using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Tables;

[TestClass]
public sealed class TablePreviewTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("成果表,,,\n地块编号,点号,X（m）,Y（m）\n1,J1,2,3\n", TableUse.Points)]
    [DataRow("参数,数值\nprice,1\n", TableUse.Parameters)]
    [DataRow("key,value,city\nprice,1,440300\n", TableUse.Parameters)]
    [DataRow("TBBH,人口\n1,2\n", TableUse.Join)]
    [DataRow("某列,另一列\n1,2\n", TableUse.Join)]
    public void What_a_table_is_shows_in_its_heading(string text, TableUse use)
    {
        folder.Write("a.csv", text);
        Assert.AreEqual(use, TablePreviewing.Guess(folder["a.csv"]));
    }

    [TestMethod]
    public void A_table_to_be_joined_is_shown_with_its_key_and_fields()
    {
        folder.Write("a.csv", "权属表\n地块编号,YDYHFLDM,人口\n" + string.Concat(Enumerable.Range(1, 20).Select(row => $"{row},0703,{new string('9', 100)}\n")));
        var preview = TablePreviewing.Read(Request("a.csv"));
        Assert.AreEqual(("地块编号", "YDYHFLDM", 20, 8), (preview.Key, preview.Binding["land-use"], preview.Count, preview.Rows.Length));
        Assert.AreEqual("地块编号 YDYHFLDM 人口", string.Join(' ', preview.Columns));
        Assert.AreEqual(61, preview.Rows[0]["人口"].Length, "a long value is cut, with a sign of it");
    }

    [TestMethod]
    public void A_table_without_a_known_key_is_shown_so_that_one_can_be_named()
    {
        folder.Write("a.csv", "Which,What\n1,x\n");
        Assert.IsNull(TablePreviewing.Read(Request("a.csv")).Key);
        Assert.AreEqual("Which", TablePreviewing.Read(Request("a.csv") with { Key = "which" }).Key);
    }

    [TestMethod]
    public void What_cannot_be_read_is_refused_as_by_the_import()
    {
        folder.Write("a.csv", "Which,What\n1,x\n");
        Assert.AreEqual("EXC-PARAMETERS-HEADING", Code(() => TablePreviewing.ReadParameters(folder["a.csv"])));
        Assert.AreEqual("EXC-MAP-FIELD", Code(() => TablePreviewing.Read(Request("a.csv") with { Fields = FieldMap.Parse("name=Who") })));
        folder.Write("b.csv", "");
        Assert.AreEqual("EXC-FILE-EMPTY", Code(() => TablePreviewing.Guess(folder["b.csv"])));
        folder.Write("c.xlsx", "no archive");
        StringAssert.StartsWith(Code(() => TablePreviewing.Guess(folder["c.xlsx"])), "EXC-XLSX");
    }

    private static string Code(Func<object> work) => Assert.ThrowsExactly<FaultException>(() => work()).Fault.Code;

    private JoinRequest Request(string name) => new() { Path = folder[name], Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host };
}
