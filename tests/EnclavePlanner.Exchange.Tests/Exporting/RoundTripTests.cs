using System.Globalization;
using CsCheck;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests.Exporting;

/// <summary>What is written is read back the same: every vertex on the 0.1 mm grid, every number, name, code and attribute.</summary>
[TestClass]
public sealed class RoundTripTests
{
    /// <summary>What an export adds to the fields of the source.</summary>
    private static readonly string[] Added = ["MJ", "YDYHFLMC", "id"];

    private static readonly PlanContents Empty = PlansForTests.Between(4548, 4547);

    private static readonly string[] Texts =
        ["南山", "A,B", "=1+1", "-5", "@x", "\"引号\"", "聊城市东昌府区", "0271", "x'y", "甲\n乙", "𠮷野家", new string('长', 60)];

    private static readonly Gen<string> GenText = Gen.Int[0, Texts.Length - 1].Select(place => Texts[place]);

    private static readonly Gen<string> GenCode = Gen.Int[0, LandUseGuide.Classes.Length - 1].Select(place => LandUseGuide.Classes[place].Code);

    private static readonly Gen<Geometry> GenGeometry =
        from east in Gen.Int[0, 90_000_000]
        from north in Gen.Int[0, 90_000_000]
        from width in Gen.Int[20_000, 9_000_000]
        from lean in Gen.Int[-9_000, 9_000]
        from hasHole in Gen.Bool
        from isParted in Gen.Bool
        select Land(5_000_000_000 + east, 24_930_000_000 + north, width, lean, hasHole, isParted);

    private static readonly Gen<(string Name, object? Value)[]> GenAttributes =
        from length in Gen.Int[-1_000_000_000, 1_000_000_000]
        from whole in Gen.Long
        from yes in Gen.Bool
        from text in GenText
        from present in Gen.Bool.Array[6]
        select new (string Name, object? Value)[]
        {
            ("长度", length / 1000.0), ("图斑实测面积甲", length / 8.0), ("图斑实测面积乙", 5.0), ("whole", whole), ("ok", yes), ("=note", text),
        }.Where((_, place) => present[place]).ToArray();

    /// <summary>Land in Shenzhen with every kind of attribute.</summary>
    internal static readonly Gen<Parcel> GenParcel =
        from geometry in GenGeometry
        from number in GenText
        from name in GenText.Null()
        from owner in GenText.Null()
        from code in GenCode.Null()
        from attributes in GenAttributes
        select new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = PlansForTests.Host,
            Number = number,
            Name = name,
            Owner = owner,
            LandUseCode = code,
            Geometry = geometry,
            Attributes = SourceAttributes.From(attributes.Select(pair => new KeyValuePair<string, object?>(pair.Name, pair.Value))),
        };

    [TestMethod]
    [DataRow(ExportFormat.GeoJson)]
    [DataRow(ExportFormat.Shapefile)]
    [DataRow(ExportFormat.GeoPackage)]
    public void A_layer_comes_back_as_it_went(ExportFormat format) => GenParcel.Array[1, 12].Sample(
        parcels =>
        {
            var back = ThereAndBack(parcels, format);
            Assert.HasCount(parcels.Length, back);
            for (var i = 0; i < parcels.Length; i++)
            {
                Same(parcels[i].Geometry, back[i].Geometry);
                Assert.AreEqual(parcels[i].Number, back[i].Number);
                Assert.AreEqual(parcels[i].Name, back[i].Name);
                Assert.AreEqual(parcels[i].Owner, back[i].Owner);
                Assert.AreEqual(parcels[i].LandUseCode, back[i].LandUseCode);
                Assert.AreEqual(Said(parcels[i]), Said(back[i]));
            }
        },
        iter: 60);

    [TestMethod]
    public void Boundary_points_come_back_with_number_name_and_code() => GenParcel.Array[1, 12].Sample(
        parcels =>
        {
            parcels = [.. parcels.Select(parcel => parcel with { Number = Plain(parcel.Number)!, Name = Plain(parcel.Name) })];
            var back = ThereAndBack(parcels, ExportFormat.BoundaryPoints);
            Assert.HasCount(parcels.Length, back);
            for (var i = 0; i < parcels.Length; i++)
            {
                Same(parcels[i].Geometry, back[i].Geometry);
                Assert.AreEqual((parcels[i].Number, parcels[i].Name, parcels[i].LandUseCode), (back[i].Number, back[i].Name, back[i].LandUseCode));
            }
        },
        iter: 60);

    [TestMethod]
    [DataRow(ExportFormat.GeoJson, 4490)]
    [DataRow(ExportFormat.GeoJson, 4526)]
    [DataRow(ExportFormat.Shapefile, 4526)]
    [DataRow(ExportFormat.Shapefile, 4490)]
    [DataRow(ExportFormat.GeoPackage, 4526)]
    [DataRow(ExportFormat.BoundaryPoints, 4547)]
    public void Another_reference_system_leads_back_to_the_same_points(ExportFormat format, int epsg) => GenParcel.Array[1, 6].Sample(
        parcels =>
        {
            parcels = [.. parcels.Select(parcel => parcel with { Number = Plain(parcel.Number)! })];
            var back = ThereAndBack(parcels, format, request => request with { Epsg = epsg });
            for (var i = 0; i < parcels.Length; i++)
                Same(parcels[i].Geometry, back[i].Geometry);
        },
        iter: 30);

    /// <summary>Another zone has a survey grid of its own, on which points are rounded.</summary>
    [TestMethod]
    [DataRow(ExportFormat.GeoPackage, 4548)]
    [DataRow(ExportFormat.Shapefile, 4509)]
    [DataRow(ExportFormat.BoundaryPoints, 4527)]
    public void Another_zone_leads_back_within_a_step_of_the_grid(ExportFormat format, int epsg) => GenParcel.Array[1, 6].Sample(
        parcels =>
        {
            parcels = [.. parcels.Select(parcel => parcel with { Number = Plain(parcel.Number)! })];
            var back = ThereAndBack(parcels, format, request => request with { Epsg = epsg });
            for (var i = 0; i < parcels.Length; i++)
                Assert.IsTrue(parcels[i].Geometry.Normalized().EqualsExact(back[i].Geometry.Normalized(), 0.000_15));
        },
        iter: 30);

    private static List<Parcel> ThereAndBack(Parcel[] parcels, ExportFormat format, Func<ExportRequest, ExportRequest>? with = null)
    {
        using var folder = new ScratchFolder();
        var plan = Empty.Apply(new ChangeSet
        {
            Id = Guid.CreateVersion7(),
            Author = "试验",
            Time = DateTimeOffset.UnixEpoch,
            Title = "画",
            Changes = [.. parcels.Select(RowChange.Insert)],
        });
        // A plan keeps its own order of features: what comes back is in that.
        var order = plan.Of(PlanLayer.Parcels, PlansForTests.Host).Select(feature => Array.FindIndex(parcels, parcel => parcel.Id == feature.Id)).ToArray();
        var path = folder["out" + ExportFormats.EndingOf(format)];
        plan.Export(path, format, PlanLayer.Parcels, PlansForTests.Host, with);
        var outcome = Empty.Import(path, PlanLayer.Parcels, PlansForTests.Host);
        Assert.IsEmpty(outcome.Report.Refused, string.Join(", ", outcome.Report.Refused.Select(row => row.Fault.In(CultureInfo.InvariantCulture))));
        var back = outcome.Changes.Select(change => (Parcel)change.After!).ToList();
        Assert.HasCount(parcels.Length, back);
        return [.. Enumerable.Range(0, parcels.Length).Select(place => back[Array.IndexOf(order, place)])];
    }

    private static void Same(Geometry expected, Geometry actual) =>
        Assert.IsTrue(expected.Normalized().EqualsExact(actual.Normalized()), $"{expected.Normalized()}\n{actual.Normalized()}");

    /// <summary>The attributes that say something, in one line.</summary>
    private static string Said(Parcel parcel) => string.Join('|', parcel.Attributes.Values
        .Where(pair => pair.Value is not null && !Added.Contains(pair.Key))
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value!.GetType().Name}:{pair.Value}")));

    private static string? Plain(string? text) => text?.Replace(',', ';').Replace('@', ' ').Replace('=', ' ').Replace('\n', ' ').Trim();

    /// <summary>A leaning rectangle, perhaps with a hole and a second part beside it; all on the grid of 0.1 mm.</summary>
    private static Geometry Land(long east, long north, int width, int lean, bool hasHole, bool isParted)
    {
        var factory = SurveyGrid.FactoryFor(CrsRegistry.Get(4547));
        Coordinate At(long x, long y) => new(x / 10_000.0, y / 10_000.0);
        LinearRing Ring(long x, long y, long size) => factory.CreateLinearRing(
            [At(x, y), At(x + size, y + lean), At(x + size + lean, y + size), At(x - lean, y + size + 1), At(x, y)]);
        var shell = Ring(east, north, width);
        var whole = factory.CreatePolygon(shell, hasHole ? [Ring(east + (width / 2), north + (width / 2), width / 8)] : []);
        Geometry land = isParted ? factory.CreateMultiPolygon([whole, factory.CreatePolygon(Ring(east + (3L * width), north, width / 2))]) : whole;
        return land.IsValid ? land : factory.CreatePolygon(factory.CreateLinearRing([At(east, north), At(east + width, north), At(east, north + width), At(east, north)]));
    }
}
