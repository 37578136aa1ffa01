using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class ShiftTests : IDisposable
{
    private const string Seven = """
        {"method": "seven-parameter", "rotation": "position-vector",
         "translationXMetres": -112.117, "translationYMetres": 4.530, "translationZMetres": 21.89,
         "rotationXArcSeconds": 1.2345, "rotationYArcSeconds": -0.9876, "rotationZArcSeconds": 2.5432, "scalePpm": -3.21}
        """;

    private const string Four = """
        {"method": "four-parameter", "toEpsg": 4547, "eastMetres": 480123.4567, "northMetres": 2470111.2222,
         "rotationArcSeconds": -3725.25, "scalePpm": 12.3}
        """;

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    /// <summary>cct of PROJ 9.1.1, as in the tests of the shift itself.</summary>
    [TestMethod]
    public void Land_on_Xian_80_comes_in_with_the_users_seven_parameters_and_the_report_says_so()
    {
        var outcome = Import("[[[114.06,22.54],[114.07,22.54],[114.07,22.55],[114.06,22.54]]]", request => request with { Epsg = 4610, Shift = Read(Seven) });
        Assert.AreEqual(1, outcome.Report.Taken);
        Assert.AreEqual(4610, outcome.Report.Crs.Epsg);
        var placed = First(outcome);
        var expected = CrsRegistry.Get(4547).FromGeographic(new Geodesy.GeographicPoint(114.061844616323, 22.540212527148));
        Assert.IsLessThan(1.5e-4, placed.Distance(expected));
        var notice = outcome.Report.Notices.Single(notice => notice.Key == "NoticeShiftPositionVector");
        Assert.AreEqual(-112.117, notice.Arguments[1]);
        Assert.IsFalse(outcome.Report.Notices.Any(notice => notice.Key == "NoticeDatum"));
    }

    [TestMethod]
    public void Land_in_a_citys_grid_comes_in_with_the_users_four_parameters()
    {
        var outcome = Import("[[[12345.678,54321.987],[12445.678,54321.987],[12445.678,54421.987],[12345.678,54321.987]]]", request => request with { Shift = Read(Four) });
        Assert.AreEqual(1, outcome.Report.Taken);
        Assert.IsLessThan(1e-4, First(outcome).Distance(new Coordinate(491486.230955, 2524647.978059)));
        Assert.IsTrue(outcome.Report.Notices.Any(notice => notice.Key == "NoticeShiftFour"));
        Assert.IsTrue(outcome.Report.Notices.Any(notice => notice.Key == "NoticeCrsGrid"));
    }

    [TestMethod]
    public void Land_on_Xian_80_without_parameters_is_refused_with_the_choices()
    {
        var refusal = Refusal(request => request with { Epsg = 4610 });
        Assert.AreEqual("EXC-CRS", refusal.Code);
        Assert.AreEqual("GEO-CRS-DATUM", ((LocalizedText)refusal.Text.Arguments[1]!).Key);
    }

    [TestMethod]
    public void Parameters_that_do_not_fit_the_file_are_refused()
    {
        Assert.AreEqual("GEO-SHIFT-NEEDLESS", Refusal(request => request with { Shift = Read(Seven) }).Code);
        Assert.AreEqual("GEO-SHIFT-NEEDLESS", Refusal(request => request with { Epsg = 4490, Shift = Read(Seven) }).Code);
        Assert.AreEqual("EXC-SHIFT-TWICE", Refusal(request => request with { Epsg = 4547, Shift = Read(Four) }).Code);
        Assert.AreEqual("EXC-FILE-PLACE", Refusal(request => request with { Shift = Read(Four.Replace("2470111", "9470111", StringComparison.Ordinal)) }).Code);
    }

    [TestMethod]
    public void A_file_of_parameters_is_read_as_it_is_written()
    {
        Assert.AreEqual(RotationConvention.CoordinateFrame, ((SevenParameterShift)Read("\uFEFF" + Seven.Replace("position-vector", "coordinate-frame", StringComparison.Ordinal))).Rotation);
        var seven = (SevenParameterShift)Read(Seven);
        Assert.AreEqual((-112.117, 4.53, 21.89), (seven.TranslationXMetres, seven.TranslationYMetres, seven.TranslationZMetres));
        Assert.AreEqual((1.2345, -0.9876, 2.5432, -3.21), (seven.RotationXArcSeconds, seven.RotationYArcSeconds, seven.RotationZArcSeconds, seven.ScalePpm));
        Assert.AreEqual(4547, ((FourParameterSimilarity)Read(Four)).To.Epsg);
    }

    [TestMethod]
    [DataRow("", "EXC-FILE-EMPTY")]
    [DataRow("[]", "EXC-SHIFT-JSON")]
    [DataRow("{", "EXC-SHIFT-JSON")]
    [DataRow("{}", "EXC-SHIFT-WORD")]
    [DataRow("""{"method": "three-parameter"}""", "EXC-SHIFT-WORD")]
    [DataRow("""{"method": "seven-parameter"}""", "EXC-SHIFT-WORD")]
    [DataRow("""{"method": "seven-parameter", "rotation": "position-vector"}""", "EXC-SHIFT-NUMBER")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547.5}""", "EXC-SHIFT-NUMBER")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4490, "eastMetres": 1, "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 0}""", "GEO-SHIFT-PLANE")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547, "eastMetres": 1, "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 1000012}""", "GEO-SHIFT-RANGE")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 2264}""", "EXC-CRS")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547, "eastMetres": "1", "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 0}""", "EXC-SHIFT-NUMBER")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547, "eastMetres": 1e999, "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 0}""", "EXC-SHIFT-NUMBER")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547, "eastMetres": 1, "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 0, "scalePpm": 1}""", "EXC-SHIFT-MEMBER")]
    [DataRow("""{"method": "four-parameter", "toEpsg": 4547, "eastMetres": 1, "northMetres": 2, "rotationArcSeconds": 0, "scalePpm": 0, "\uD800": 1}""", "EXC-SHIFT-JSON")]
    public void A_file_of_parameters_that_leaves_anything_open_is_refused(string text, string code) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => Read(text)).Fault.Code);

    [TestMethod]
    public void Typed_parameters_are_read_as_those_of_a_file()
    {
        foreach (var text in new[] { Seven, Seven.Replace("position-vector", "coordinate-frame", StringComparison.Ordinal), Four })
        {
            var shift = Read(text);
            Assert.AreEqual(shift, ShiftParameters.Typed(ShiftParameters.Entries(shift)).Shift);
        }
    }

    [TestMethod]
    public void Digits_and_signs_of_a_Chinese_keyboard_count()
    {
        var entries = ShiftParameters.Entries(Read(Seven)).SetItem("translationXMetres", " －１１２．１１７ ").SetItem("scalePpm", "−3.21");
        Assert.AreEqual(Read(Seven), ShiftParameters.Typed(entries).Shift);
    }

    /// <summary>The same code for the same slip in a file, each at its member.</summary>
    [TestMethod]
    public void Each_typed_parameter_that_is_wrong_is_named()
    {
        var entries = ShiftParameters.Entries(Read(Seven))
            .SetItem("rotation", "").SetItem("translationYMetres", "").SetItem("translationZMetres", "1,5").Remove("scalePpm");
        var reading = ShiftParameters.Typed(entries);
        Assert.IsNull(reading.Shift);
        CollectionAssert.AreEqual(
            new[] { "rotation EXC-SHIFT-WORD", "translationYMetres EXC-SHIFT-NUMBER", "translationZMetres EXC-SHIFT-NUMBER", "scalePpm EXC-SHIFT-NUMBER" },
            reading.Faults.Select(fault => $"{fault.Parameter} {fault.Fault.Code}").ToArray());

        var beyond = ShiftParameters.Typed(ShiftParameters.Entries(Read(Seven)).SetItem("rotationXArcSeconds", "3600"));
        Assert.AreEqual(("rotationXArcSeconds", "GEO-SHIFT-RANGE"), (beyond.Faults.Single().Parameter, beyond.Faults.Single().Fault.Code));
        var inDegrees = ShiftParameters.Typed(ShiftParameters.Entries(Read(Four)).SetItem("toEpsg", "4490"));
        Assert.AreEqual(("toEpsg", "GEO-SHIFT-PLANE"), (inDegrees.Faults.Single().Parameter, inDegrees.Faults.Single().Fault.Code));
    }

    [TestMethod]
    [DataRow("4547", 4547)]
    [DataRow(" epsg:4547 ", 4547)]
    public void A_system_is_named_by_its_code(string text, int epsg) => Assert.AreEqual(epsg, Named(text).Epsg);

    [TestMethod]
    public void A_displaced_system_is_named_by_its_name_and_what_names_none_is_refused()
    {
        Assert.AreEqual(DisplacedSource.Gcj02, Named("GCJ-02").Displaced);
        Assert.AreEqual(DisplacedSource.Bd09, Named("百度坐标 BD-09").Displaced);
        Assert.AreEqual("EXC-CRS-NAME", Assert.ThrowsExactly<FaultException>(() => Named(" ")).Fault.Code);
        Assert.AreEqual("EXC-CRS-NAME", Assert.ThrowsExactly<FaultException>(() => Named("Shenzhen")).Fault.Code);
    }

    private static ImportRequest Named(string text) =>
        SourceSystem.Apply(new ImportRequest { Path = "a", Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host }, text);

    private DatumShift Read(string text) => ShiftFile.Read(folder.Write("shift.json", text));

    private ImportOutcome Import(string rings, Func<ImportRequest, ImportRequest> with) => plan.Import(
        folder.Write("land.geojson", $$"""{"type":"Polygon","coordinates":{{rings}}}"""), PlanLayer.Parcels, PlansForTests.Host, with);

    private Fault Refusal(Func<ImportRequest, ImportRequest> with) => Assert.ThrowsExactly<FaultException>(
        () => Import("[[[114.06,22.54],[114.07,22.54],[114.07,22.55],[114.06,22.54]]]", with)).Fault;

    private static Coordinate First(ImportOutcome outcome) => ((PlanFeature)outcome.Changes.Single().After!).Geometry.Coordinates[0];
}
