using CsCheck;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Tests.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    private enum Deed
    {
        Insert,
        Update,
        Delete,
        MoveToOtherCity,
        PutIntoBasket,
        InsertAndUpdateAtOnce,
        Undo,
        Redo,
    }

    private static readonly Gen<double> Ordinate = Gen.Double[1e5, 5e6];

    private static readonly Gen<object?> Scalar = Gen.OneOf(
        Gen.Long.Select(value => (object?)value),
        Gen.Double.Select(value => (object?)value),
        Gen.Int[-5, 5].Select(value => (object?)(double)value),
        Gen.Bool.Select(value => (object?)value),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(value => (object?)value),
        Gen.Const((object?)null));

    private static readonly Gen<(Deed Deed, int Choice, double[] Ordinates, object? Value)> AnyDeed =
        Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 999], Ordinate.Array[6], Scalar);

    /// <summary>The law: any sequence of edits, undos and redos leaves in the store what it leaves in memory; undoing all restores the beginning.</summary>
    [TestMethod]
    public void Equals_the_plan_in_memory_after_any_deeds_and_undoes_them_all() => AnyDeed.Array[1, 25].Sample(
        deeds => Play(deeds).GetAwaiter().GetResult(), iter: 40, threads: 2, print: Check.Print);

    private async Task Play((Deed Deed, int Choice, double[] Ordinates, object? Value)[] deeds)
    {
        var first = TestPlan.First();
        await using var store = await CreateAsync(first);
        var contents = new PlanContents(first.Changes.Select(change => change.After!));
        var beginning = contents;
        var earlier = new Stack<PlanContents>();
        var later = new Stack<PlanContents>();
        foreach (var (deed, choice, ordinates, value) in deeds)
        {
            if (deed is Deed.Undo or Deed.Redo)
            {
                var (from, to) = deed == Deed.Undo ? (earlier, later) : (later, earlier);
                var committed = deed == Deed.Undo
                    ? await store.UndoAsync("王工", TimeProvider.System)
                    : await store.RedoAsync("王工", TimeProvider.System);
                Assert.AreEqual(from.Count > 0, committed is not null);
                if (committed is null)
                    continue;
                to.Push(contents);
                contents = contents.Apply(committed);
                PlanComparison.SayTheSame(from.Pop(), contents);
                continue;
            }

            if (ChangesOf(deed, choice, ordinates, value, contents) is not { } changes)
                continue;
            var edit = TestPlan.Edit(deed.ToString(), changes);
            await store.CommitAsync(edit);
            earlier.Push(contents);
            later.Clear();
            contents = contents.Apply(edit);
        }

        PlanComparison.Equal(contents, await store.ReadAsync());
        await store.DisposeAsync();
        await using var reopened = await ReopenAsync(store);
        while (await reopened.UndoAsync("李工", TimeProvider.System) is not null)
        {
        }

        PlanComparison.SayTheSame(beginning, await reopened.ReadAsync());
        while (await reopened.RedoAsync("李工", TimeProvider.System) is not null)
        {
        }

        PlanComparison.SayTheSame(later.Count > 0 ? later.Last() : contents, await reopened.ReadAsync());
    }

    private static RowChange[]? ChangesOf(Deed deed, int choice, double[] ordinates, object? value, PlanContents contents)
    {
        var city = choice % 2 == 0 ? TestPlan.Shenzhen : TestPlan.Liaocheng;
        var entering = new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = city.Code,
            Geometry = Triangle(city, ordinates),
            Attributes = SourceAttributes.From([new("值", value)]),
        };
        if (deed == Deed.Insert)
            return [RowChange.Insert(entering)];
        if (deed == Deed.InsertAndUpdateAtOnce)
            return [RowChange.Insert(entering), RowChange.Update(entering, entering with { Number = "2" })];
        if (contents.Parcels.IsEmpty)
            return null;
        var parcel = contents.Parcels[choice % contents.Parcels.Length];
        var proposals = contents.Proposals;
        switch (deed)
        {
            case Deed.Update:
                return [RowChange.Update(parcel, parcel with { Geometry = Triangle(contents.City(parcel.CityCode), ordinates), Owner = value as string })];
            case Deed.Delete:
                return
                [
                    .. proposals.Where(proposal => proposal.OriginGives.Contains(parcel.Id)).Select(proposal => ProposalEditing.Take(proposal, [parcel.Id])),
                    RowChange.Delete(parcel),
                ];
            case Deed.MoveToOtherCity when parcel.CityCode != city.Code && !proposals.Any(proposal => proposal.OriginGives.Contains(parcel.Id)):
                return [RowChange.Update(parcel, parcel with { CityCode = city.Code, Geometry = Triangle(city, ordinates) })];
            case Deed.PutIntoBasket when parcel.CityCode == TestPlan.Liaocheng.Code:
                return proposals.IsEmpty
                    ? [RowChange.Insert(new SwapProposal { Id = Guid.CreateVersion7(), Name = "一", OriginGives = Basket.Of([parcel.Id]) })]
                    : [ProposalEditing.Put(contents, proposals[0], SwapSide.Origin, [parcel])];
            default:
                return null;
        }
    }

    private static Polygon Triangle(City city, double[] ordinates)
    {
        var start = new Coordinate(ordinates[0], ordinates[1]);
        return TestPlan.FactoryOf(city).CreatePolygon(
            [start, new Coordinate(ordinates[2], ordinates[3]), new Coordinate(ordinates[4], ordinates[5]), start.Copy()]);
    }
}
