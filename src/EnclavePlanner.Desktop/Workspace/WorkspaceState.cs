using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>A plan at one moment: its rows, their official areas, and how it came to be so.</summary>
/// <param name="Contents">The rows.</param>
/// <param name="Areas">Areas of all features by the plan's official method.</param>
/// <param name="History">The ChangeSets up to this moment.</param>
public sealed record WorkspaceState(PlanContents Contents, PlanAreas Areas, PlanHistory History)
{
    /// <summary>The number of the last action that is in it.</summary>
    public long Number => History.Entries[^1].Number;

    /// <summary>The state after a ChangeSet; only what it changed is measured anew.</summary>
    public WorkspaceState After(ChangeSet changeSet, PlanHistory history)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        var contents = Contents.Apply(changeSet);
        var areas = contents.Plan.OfficialArea == Areas.Method
            ? Areas.Remeasure(contents, changeSet.Changes.Select(change => change.After).OfType<PlanFeature>())
            : PlanAreas.Measure(contents, contents.Features, contents.Plan.OfficialArea);
        return new WorkspaceState(contents, areas, history);
    }
}
