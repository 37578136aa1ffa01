using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Algorithm.Distance;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>What a file looks like before it is imported, where it would lie, and what to say where that cannot be right.</summary>
[TestClass]
public sealed class LayerPreviewTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void The_first_records_the_fields_and_the_place_are_shown()
    {
        var plan = ExportingForTests.Sample;
        plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host);
        var preview = Preview(plan, "a.shp");
        Assert.AreEqual((8, 375), (preview.Rows.Length, preview.Looked));
        Assert.AreEqual(((Parcel)plan.Of(PlanLayer.Parcels, PlansForTests.Host)[0]).Number, preview.Rows[0]["TBBH"]);
        Assert.AreEqual(("TBBH", "YDYHFLDM", "QSDWMC"), (preview.Binding["number"], preview.Binding["land-use"], preview.Binding["owner"]));
        Assert.AreEqual((4547, "gb18030"), (preview.Crs.Epsg, preview.Encoding));
        Assert.AreEqual(0, preview.KilometresAway);
        Assert.IsNull(preview.Misplaced);
        Assert.IsEmpty(preview.Repairs);
    }

    [TestMethod]
    public void Outlines_lie_where_the_import_puts_the_land_whatever_system_it_comes_in()
    {
        var plan = ExportingForTests.Sample;
        var land = plan.Of(PlanLayer.Parcels, PlansForTests.Host);
        plan.Export(folder["a.geojson"], ExportFormat.GeoJson, PlanLayer.Parcels, PlansForTests.Host);
        var ground = Preview(plan, "a.geojson").Ground!;
        Assert.IsTrue(ground.IsPlaced);
        Assert.HasCount(land.Count, ground.Outlines);
        for (var i = 0; i < land.Count; i++)
        {
            Assert.IsLessThan(0.001, DiscreteHausdorffDistance.Distance(ground.Outlines[i], land[i].Geometry), land[i].Label);
            Assert.IsTrue(ground.Extent.Contains(ground.Outlines[i].EnvelopeInternal), land[i].Label);
        }
    }

    [TestMethod]
    public void Numbers_that_lie_nowhere_are_given_as_they_stand()
    {
        var plan = ExportingForTests.Sample;
        plan.Export(folder["a.geojson"], ExportFormat.GeoJson, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
        var ground = Preview(plan, "a.geojson", request => request with { SwapsAxes = true }).Ground!;
        Assert.IsFalse(ground.IsPlaced);
        var land = plan.Of(PlanLayer.Parcels, PlansForTests.Host)[0].Geometry.EnvelopeInternal;
        Assert.AreEqual(new NetTopologySuite.Geometries.Envelope(land.MinY, land.MaxY, land.MinX, land.MaxX), ground.Outlines[0].EnvelopeInternal);
    }

    [TestMethod]
    public void A_boundary_of_very_many_vertices_is_outlined_with_few()
    {
        var plan = PlansForTests.Between(4548, 4547);
        var ring = Enumerable.Range(0, 900_000).Select(i => Math.Tau * i / 900_000)
            .Select(angle => string.Create(CultureInfo.InvariantCulture, $"[{506_000 + (1000 * Math.Cos(angle)):F4},{2_493_000 + (1000 * Math.Sin(angle)):F4}]")).ToList();
        File.WriteAllText(folder["a.geojson"], $$$"""{"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}},"coordinates":[[{{{string.Join(',', ring.Append(ring[0]))}}}]]}""");
        var ground = Preview(plan, "a.geojson").Ground!;
        Assert.IsLessThan(2000, ground.Outlines.Single().NumPoints);
        Assert.IsLessThan(1, ground.Outlines[0].Distance(new NetTopologySuite.Geometries.Point(507_000, 2_493_000)));
    }

    [TestMethod]
    [DataRow(4526, 4547, DisplayName = "a zone number before the eastings")]
    [DataRow(4547, 4526, DisplayName = "none where one is said")]
    [DataRow(4547, 4548, DisplayName = "the neighbouring zone")]
    [DataRow(4548, 4547, DisplayName = "written in the neighbouring zone")]
    public void A_wrong_system_is_told_of_with_the_one_that_fits(int written, int said)
    {
        var plan = ExportingForTests.Sample;
        plan.Export(folder["a.geojson"], ExportFormat.GeoJson, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = written });
        var preview = Preview(plan, "a.geojson", request => request with { Epsg = said });
        Assert.IsNotNull(preview.Misplaced);
        Assert.IsGreaterThan(0, preview.Misplaced.In(CultureInfo.GetCultureInfo("zh-CN")).Length);
        Assert.IsTrue(preview.Repairs.Any(repair => !repair.SwapsAxes && LeadsHome(plan, "a.geojson", repair)), string.Join(", ", preview.Repairs));
    }

    [TestMethod]
    public void Axes_the_wrong_way_round_are_told_of_and_exchanged()
    {
        var plan = ExportingForTests.Sample;
        plan.Export(folder["a.geojson"], ExportFormat.GeoJson, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
        var swapped = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(folder["a.geojson"]), @"\[(\d+\.?\d*),(\d+\.?\d*)\]", "[$2,$1]");
        File.WriteAllText(folder["a.geojson"], swapped);
        var preview = Preview(plan, "a.geojson");
        Assert.IsNotNull(preview.Misplaced);
        var repair = preview.Repairs[0];
        Assert.AreEqual((4547, true), (repair.Crs.Epsg, repair.SwapsAxes));
        Assert.IsTrue(LeadsHome(plan, "a.geojson", repair));
        var outcome = PlansForTests.Between(4548, 4547).Import(folder["a.geojson"], PlanLayer.Parcels, PlansForTests.Host, request => request with { SwapsAxes = true });
        var expected = plan.Of(PlanLayer.Parcels, PlansForTests.Host)[0].Geometry;
        Assert.IsTrue(((Parcel)outcome.Changes[0].After!).Geometry.Normalized().EqualsExact(expected.Normalized()));
    }

    [TestMethod]
    public void A_place_far_from_the_citys_land_is_told_of()
    {
        var plan = ExportingForTests.Sample;
        // Liaocheng's land, taken for Shenzhen's.
        plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Origin);
        var preview = Preview(plan, "a.shp");
        Assert.IsGreaterThan(1400, preview.KilometresAway!.Value);
        StringAssert.Contains(preview.Misplaced!.In(CultureInfo.GetCultureInfo("en")), "km from the land");
    }

    private bool LeadsHome(PlanContents plan, string file, PlaceRepair repair) =>
        Preview(plan, file, request => request with { Epsg = repair.Crs.Epsg, SwapsAxes = repair.SwapsAxes }) is { Misplaced: null, KilometresAway: < 1 };

    private LayerPreview Preview(PlanContents plan, string file, Func<ImportRequest, ImportRequest>? with = null)
    {
        var request = new ImportRequest { Path = folder[file], Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host };
        return LayerPreviewing.Read(plan, with?.Invoke(request) ?? request);
    }
}
