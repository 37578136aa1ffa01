using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Exporting;

/// <summary>Exports of features that stream by.</summary>
[TestClass]
public sealed class StreamedExportTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>A database need not give rows in the same order again.</summary>
    [TestMethod]
    [DataRow(ExportFormat.Shapefile, 1)]
    [DataRow(ExportFormat.GeoJson, 2)]
    [DataRow(ExportFormat.GeoPackage, 2)]
    [DataRow(ExportFormat.BoundaryPoints, 3)]
    public void Is_the_same_in_whatever_order_the_features_come_again(ExportFormat format, int times)
    {
        var plan = ExportingForTests.Sample;
        var parcels = plan.Of(PlanLayer.Parcels, PlansForTests.Host);
        var gone = 0;
        IEnumerable<PlanFeature> Features()
        {
            gone++;
            return gone % 2 == 0 ? Enumerable.Reverse(parcels) : parcels;
        }

        var frame = new PlanContents(plan.Rows.Where(row => row is not PlanFeature));
        var request = new ExportRequest
        {
            Path = folder["a" + ExportFormats.EndingOf(format)],
            Format = format,
            Layer = PlanLayer.Parcels,
            CityCode = PlansForTests.Host,
            Epsg = format == ExportFormat.BoundaryPoints ? null : plan.City(PlansForTests.Host).Epsg,
            Day = new DateOnly(2026, 9, 1),
        };
        var report = LayerExport.Write(frame, Enumerable.Range(0, 1).SelectMany(_ => Features()), request);
        Assert.AreEqual(parcels.Count, report.Rows);
        Assert.AreEqual(times, gone);
        var back = LayerImport.Prepare(
            PlansForTests.Between(4548, plan.City(PlansForTests.Host).Epsg), new ImportRequest { Path = request.Path, Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host });
        CollectionAssert.AreEquivalent(
            parcels.Select(parcel => Said((Parcel)parcel)).ToList(), back.Changes.Select(change => Said((Parcel)change.After!)).ToList());
    }

    private static string Said(Parcel parcel) => $"{parcel.Number} {parcel.LandUseCode} {parcel.Geometry.Normalized()}";
}
