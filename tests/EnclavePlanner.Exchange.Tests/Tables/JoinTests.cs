using System.Text;
using CsCheck;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests.Tables;

[TestClass]
public sealed class JoinTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Rows_fill_our_fields_and_the_others_become_attributes()
    {
        var plan = Plan(Land("001"), Land("2") with { Owner = "旧", Attributes = SourceAttributes.From([new("BZ", "注"), new("层数", 3L)]) });
        folder.Write("a.csv", """
            权属表,,,,,,,
            地块编号,地块名称,YDYHFLDM,QSDWMC,人口,密度,邮编,层数
            001,甲,100101,某村,12,0.5,010000,
            2, 乙 ,,新,7,12,020000,4
            """);
        var outcome = Join(plan, "a.csv");
        Assert.AreEqual(2, outcome.Joined);
        var after = Applied(plan, outcome);
        Assert.AreEqual(("甲", "100101", "某村"), (after["001"].Name, after["001"].LandUseCode, after["001"].Owner));
        Assert.AreEqual(("乙", (string?)null, "新"), (after["2"].Name, after["2"].LandUseCode, after["2"].Owner));
        Assert.AreEqual(12L, after["001"].Attributes["人口"]);
        Assert.AreEqual(12.0, after["2"].Attributes["密度"], "a column of real numbers");
        Assert.AreEqual("010000", after["001"].Attributes["邮编"], "leading zeros make a text");
        Assert.AreEqual(4L, after["2"].Attributes["层数"]);
        Assert.AreEqual("注", after["2"].Attributes["BZ"], "what the table does not name stays");
        Assert.IsFalse(after["001"].Attributes.Values.ContainsKey("层数"), "an empty cell says nothing");
    }

    [TestMethod]
    public void A_number_twice_or_of_several_or_of_none_keeps_all_out()
    {
        var plan = Plan(Land("1"), Land("2"), Land("2"), Land("3"), Land("5"));
        folder.Write("a.csv", "编号,MC,YDYHFLDM\n1,甲,\n2,乙,\n3,丙,\n3,丁,\n4,戊,\n,己,\n5,庚,ZZ\n");
        var outcome = Join(plan, "a.csv");
        Assert.IsEmpty(outcome.Changes);
        Assert.AreEqual((0, 1, 0, 1), (outcome.Joined, outcome.Unmatched, outcome.Report.Taken, outcome.Report.Good));
        CollectionAssert.AreEqual(
            new[] { (3, "EXC-JOIN-SEVERAL"), (4, "EXC-JOIN-TWICE"), (5, "EXC-JOIN-TWICE"), (6, "EXC-JOIN-NONE"), (7, "EXC-JOIN-NUMBER"), (8, "PLN-LANDUSE-UNKNOWN") },
            outcome.Report.Refused.Select(row => (row.Row, row.Fault.Code)).ToArray());
        var skipped = Join(plan, "a.csv", request => request with { SkipRefused = true });
        Assert.AreEqual("甲", ((Parcel)skipped.Changes.Single().After!).Name);
    }

    [TestMethod]
    public void Zeros_that_a_spreadsheet_took_from_a_code_are_no_edit()
    {
        var plan = Plan(Land("1") with { LandUseCode = "0703", Attributes = SourceAttributes.From([new("DLBM", "0702")]) }, Land("02"));
        folder.Write("a.csv", "编号,YDYHFLDM,DLBM\n1,703,702\n");
        Assert.IsEmpty(Join(plan, "a.csv").Changes);
        folder.Write("a.csv", "编号,YDYHFLDM\n1,801\n2,801\n");
        var outcome = Join(plan, "a.csv", request => request with { SkipRefused = true });
        Assert.AreEqual("0801", Applied(plan, outcome)["1"].LandUseCode);
        Assert.AreEqual("EXC-JOIN-NONE", outcome.Report.Refused.Single().Fault.Code, "a number is what it is");
    }

    [TestMethod]
    public void A_code_that_several_classes_share_waits_for_a_decision()
    {
        var plan = Plan(Land("1"));
        folder.Write("a.csv", "编号,DLBM\n1,0809\n");
        var undecided = Join(plan, "a.csv");
        Assert.AreEqual("EXC-LANDUSE-AMBIGUOUS", undecided.Report.Refused.Single().Fault.Code);
        var waiting = undecided.Undecided.Single();
        var decided = Join(plan, "a.csv", request => request with { LandUseDecisions = LandUseDecisions.Parse($"0809={waiting.Choices[0]}") });
        Assert.AreEqual(waiting.Choices[0], Applied(plan, decided)["1"].LandUseCode);
        Assert.AreEqual("0809", Applied(plan, decided)["1"].Attributes["DLBM"]);
        folder.Write("a.csv", "编号,YDDM\n1,R2\n");
        Assert.AreEqual("07", Applied(plan, Join(plan, "a.csv", request => request with { LandUseCodes = LandUseSystem.Gb50137 }))["1"].LandUseCode);
    }

    [TestMethod]
    public void The_column_of_numbers_can_be_named()
    {
        var plan = Plan(Land("x-1"));
        folder.Write("a.csv", "编号,自编号,MC\n7,x-1,甲\n");
        var after = Applied(plan, Join(plan, "a.csv", request => request with { Key = "自编号", Fields = FieldMap.Parse("owner=编号") }));
        Assert.AreEqual(("甲", "7"), (after["x-1"].Name, after["x-1"].Owner));
        Assert.AreEqual("EXC-JOIN-KEY", Assert.ThrowsExactly<FaultException>(() => Join(plan, "a.csv", request => request with { Key = "无" })).Fault.Code);
    }

    [TestMethod]
    [DataRow("a,编号\n1,1\n", "", "EXC-JOIN-EMPTY")]
    [DataRow("a,b\n1,1\n", null, "EXC-JOIN-KEY")]
    [DataRow("编号,x,X\n1,1,1\n", null, "EXC-TABLE-HEADING-TWICE")]
    [DataRow("编号,\n1,1\n", null, "EXC-TABLE-HEADING")]
    [DataRow("编号\n1,1\n", null, "EXC-TABLE-HEADING")]
    public void A_table_without_sure_columns_is_refused(string text, string? number, string code)
    {
        folder.Write("a.csv", text);
        var plan = number is null ? Plan(Land("1")) : Plan();
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => Join(plan, "a.csv")).Fault.Code);
    }

    [TestMethod]
    public void Merged_cells_among_the_records_are_refused_with_their_place()
    {
        folder.Write("a.xlsx", WorkbookFiles.Zipped(WorkbookFiles.Parts(
            WorkbookFiles.Row(1, "编号", "MC") + WorkbookFiles.Row(2, "1", "甲"), "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>")));
        var refusal = Assert.ThrowsExactly<FaultException>(() => Join(Plan(Land("1")), "a.xlsx"));
        Assert.AreEqual("EXC-TABLE-MERGED", refusal.Fault.Code);
        CollectionAssert.AreEqual(new object[] { "a.xlsx", 2, "B", 3, "B" }, refusal.Fault.Text.Arguments.ToArray());
    }

    [TestMethod]
    [DataRow(PlanLayer.Parcels, PlansForTests.Host)]
    [DataRow(PlanLayer.Parcels, PlansForTests.Origin)]
    [DataRow(PlanLayer.Plots, PlansForTests.Host)]
    [DataRow(PlanLayer.ControlLines, PlansForTests.Host)]
    [DataRow(PlanLayer.Places, PlansForTests.Origin)]
    public void An_exported_layer_joined_again_changes_nothing(PlanLayer layer, string city)
    {
        var plan = WithOwnNumbers(ExportingForTests.Sample, layer, city);
        var count = plan.Of(layer, city).Count;
        plan.Export(folder["a.csv"], ExportFormat.Csv, layer, city);
        LibreOffice.Convert(folder["a.csv"], "xlsx", folder.Path, "CSV:44,34,76,1");
        Directory.CreateDirectory(folder["again"]);
        LibreOffice.Convert(folder["a.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76", folder["again"]);
        foreach (var file in new[] { "a.csv", "a.xlsx", "again/a.csv" })
        {
            var outcome = TableJoin.Prepare(plan, new JoinRequest { Path = folder[file], Layer = layer, CityCode = city });
            Assert.AreEqual(count, outcome.Joined, file + ": " + string.Join('\n', outcome.Report.Refused.Take(3).Select(row => row.Fault.In(System.Globalization.CultureInfo.InvariantCulture))));
            Assert.IsEmpty(outcome.Changes, file);
        }
    }

    [TestMethod]
    public void Any_layer_written_as_CSV_and_joined_again_changes_nothing() => RoundTripTests.GenParcel.Array[1, 8].Sample(
        parcels =>
        {
            var plan = Plan([.. parcels.Select((parcel, place) => parcel with { Number = $"{place}{parcel.Number}" })]);
            plan.Export(folder["g.csv"], ExportFormat.Csv, PlanLayer.Parcels, PlansForTests.Host);
            var outcome = Join(plan, "g.csv");
            Assert.AreEqual(parcels.Length, outcome.Joined, string.Join('\n', outcome.Report.Refused.Select(row => row.Fault.Code)));
            Assert.IsEmpty(outcome.Changes);
        },
        iter: 100,
        threads: 1);

    [TestMethod]
    public void Texts_that_look_like_formulas_numbers_and_headings_come_back_as_they_were()
    {
        var plan = Plan(
            Land("=1+1") with { Name = "+86", Owner = "'=x", Attributes = SourceAttributes.From([new("MC", "另名"), new("MJ", 5.5), new("码", "007"), new("号", 440300001001000123L), new("真", true), new("行", "一\r\n\"二\",三;四")]) },
            Land("-2") with { Attributes = SourceAttributes.From([new("MC", 7L), new("MJ", 0.30000000000000004), new("码", " 8 "), new("真", false), new("空", null)]) },
            Land("@3") with { Attributes = SourceAttributes.From([new("=名", "=SUM(A1)")]) });
        plan.Export(folder["a.csv"], ExportFormat.Csv, PlanLayer.Parcels, PlansForTests.Host);
        Assert.AreEqual("", string.Join('\n', File.ReadAllLines(folder["a.csv"]).Where(line => line.Split(',').Any(cell => cell.TrimStart('"') is ['=' or '@' or '+', ..]))));
        var outcome = Join(plan, "a.csv");
        Assert.AreEqual(3, outcome.Joined);
        Assert.IsEmpty(outcome.Changes);
        // One edit changes one value, and a column under another name goes back to where it came from.
        folder.Write("a.csv", File.ReadAllText(folder["a.csv"]).Replace("另名", "新名", StringComparison.Ordinal));
        outcome = Join(plan, "a.csv");
        Assert.HasCount(1, outcome.Changes);
        Assert.AreEqual("新名", Applied(plan, outcome)["=1+1"].Attributes["MC"]);
    }

    [TestMethod]
    public void The_exported_numbers_are_unrounded_and_the_file_is_marked_as_UTF8()
    {
        var plan = Plan(Land("1"));
        plan.Export(folder["a.csv"], ExportFormat.Csv, PlanLayer.Parcels, PlansForTests.Host);
        var bytes = File.ReadAllBytes(folder["a.csv"]);
        CollectionAssert.AreEqual(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var area = PlanAreas.Measure(plan, plan.Features, plan.Plan.OfficialArea)[plan.Features.Single()].Value;
        StringAssert.Contains(Encoding.UTF8.GetString(bytes), area.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        StringAssert.EndsWith(Encoding.UTF8.GetString(bytes), "\r\n");
    }

    private static PlanContents WithOwnNumbers(PlanContents plan, PlanLayer layer, string city)
    {
        var number = 0;
        return new PlanContents(plan.Rows.Select(row => row is PlanFeature feature && feature.CityCode == city && PlanLayers.LayerOf(feature) == layer
            ? feature with { Number = $"{feature.Number}-{++number:000}" }
            : row));
    }

    private static Parcel Land(string number) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = PlansForTests.Host,
        Number = number,
        Geometry = new GeometryFactory(new PrecisionModel(10_000), 4547).CreatePolygon([new(506_000, 2_493_000), new(506_000, 2_493_100), new(506_100, 2_493_100), new(506_000, 2_493_000)]),
    };

    private static PlanContents Plan(params Parcel[] parcels) => new([.. PlansForTests.Between(4548, 4547).Rows, .. parcels]);

    private JoinOutcome Join(PlanContents plan, string file, Func<JoinRequest, JoinRequest>? with = null)
    {
        var request = new JoinRequest { Path = folder[file], Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host };
        return TableJoin.Prepare(plan, with?.Invoke(request) ?? request);
    }

    private static Dictionary<string, Parcel> Applied(PlanContents plan, JoinOutcome outcome) =>
        plan.Apply(Planning.Changes.ChangeSet.Of("试验", DateTimeOffset.UnixEpoch, "连接", outcome.Changes)).Parcels.ToDictionary(parcel => parcel.Number);
}
