using CsCheck;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>What is written reads back as the same.</summary>
[TestClass]
public sealed class DxfWriterTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    /// <summary>Parcels in cells of 100 m: stars with holes, in one part or two, with any number and class.</summary>
    [TestMethod]
    public void Writing_and_reading_is_identity_on_the_survey_grid()
    {
        var star = Gen.Select(Gen.Int[3, 12], Gen.Int[150_000, 230_000].Array[12], Gen.Bool, Gen.Int[0, 6]);
        var number = Gen.OneOf(
            Gen.Const(""), Gen.String[Gen.Char["A1-_工业 %^\\;{}.\"'|+Ud0"], 1, 12]);
        var parcel = Gen.Select(star.Array[1, 2], number, Gen.Int[-1, LandUseGuide.Classes.Length - 1]);
        parcel.Array[1, 6].Sample(
            parcels =>
            {
                var expected = parcels.Select((one, cell) => Parcel(cell, one.Item1, one.Item2.Trim(), one.Item3)).ToList();
                using var scratch = new ScratchFolder();
                Write(After([.. expected]), PlanLayer.Parcels, scratch["a.dxf"]);
                var outcome = plan.Import(scratch["a.dxf"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
                Assert.IsEmpty(outcome.Report.Refused, string.Join('\n', outcome.Report.Refused.Select(row => row.Fault.Text)));
                var read = outcome.Changes.Select(change => (Parcel)change.After!).ToList();
                Assert.HasCount(expected.Count, read);
                foreach (var one in expected)
                {
                    var back = read.Single(other => other.Geometry.EnvelopeInternal.Equals(one.Geometry.EnvelopeInternal));
                    Assert.IsTrue(one.Geometry.Normalized().EqualsExact(back.Geometry.Normalized()), one.Geometry + "\n" + back.Geometry);
                    Assert.AreEqual(one.Number, back.Number);
                    Assert.AreEqual(one.LandUseCode, back.LandUseCode);
                }
            },
            iter: 150);
    }

    [TestMethod]
    public void Control_lines_come_back_with_their_kind()
    {
        ControlLine[] lines =
        [
            Line(0, ControlLine.PermanentBasicFarmland), Line(1, ControlLine.EcologicalRedLine), Line(2, ControlLine.UrbanGrowthBoundary), Line(3, "洪涝/风险"),
        ];
        Write(After(lines), PlanLayer.ControlLines, folder["a.dxf"]);
        var kinds = plan.Import(folder["a.dxf"], PlanLayer.ControlLines, PlansForTests.Host, request => request with { Epsg = 4547, SkipRefused = true });
        Assert.AreEqual("EXC-CONTROL-LINE-KIND-EMPTY", kinds.Report.Refused.Single().Fault.Code);
        CollectionAssert.AreEquivalent(lines[..3].Select(line => line.Kind).ToArray(), kinds.Changes.Select(change => ((ControlLine)change.After!).Kind).ToArray());
        var byLayer = plan.Import(folder["a.dxf"], PlanLayer.ControlLines, PlansForTests.Host, request => request with { Epsg = 4547, Fields = Fields.FieldMap.Parse("kind=Layer") });
        CollectionAssert.AreEquivalent(
            new[] { ControlLine.PermanentBasicFarmland, ControlLine.EcologicalRedLine, ControlLine.UrbanGrowthBoundary, "洪涝_风险" },
            byLayer.Changes.Select(change => ((ControlLine)change.After!).Kind).ToArray());

        ControlLine Line(int cell, string kind) =>
            new() { Id = Guid.NewGuid(), CityCode = PlansForTests.Host, Geometry = Star(cell, 0, 4, Enumerable.Repeat(200_000, 12).ToArray(), true, 0), Kind = kind };
    }

    [TestMethod]
    public void Boundary_and_plots_of_a_scheme_are_written_and_others_left_out()
    {
        var enclave = new Enclave { Id = Guid.NewGuid(), CityCode = PlansForTests.Host, OriginCityCode = PlansForTests.Origin, Geometry = Star(0, 0, 5, Enumerable.Repeat(200_000, 12).ToArray(), false, 0) };
        var (one, other) = (new Scheme { Id = Guid.NewGuid(), EnclaveId = enclave.Id, Name = "方案 A" }, new Scheme { Id = Guid.NewGuid(), EnclaveId = enclave.Id, Name = "方案 B" });
        var plots = new[] { one, other }.Select(scheme => new Plot { Id = Guid.NewGuid(), CityCode = PlansForTests.Host, SchemeId = scheme.Id, Number = scheme.Name, LandUseCode = "100101", Geometry = enclave.Geometry });
        var contents = After([enclave, one, other, .. plots]);
        Assert.AreEqual(1, Write(contents, PlanLayer.Boundary, folder["boundary.dxf"]));
        Assert.AreEqual(1, plan.Import(folder["boundary.dxf"], PlanLayer.Boundary, PlansForTests.Host, request => request with { Epsg = 4547 }).Report.Taken);
        Assert.AreEqual(2, Write(contents, PlanLayer.Plots, folder["all.dxf"]));
        Assert.AreEqual(1, Write(contents, PlanLayer.Plots, folder["one.dxf"], new DxfOptions { SchemeId = one.Id }));
        Assert.Contains("方案 A", File.ReadAllText(folder["one.dxf"]));
    }

    [TestMethod]
    public void An_empty_layer_is_a_drawing_too_and_layers_without_areas_are_refused()
    {
        Assert.AreEqual(0, Write(plan, PlanLayer.Parcels, folder["a.dxf"]));
        Assert.AreEqual(0, plan.Import(folder["a.dxf"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 }).Report.Taken);
        var refusal = Assert.ThrowsExactly<FaultException>(() => Write(plan, PlanLayer.Roads, folder["b.dxf"]));
        Assert.AreEqual("EXC-DXF-LAYER", refusal.Fault.Code);
    }

    [TestMethod]
    public void Writing_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => DxfWriter.Write(
            Stream.Null, After([Parcel(0, [(4, Enumerable.Repeat(200_000, 12).ToArray(), false, 0)], "1", 0)]), PlansForTests.Host, PlanLayer.Parcels, new DxfOptions(), null, cancelled.Token));
    }

    [TestMethod]
    public void Every_text_survives_its_escapes() =>
        Gen.String[Gen.Char[' ', '\u9FA5'], 0, 30].Sample(text => Assert.AreEqual(Visible(text), DxfText.Plain(DxfText.Escaped(text))));

    [TestMethod]
    public void No_handle_occurs_twice_or_above_the_seed()
    {
        Write(After([.. Enumerable.Range(0, 5).Select(cell => Parcel(cell, [(7, Enumerable.Repeat(200_000, 12).ToArray(), true, 3)], $"{cell}", cell))]), PlanLayer.Parcels, folder["a.dxf"]);
        var lines = File.ReadAllLines(folder["a.dxf"]);
        var pairs = lines.Chunk(2).Select(pair => (Code: pair[0].Trim(), Value: pair[1])).ToList();
        var seed = pairs.FindIndex(pair => pair.Value == "$HANDSEED") + 1;
        var handles = pairs.Where((pair, i) => pair.Code is "5" or "105" && i != seed).Select(pair => Convert.ToInt64(pair.Value, 16)).ToList();
        Assert.AreEqual(handles.Count, handles.Distinct().Count());
        Assert.IsLessThan(Convert.ToInt64(pairs[seed].Value, 16), handles.Max());
        var owners = pairs.Where(pair => pair.Code is "330" or "340" or "350" or "390").Select(pair => Convert.ToInt64(pair.Value, 16)).Distinct().Where(owner => owner != 0);
        Assert.IsEmpty(owners.Except(handles));
    }

    internal static int Write(PlanContents contents, PlanLayer layer, string path, DxfOptions? options = null)
    {
        using var stream = File.Create(path);
        return DxfWriter.Write(stream, contents, PlansForTests.Host, layer, options ?? new DxfOptions());
    }

    internal static PlanContents After(params PlanRow[] rows) => PlansForTests.Between(4548, 4547).Apply(new ChangeSet
    {
        Id = Guid.NewGuid(),
        Author = "试验",
        Time = DateTimeOffset.UnixEpoch,
        Title = "试验",
        Changes = [.. rows.Select(RowChange.Insert)],
    });

    internal static Parcel Parcel(int cell, (int Corners, int[] Radii, bool HasHole, int Turn)[] stars, string number, int landUse) => new()
    {
        Id = Guid.NewGuid(),
        CityCode = PlansForTests.Host,
        Number = number,
        LandUseCode = landUse < 0 ? null : LandUseGuide.Classes[landUse].Code,
        Geometry = Together([.. stars.Select((star, half) => Star(cell, half, star.Corners, star.Radii, star.HasHole, star.Turn))]),
    };

    /// <summary>A star-shaped ring round the middle of a half cell, with its radii in tenths of millimetres.</summary>
    private static Polygon Star(int cell, int half, int corners, int[] radii, bool hasHole, int turn)
    {
        var factory = SurveyGrid.FactoryFor(CrsRegistry.Get(4547));
        var (x, y) = (X + 100 * cell + 25, Y + 50 * half + 25);
        return factory.CreatePolygon(Ring(1), hasHole ? [Ring(0.25)] : []);

        LinearRing Ring(double share)
        {
            var points = Enumerable.Range(0, corners).Select(i =>
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * (i + turn / 7.0) / corners);
                var radius = share < 1 ? 2.5 : radii[i] / 10_000.0;
                return new Coordinate(SurveyGrid.PrecisionModel.MakePrecise(x + radius * cos), SurveyGrid.PrecisionModel.MakePrecise(y + radius * sin));
            }).ToList();
            return factory.CreateLinearRing([.. points, points[0].Copy()]);
        }
    }

    private static Geometry Together(Polygon[] parts) => parts.Length == 1 ? parts[0] : parts[0].Factory.CreateMultiPolygon(parts);

    /// <summary>Control characters are blanks in a drawing.</summary>
    private static string Visible(string text) => string.Concat(text.Select(character => character is '\x7F' ? ' ' : character));
}
