using System.Collections.Concurrent;
using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests;

/// <summary>
/// Eight at once on one row of parcels 15 m apart. Each looks, and then edits a parcel as he saw it: its owner, or its
/// boundary, which he moves 10 m out where he sees room. Two neighbours who both do so overlap by 5 m.
/// </summary>
[TestClass]
public sealed class ConcurrentWritersTests(TestContext context)
{
    private const int Writers = 8;
    private const int Parcels = 24;
    private const double Side = 50;
    private const double Gap = 15;
    private const double Reach = 10;

    private static readonly int Edits = Soak.Count("ENCLAVE_SOAK_EDITS", 60);

    [TestMethod]
    public async Task Every_edit_lands_once_or_is_a_conflict_and_the_history_replays()
    {
        var clock = Stopwatch.StartNew();
        var location = TestDatabase.Shared.Plan($"concurrent-{Guid.NewGuid():N}");
        var first = TestPlan.First();
        PlanRow[] parcels =
        [
            .. Enumerable.Range(0, Parcels).Select(place => TestPlan.Parcel(TestPlan.Shenzhen, $"{place}", 500_000 + (place * (Side + Gap)), side: Side)),
        ];
        await using var store = await PlanStores.CreateAsync(location, [first, TestPlan.Insert(parcels)]);
        var landed = new ConcurrentBag<(long Number, ChangeSet Edit)>();
        var refused = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(location, writer, parcels, landed, refused))));

        Assert.AreEqual(Writers * Edits, landed.Count + refused.Count);
        Assert.IsGreaterThan(0, refused.Count(code => code == "STO-CONFLICT"), "They did not get in each other's way.");
        Assert.IsGreaterThan(Edits, landed.Count);
        Assert.IsTrue(refused.All(code => code is "STO-CONFLICT" or "STO-OVERLAP"), string.Join(' ', refused.Distinct()));

        var history = (await store.HistoryAsync()).Entries;
        CollectionAssert.AreEqual(Enumerable.Range(1, landed.Count + 2).Select(number => (long)number).ToList(), history.Select(entry => entry.Number).ToList());
        CollectionAssert.AreEqual(
            landed.OrderBy(edit => edit.Number).Select(edit => edit.Edit.Id).ToList(), history.Skip(2).Select(entry => entry.Id).ToList());

        var final = await store.ReadAsync();
        var replayed = new PlanContents(first.Changes.Select(change => change.After!));
        foreach (var entry in history.Skip(1))
        {
            var recorded = await store.ReadChangeSetAsync(entry.Id);
            if (landed.FirstOrDefault(edit => edit.Number == entry.Number).Edit is { } sent)
                CollectionAssert.AreEqual(sent.Changes.ToArray(), recorded.Changes.ToArray());
            replayed = replayed.Apply(recorded);
            if (entry.Number % 37 == 0)
                PlanComparison.Equal(replayed, await store.ReadAsync(entry.Number));
        }

        PlanComparison.Equal(final, replayed);
        foreach (var parcel in final.Parcels)
            Assert.AreEqual(1 + landed.Count(edit => edit.Edit.Changes[0].RowId == parcel.Id), parcel.Version, "An edit was lost or done twice.");
        var ordered = final.Parcels.Select(parcel => parcel.Geometry.EnvelopeInternal).OrderBy(envelope => envelope.MinX).ToList();
        Assert.IsTrue(ordered.Zip(ordered.Skip(1)).All(pair => pair.First.MaxX <= pair.Second.MinX), "Two neighbours overlap.");
        context.WriteLine(
            $"{Writers} writers, {Writers * Edits} edits: {landed.Count} landed, {refused.Count(code => code == "STO-CONFLICT")} conflicts, "
            + $"{refused.Count(code => code == "STO-OVERLAP")} overlaps; {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static async Task WriteAsync(
        PlanLocation location, int writer, PlanRow[] parcels, ConcurrentBag<(long Number, ChangeSet Edit)> landed, ConcurrentBag<string> refused)
    {
        await using var store = await PlanStores.OpenAsync(location);
        var random = new Random(20261124 + writer);
        for (var number = 0; number < Edits; number++)
        {
            // Half of the edits crowd onto four parcels.
            var place = random.Next(2) == 0 ? random.Next(4) : random.Next(Parcels);
            var seen = (await store.ReadOverviewAsync()).LastNumber;
            var now = (Parcel)(await store.FindAsync(parcels[place].Id))!;
            var around = now.Geometry.EnvelopeInternal.Copy();
            around.ExpandBy(Side);
            var neighbours = (await store.ReadWindowAsync(PlanLayer.Parcels, TestPlan.Shenzhen.Code, around)).Where(other => other.Id != now.Id).ToList();
            var edit = TestPlan.Edit($"{writer}-{number}", RowChange.Update(now, Changed(now, neighbours, random, $"{writer}-{number}")));
            try
            {
                landed.Add((await store.CommitAsync(edit, seen), edit));
            }
            catch (FaultException refusal)
            {
                refused.Add(refusal.Fault.Code);
                if (refusal.Fault.Code == "STO-CONFLICT")
                    Assert.HasCount(1, ((ConflictException)refusal.InnerException!).Conflicts);
            }
        }
    }

    private static Parcel Changed(Parcel now, List<PlanFeature> neighbours, Random random, string token)
    {
        var marked = now with { Owner = token };
        var envelope = now.Geometry.EnvelopeInternal;
        var isWide = envelope.Width > Side + 1;
        var (west, east) = isWide ? (-1, -1) : random.Next(3) switch { 0 => (1, 0), 1 => (0, 1), _ => (0, 0) };
        if ((west, east) == (0, 0))
            return marked;
        // Back to where it began, or out.
        var home = 500_000 + (double.Parse(now.Number, System.Globalization.CultureInfo.InvariantCulture) * (Side + Gap));
        var next = isWide
            ? new Envelope(home, home + Side, envelope.MinY, envelope.MaxY)
            : new Envelope(envelope.MinX - (west * Reach), envelope.MaxX + (east * Reach), envelope.MinY, envelope.MaxY);
        return neighbours.Any(other => other.Geometry.EnvelopeInternal.Intersects(next))
            ? marked
            : marked with { Geometry = TestPlan.FactoryOf(TestPlan.Shenzhen).ToGeometry(next) };
    }
}
