using CsCheck;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    /// <summary>
    /// The law: any sequence of edits, undos and redos, over any reopenings, leaves in the store what it leaves in memory, and
    /// the store tells every state in between; undoing all restores the beginning.
    /// </summary>
    [TestMethod]
    public void Equals_the_plan_in_memory_after_any_deeds_and_undoes_them_all() => RandomDeed.Any.Array[1, 40].Sample(
        deeds => Play(deeds).GetAwaiter().GetResult(), iter: 40, threads: 2);

    private async Task Play(RandomDeed[] deeds)
    {
        var first = TestPlan.First();
        var store = await CreateAsync(first);
        try
        {
            var contents = new PlanContents(first.Changes.Select(change => change.After!));
            var states = new List<PlanContents> { contents };
            var earlier = new Stack<PlanContents>();
            var later = new Stack<PlanContents>();
            foreach (var deed in deeds)
            {
                switch (deed.Deed)
                {
                    case Deed.Reopen:
                        await store.DisposeAsync();
                        store = await ReopenAsync(store);
                        break;
                    case Deed.Undo or Deed.UndoAgain when await store.UndoAsync("王工", TimeProvider.System) is { } undone:
                        later.Push(contents);
                        states.Add(contents = contents.Apply(undone));
                        PlanComparison.SayTheSame(earlier.Pop(), contents);
                        break;
                    case Deed.Redo when await store.RedoAsync("王工", TimeProvider.System) is { } redone:
                        earlier.Push(contents);
                        states.Add(contents = contents.Apply(redone));
                        PlanComparison.SayTheSame(later.Pop(), contents);
                        break;
                    case Deed.Undo or Deed.UndoAgain:
                        Assert.IsEmpty(earlier);
                        break;
                    case Deed.Redo:
                        Assert.IsEmpty(later);
                        break;
                    case var _ when deed.ChangesIn(contents) is { } changes:
                        var edit = TestPlan.Edit(deed.Deed.ToString(), changes);
                        var breaches = changes.Select(change => ProposalSigning.Breach(change, contents.Signatures, contents.Proposals));
                        if (breaches.FirstOrDefault(breach => breach is not null) is { } breach)
                        {
                            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(edit));
                            Assert.AreEqual(breach.Code, refusal.Fault.Code);
                            break;
                        }

                        Assert.AreEqual(states.Count + 1, await store.CommitAsync(edit));
                        earlier.Push(contents);
                        later.Clear();
                        states.Add(contents = contents.Apply(edit));
                        break;
                }
            }

            PlanComparison.Equal(contents, await store.ReadAsync());
            await TellsEveryState(store, states);
            await TellsThePresentInParts(store, contents, deeds);
            await store.DisposeAsync();
            store = await ReopenAsync(store);
            while (await store.UndoAsync("李工", TimeProvider.System) is not null)
            {
            }

            PlanComparison.SayTheSame(states[0], await store.ReadAsync());
            while (await store.RedoAsync("李工", TimeProvider.System) is not null)
            {
            }

            PlanComparison.SayTheSame(later.Count > 0 ? later.Last() : contents, await store.ReadAsync());
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    /// <summary>Both ways to an earlier state: asked for as it was, and replayed from the history.</summary>
    private static async Task TellsEveryState(IPlanStore store, List<PlanContents> states)
    {
        var history = await store.HistoryAsync();
        Assert.HasCount(states.Count, history.Entries);
        var replayed = states[0];
        for (var number = 1; number <= states.Count; number++)
        {
            if (number > 1)
                replayed = replayed.Apply(await store.ReadChangeSetAsync(history.Entries[number - 1].Id));
            PlanComparison.Equal(states[number - 1], replayed);
            PlanComparison.Equal(states[number - 1], await store.ReadAsync(asOf: number));
        }

        // In parts, of one state only: each asks for every layer of every city that ever was.
        var some = (states.Count + 1) / 2;
        await TellsItsParts(store, states[some - 1], some, states.SelectMany(state => state.Cities).Select(city => city.Code).Distinct());
    }

    private static async Task TellsItsParts(IPlanStore store, PlanContents contents, long? asOf, IEnumerable<string> cities)
    {
        var frame = contents.Rows.Where(row => row is not PlanFeature or Enclave);
        CollectionAssert.AreEquivalent(frame.ToList(), (await store.ReadFrameAsync(asOf)).Rows.ToList());
        foreach (var city in cities)
        {
            foreach (var layer in Enum.GetValues<PlanLayer>())
            {
                var there = contents.Features.Where(feature => feature.CityCode == city && PlanLayers.LayerOf(feature) == layer).ToList();
                var (once, again) = await store.ReadLayerAsync(layer, city, asOf, features => (features.ToList(), features.ToList()));
                CollectionAssert.AreEquivalent(there, once);
                CollectionAssert.AreEquivalent(there, again);
            }
        }
    }

    private static async Task TellsThePresentInParts(IPlanStore store, PlanContents contents, RandomDeed[] deeds)
    {
        var overview = await store.ReadOverviewAsync();
        Assert.AreEqual(contents.Plan, overview.Plan);
        CollectionAssert.AreEqual(contents.Cities, overview.Cities);
        CollectionAssert.AreEqual(contents.Proposals, overview.Proposals);
        foreach (var city in contents.Cities)
        {
            foreach (var layer in Enum.GetValues<PlanLayer>())
            {
                var there = contents.Features.Where(feature => feature.CityCode == city.Code && PlanLayers.LayerOf(feature) == layer).ToList();
                var summary = overview.Layers.Single(summary => summary.CityCode == city.Code && summary.Layer == layer);
                Assert.AreEqual(there.Count, summary.Count);
                Assert.AreEqual(there.Count == 0, summary.Extent is null);
                Assert.IsTrue(there.All(feature => summary.Extent!.Contains(feature.Geometry.EnvelopeInternal)));

                var window = deeds[0].Window;
                var seen = await store.ReadWindowAsync(layer, city.Code, window);
                CollectionAssert.AreEquivalent(there.Where(feature => feature.Geometry.EnvelopeInternal.Intersects(window)).ToList(), seen.ToList());
            }
        }

        await TellsItsParts(store, contents, asOf: null, contents.Cities.Select(city => city.Code).Append("999999"));
        foreach (var row in contents.Rows)
            Assert.AreEqual(row, await store.FindAsync(row.Id));
        Assert.IsNull(await store.FindAsync(Guid.NewGuid()));
    }
}
