using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Tests.Plans;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>
/// The law of shared boundaries: whatever is drafted, and in whatever order, leaves no gap, no overlap and no vertex that drifted;
/// what is refused changes nothing; and taken back one by one the edits leave the layout bit for bit as it was.
/// </summary>
[TestClass]
public sealed class RandomEditsTests
{
    private const int Edits = 10_000;

    [TestMethod]
    public void Ten_thousand_edits_of_two_hundred_plots_leave_no_gap_overlap_or_drifted_vertex()
    {
        var whole = Layouts.Frame(20, 10);
        var enclave = new Enclave
        {
            Id = Guid.CreateVersion7(),
            CityCode = PlanFixture.Shenzhen.Code,
            OriginCityCode = PlanFixture.Liaocheng.Code,
            Geometry = whole,
        };
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave.Id, Name = "A" };
        var plots = Layouts.FramedQuadrilaterals(scheme.Id, 20, 10, seed: 7);
        var contents = PlanFixture.Contents([enclave, scheme, .. plots]);
        var editor = new RandomEditor(contents, scheme.Id, whole.EnvelopeInternal, new Random(1));
        for (var edit = 0; edit < Edits; edit++)
        {
            editor.Edit();
            if (edit % 250 == 249)
                Layouts.MustTile(editor.Land, whole);
        }

        Assert.IsGreaterThan(Edits / 2, editor.Done.Count, string.Join(", ", editor.Refused.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.IsGreaterThan(8, editor.Kinds.Count);
        Layouts.MustTile(editor.Land, whole);

        var back = editor.Land.Features.ToDictionary(feature => feature.Id);
        foreach (var change in Enumerable.Reverse(editor.Done).SelectMany(done => done.Changes.Reverse()))
        {
            if (change.After is PlanFeature after)
                Assert.IsTrue(back[after.Id].Geometry.EqualsExact(after.Geometry));
            if (change.Before is PlanFeature before)
                back[before.Id] = before;
            else
                back.Remove(change.RowId);
        }

        foreach (var plot in plots)
            Assert.IsTrue(back[plot.Id].Geometry.EqualsExact(plot.Geometry), plot.Number);
        Assert.HasCount(plots.Count, back);
    }
}
