using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>6,821 parcels of Paris; expected areas by PROJ and GeographicLib (oracle/cadastre_75118_areas.csv).</summary>
[TestClass]
public sealed class FrenchCadastreTests
{
    /// <summary>Vertices move by up to 0.05 mm onto the survey grid: the area by at most the perimeter times that.</summary>
    private const double HalfGridStep = 0.000_05 * 1.5;

    [TestMethod]
    public void Planar_areas_in_Lambert_93_are_those_of_PROJ()
    {
        var (parcels, areas) = Measured(2154, AreaMethod.Planar);
        foreach (var (id, expected, perimeter) in Oracle(column: 4))
            Assert.AreEqual(expected, areas[parcels[id]].Value, 0.0001 + perimeter * HalfGridStep, id);
    }

    [TestMethod]
    [DataRow(2154)]
    [DataRow(32631)]
    public void Geodesic_areas_are_those_of_GeographicLib_in_either_zone(int epsg)
    {
        var (parcels, areas) = Measured(epsg, AreaMethod.Geodesic);
        foreach (var (id, expected, perimeter) in Oracle(column: 2))
            Assert.AreEqual(expected, areas[parcels[id]].Value, 0.001 + perimeter * HalfGridStep, id);
    }

    [TestMethod]
    public void Every_row_satisfies_the_rules_of_a_ChangeSet()
    {
        var plan = PlansForTests.Between(2154, 32631);
        var outcome = Import(plan);
        var cities = plan.Cities.ToDictionary(city => city.Code);
        foreach (var change in outcome.Changes)
            Assert.IsNull(ChangeSetRules.OfRow(change.After!, cities));
        Assert.AreEqual(6821, outcome.Report.Taken);
        Assert.AreEqual("numero", outcome.Report.Fields["number"]);
        Assert.AreEqual(4326, outcome.Report.Crs.Epsg);
        Assert.Contains(notice => notice.Key == "NoticeDatum", outcome.Report.Notices);
    }

    [TestMethod]
    public void Progress_ends_with_every_row_and_byte()
    {
        var reports = new List<ImportProgress>();
        LayerImport.Prepare(
            PlansForTests.Between(2154, 32631),
            new ImportRequest { Path = Cadastre(), Layer = PlanLayer.Parcels, CityCode = PlansForTests.Origin },
            new Recorder(reports));
        Assert.AreEqual(6821, reports[^1].Rows);
        Assert.AreEqual(reports[^1].ByteCount, reports[^1].BytesRead);
        Assert.IsGreaterThan(5, reports.Count);
    }

    [TestMethod]
    public void A_cancelled_import_stops()
    {
        using var source = new CancellationTokenSource();
        var stopping = new Stopper(source);
        Assert.ThrowsExactly<OperationCanceledException>(() => LayerImport.Prepare(
            PlansForTests.Between(2154, 32631),
            new ImportRequest { Path = Cadastre(), Layer = PlanLayer.Parcels, CityCode = PlansForTests.Origin },
            stopping,
            source.Token));
    }

    private static string Cadastre() => SharedData.File("cadastre/cadastre-75118-parcelles.json");

    private static ImportOutcome Import(PlanContents plan) => plan.Import(Cadastre(), PlanLayer.Parcels, PlansForTests.Origin);

    private static (Dictionary<string, Parcel> ById, PlanAreas Areas) Measured(int epsg, AreaMethod method)
    {
        var plan = PlansForTests.Between(epsg, 4547);
        plan = plan.After(Import(plan));
        return (plan.Parcels.ToDictionary(parcel => (string)parcel.Attributes["id"]!), PlanAreas.Measure(plan, plan.Parcels, method));
    }

    private static IEnumerable<(string Id, double Area, double Perimeter)> Oracle(int column) =>
        File.ReadLines(SharedData.File("oracle/cadastre_75118_areas.csv")).Skip(1).Select(line => line.Split(',')).Select(cells =>
            (cells[0], double.Parse(cells[column], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture)));

    private sealed class Recorder(List<ImportProgress> reports) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => reports.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource source) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => source.Cancel();
    }
}
