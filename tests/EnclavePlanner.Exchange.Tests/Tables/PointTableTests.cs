using System.Text;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests.Tables;

/// <summary>Tables of boundary points (界址点成果表, domain facts §6): the land is that of the TXT file of the same points.</summary>
[TestClass]
public sealed class PointTableTests : IDisposable
{
    private const string Table = """
        地块编号,地块名称,点号,圈号,X（m）,Y(m),边长
        A-01-03,一号地块,J1,1,2493600.000,38506200.000,
        ,,,,,,200.00
        ,,J2,1,2493600.000,38506400.000,
        ,,J3,1,2493450.000,38506400.000,
        ,,J4,1,2493450.000,38506200.000,
        ,,J1,1,2493600.000,38506200.000,
        ,,J5,2,2493560.000,38506280.000,
        ,,J6,2,2493530.000,38506280.000,
        ,,J7,2,2493530.000,38506320.000,
        ,,J8,2,2493560.000,38506320.000,
        A-02,,1,,2493400,38506200,
        A-02,,2,,2493400,38506300,
        A-02,,3,,2493300,38506300,
        制表：某,,,,,,
        """;

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static PointTableTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_table_gives_the_land_of_the_TXT_file(bool throughLibreOffice)
    {
        var path = folder.Write("a.csv", Table);
        if (throughLibreOffice)
            path = LibreOffice.Convert(path, "xlsx", folder.Path, "CSV:44,34,76,1");
        folder.Write("a.txt", BoundaryPointTests.Sample, Encoding.GetEncoding("gbk"));
        var expected = (Parcel)plan.Import(folder["a.txt"], PlanLayer.Parcels, PlansForTests.Host).Changes.Single().After!;
        var outcome = plan.Import(path, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
        var parcels = outcome.Changes.Select(change => (Parcel)change.After!).ToList();
        Assert.HasCount(2, parcels);
        Assert.IsTrue(expected.Geometry.EqualsExact(parcels[0].Geometry));
        Assert.AreEqual("A-01-03", parcels[0].Number);
        Assert.AreEqual("一号地块", parcels[0].Name);
        Assert.AreEqual("A-02", parcels[1].Number);
        Assert.AreEqual(4, parcels[1].Geometry.NumPoints);
        Assert.IsTrue(outcome.Report.Notices.Any(notice => notice.Key == "NoticeTxtPrefix"));
    }

    [TestMethod]
    public void The_heading_is_found_below_titles_which_name_the_system_and_the_parcel()
    {
        folder.Write("a.csv", """
            界址点成果表,,,,
            第 1 页 共 1 页,,,,
            宗地代码：440300001001GB00001,,权利人,某公司,
            坐标系：CGCS2000 中央子午线114°,,宗地面积(m2)：5000,,
            序号,点号,坐标,,边长
            ,,X(m),Y(m),
            1,J1,2493600.000,506200.000,
            ,,,,200
            2,J2,2493600.000,506400.000,
            3,J3,2493450.000,506400.000,
            序号,点号,X(m),Y(m),边长
            4,J1,2493600.000,506200.000,
            制表：甲,,校审：乙,,
            """);
        // A signature beside the coordinates is a coordinate that is none.
        var wrong = Assert.ThrowsExactly<FaultException>(() => plan.Import(folder["a.csv"], PlanLayer.Parcels, PlansForTests.Host));
        Assert.AreEqual("EXC-POINTS-COORDINATE", wrong.Fault.Code);
        folder.Write("a.csv", File.ReadAllText(folder["a.csv"]).Replace("制表：甲,,校审：乙,,", "制表：甲,,,,校审：乙", StringComparison.Ordinal));
        var parcel = (Parcel)plan.Import(folder["a.csv"], PlanLayer.Parcels, PlansForTests.Host).Changes.Single().After!;
        Assert.AreEqual("440300001001GB00001", parcel.Number);
        Assert.AreEqual("某公司", parcel.Attributes["权利人"]);
        Assert.AreEqual(new Coordinate(506_200, 2_493_600), parcel.Geometry.Coordinates[0]);
    }

    [TestMethod]
    public void Every_row_of_a_layer_of_points_is_a_place()
    {
        folder.Write("a.csv", "number,name,X,Y\n1,学校,2493600,506200\n1,医院,2493700,506200\n");
        var places = plan.Import(folder["a.csv"], PlanLayer.Places, PlansForTests.Host, request => request with { Epsg = 4547 }).Changes.Select(change => (Place)change.After!).ToList();
        CollectionAssert.AreEqual(new[] { "学校", "医院" }, places.Select(place => place.Name).ToArray());
    }

    [TestMethod]
    [DataRow("X,Y\n2493600,506200\n", "EXC-POINTS-CRS")]
    [DataRow("坐标系：1980西安坐标系\nX,Y\n2493600,38506200\n", "EXC-TXT-DATUM")]
    [DataRow("坐标系：2000国家大地坐标系\nX,Y\n2493600,506200\n", "EXC-TXT-ZONE")]
    [DataRow("编号,名称\n1,2\n", "EXC-POINTS-HEADING")]
    [DataRow("X,Y,X,Y\n1,2,3,4\n", "EXC-POINTS-TWICE")]
    [DataRow("X,Y\n,\n", "EXC-POINTS-NONE")]
    [DataRow("X,Y\n38506200,2493600\n", "EXC-POINTS-SWAPPED")]
    [DataRow("X,Y\n506200,2493600\n", "EXC-POINTS-SWAPPED")]
    [DataRow("X,Y\n2493600,38506200\n2493600,39506200\n", "EXC-POINTS-PREFIX")]
    [DataRow("X,Y\n2493600,\n", "EXC-POINTS-COORDINATE")]
    [DataRow("X,Y\n\"2,493,600\",506200\n", "EXC-POINTS-COORDINATE")]
    [DataRow("点号,X,Y\nJ1,2493600,506200\nJ2,,\n", "EXC-POINTS-COORDINATE")]
    [DataRow("X,Y\nNaN,1e999\n", "EXC-POINTS-COORDINATE")]
    public void A_table_that_leaves_land_unsure_is_refused(string text, string code)
    {
        folder.Write("a.csv", text);
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(
            folder["a.csv"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = code.Contains("CRS", StringComparison.Ordinal) || code.Contains("TXT", StringComparison.Ordinal) ? null : 4547 }));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
    }
}
