using CsCheck;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Land;

[TestClass]
public sealed class SuccessionTests
{
    private const double West = 500_000;
    private const double South = 2_500_000;

    /// <summary>A rectangle, and a line of grid points that cuts it from its south edge to its north edge.</summary>
    private static readonly Gen<(double Width, double Height, (double X, double Y)[] Cut)> AnyCut =
        from width in Gen.Int[20_0000, 900_0000]
        from height in Gen.Int[20_0000, 900_0000]
        from knees in Gen.Select(Gen.Int[1, width - 1], Gen.Int[1, height - 1]).Array[0, 5]
        from ends in Gen.Select(Gen.Int[1, width - 1], Gen.Int[1, width - 1])
        select (Metres(width), Metres(height), Cut(height, ends, knees));

    /// <summary>The law: parts tile the whole; their areas add up to its area; and merged again they are the whole.</summary>
    [TestMethod]
    public void Parts_add_up_to_the_whole_and_merge_into_it_again() => AnyCut.Sample(
        cut =>
        {
            var whole = Whole(cut.Width, cut.Height);
            var contents = Contents(whole);
            var split = LandSplit.Into(contents, whole, [LeftOf(cut.Cut), RightOf(cut.Cut, cut.Width)]);
            var after = contents.Apply(ChangeSet([.. split.Changes]));
            Assert.HasCount(2, after.Parcels);
            Assert.AreEqual(Area(whole), SquareMetres.Sum(after.Parcels.Select(parcel => PlanarArea.Measure(parcel.Geometry))).Value, 1e-6);

            var merge = LandMerge.Of(after, after.Parcels, "0139");
            var again = after.Apply(ChangeSet([.. merge.Changes])).Parcels.Single();
            Assert.IsTrue(again.Geometry.EqualsTopologically(whole.Geometry), $"{again.Geometry} is not {whole.Geometry}");
            Assert.AreEqual(Area(whole), Area(again), 1e-6);
            Assert.AreEqual(whole.Geometry.SRID, again.Geometry.SRID);
        },
        iter: 300);

    /// <summary>Moving one part's end of the cut by d along an edge makes a triangle of d × height / 2 that is missing or covered twice.</summary>
    [TestMethod]
    [DataRow(0.0001, true)]
    [DataRow(-0.0001, false)]
    [DataRow(0.0003, false)]
    [DataRow(-0.0003, false)]
    public void Parts_that_do_not_tile_beyond_a_hundredth_of_a_square_metre_are_refused(double moved, bool taken)
    {
        var whole = Whole(100, 100);
        var left = LeftOf([(50, 0), (50, 100)]);
        var right = RightOf([(50, 0), (50 + moved, 100)], 100);
        if (taken)
            LandSplit.Into(Contents(whole), whole, [left, right]);
        else
            Refused("PLN-SPLIT-TILE", () => LandSplit.Into(Contents(whole), whole, [left, right]));
    }

    [TestMethod]
    public void The_whole_goes_and_its_parts_keep_what_it_said_under_free_branch_numbers()
    {
        var whole = Whole(100, 100) with { Owner = "某村集体", Name = "村东", Attributes = SourceAttributes.From([new("TBLX", "x")]), Version = 7 };
        var taken = Square(Shenzhen, "0139-2", 1);
        var elsewhere = Square(Liaocheng, "0139-1", 1);
        var contents = Contents(whole, taken, elsewhere);
        var split = LandSplit.Into(contents, whole, [LeftOf([(50, 0), (50, 100)]), RightOf([(50, 0), (50, 100)], 100)]);
        var after = contents.Apply(ChangeSet([.. split.Changes]));
        var parts = after.Parcels.Where(parcel => parcel.Owner == "某村集体").ToList();
        Assert.IsNull(after.Find(whole.Id));
        CollectionAssert.AreEqual(new[] { "0139-1", "0139-3" }, parts.Select(part => part.Number).ToArray());
        foreach (var part in parts)
            Assert.AreEqual(whole with { Id = part.Id, Version = 1, Number = part.Number, Geometry = part.Geometry }, part);
        CollectionAssert.AreEquivalent(parts.Select(part => new Descent(whole.Id, part.Id)).ToArray(), split.Descents.ToArray());
    }

    [TestMethod]
    public void Proposals_give_the_parts_and_then_the_merged_parcel_in_its_place()
    {
        var whole = Whole(100, 100);
        var (before, behind) = (Square(Shenzhen, "1", 1), Square(Shenzhen, "2", 1));
        var proposal = new SwapProposal { Id = Guid.CreateVersion7(), Name = "P1", HostGives = Basket.Of([before.Id, whole.Id, behind.Id]) };
        var contents = Contents(whole, before, behind, proposal);
        var split = LandSplit.Into(contents, whole, [LeftOf([(50, 0), (50, 100)]), RightOf([(50, 0), (50, 100)], 100)]);
        Assert.IsNull(FirstBreach(contents, [.. split.Changes]));
        var after = contents.Apply(ChangeSet([.. split.Changes]));
        var parts = split.Descents.Select(descent => descent.Descendant).ToArray();
        CollectionAssert.AreEqual(new[] { before.Id, parts[0], parts[1], behind.Id }, after.Proposals.Single().HostGives.ToArray());

        var merge = LandMerge.Of(after, [.. parts.Select(after.Find).Cast<Parcel>()], "0140");
        Assert.IsNull(FirstBreach(after, [.. merge.Changes]));
        var merged = merge.Descents[0].Descendant;
        CollectionAssert.AreEqual(
            new[] { before.Id, merged, behind.Id }, after.Apply(ChangeSet([.. merge.Changes])).Proposals.Single().HostGives.ToArray());
        Refused("PLN-MERGE-BASKET", () => LandMerge.Of(
            after.Apply(ChangeSet(ProposalEditing.Take(after.Proposals.Single(), [parts[0]]))), [.. parts.Select(after.Find).Cast<Parcel>()], "0140"));
    }

    [TestMethod]
    public void What_cannot_be_split_or_merged_is_refused()
    {
        var whole = Whole(100, 100);
        var bowtie = Ring([(0, 0), (100, 100), (100, 0), (0, 100)]);
        Refused("PLN-SPLIT-PARTS", () => LandSplit.Into(Contents(whole), whole, [whole.Geometry]));
        Refused("PLN-SPLIT-PARTS", () => LandSplit.Into(Contents(whole), whole, [whole.Geometry, bowtie]));
        Refused("PLN-SPLIT-PARTS", () => LandSplit.Into(Contents(whole), whole, [whole.Geometry, whole.Geometry.Boundary]));
        Refused("PLN-SPLIT-TILE", () => LandSplit.Into(Contents(whole), whole, [whole.Geometry, whole.Geometry.Copy()]));

        var apart = Square(Shenzhen, "9", 10) with { Geometry = Ring([(500, 500), (600, 500), (600, 600)]) };
        Refused("PLN-MERGE-PARCELS", () => LandMerge.Of(Contents(whole), [whole, whole], "1"));
        Refused("PLN-MERGE-PARCELS", () => LandMerge.Of(Contents(whole), [whole, Square(Liaocheng, "2", 10)], "1"));
        Refused("PLN-MERGE-OVERLAP", () => LandMerge.Of(Contents(whole), [whole, Square(Shenzhen, "2", 10)], "1"));
        Refused("PLN-MERGE-APART", () => LandMerge.Of(Contents(whole), [whole, apart], "1"));
    }

    private static (double X, double Y)[] Cut(int height, (int South, int North) ends, (int X, int Y)[] knees)
    {
        var inside = knees.DistinctBy(knee => knee.Y).OrderBy(knee => knee.Y).Select(knee => (Metres(knee.X), Metres(knee.Y)));
        return [(Metres(ends.South), 0), .. inside, (Metres(ends.North), Metres(height))];
    }

    private static void Refused(string code, Func<Succession> deed) =>
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(deed).Fault.Code);

    private static double Metres(int gridSteps) => gridSteps / 10_000.0;

    private static double Area(Parcel parcel) => PlanarArea.Measure(parcel.Geometry).Value;

    private static Parcel Whole(double width, double height) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = Shenzhen.Code,
        Number = "0139",
        LandUseCode = "0102",
        Geometry = Ring([(0, 0), (width, 0), (width, height), (0, height)]),
    };

    private static Polygon LeftOf((double X, double Y)[] cut) => Ring([(0, 0), .. cut, (0, cut[^1].Y)]);

    private static Polygon RightOf((double X, double Y)[] cut, double width) => Ring([(width, 0), (width, cut[^1].Y), .. cut.Reverse()]);

    private static Polygon Ring((double X, double Y)[] corners)
    {
        var ring = corners.Append(corners[0])
            .Select(corner => new Coordinate(SurveyGrid.PrecisionModel.MakePrecise(West + corner.X), SurveyGrid.PrecisionModel.MakePrecise(South + corner.Y)));
        return SurveyGrid.FactoryFor(Shenzhen.Crs).CreatePolygon([.. ring]);
    }
}
