using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What a window's user drafts, each as one ChangeSet; what came of it is selected.</summary>
public sealed class DraftCommands(WorkspaceView view, DraftSession session, UiLanguage text, Activity activity, ConflictSession conflicts)
{
    /// <summary>Whether something can be done now with so many selected plots at least.</summary>
    public bool Can(int plots) => session.CanDraft && !activity.IsBusy && session.Chosen.Length >= plots;

    /// <summary>Whether something can be done now with so many selected plots or parcels at least.</summary>
    public bool CanLand(int lands) => session.CanDraft && !activity.IsBusy && session.ChosenLand.Length >= lands;

    /// <summary>Does what a sketch asks for.</summary>
    /// <returns>Whether the plan has changed; if not, the message bar says why.</returns>
    public Task<bool> DoAsync(Sketch? sketch)
    {
        if (sketch is null)
        {
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-DRAFT-SKETCH"));
            return Task.FromResult(false);
        }

        return DoAsync(deeds => deeds.Of(sketch));
    }

    /// <summary>拆分: makes the parts of the selected plot or parcel land by themselves.</summary>
    public Task ExplodeAsync() => DoAsync(deeds => deeds.Explode());

    /// <summary>合并: makes one plot or parcel of the selected ones.</summary>
    public Task MergeAsync() => DoAsync(deeds => deeds.Merge());

    /// <summary>删除: the selected plots go.</summary>
    public Task DeleteAsync() => DoAsync(deeds => deeds.Delete());

    /// <summary>退线 or 缓冲 of the selected plot.</summary>
    public Task OffsetAsync() => DoAsync(deeds => deeds.Offset());

    /// <summary>Adds an empty scheme to the park of the one on the map, or to the first, and shows it.</summary>
    public async Task AddSchemeAsync()
    {
        var contents = view.State.Contents;
        if ((session.Scheme?.EnclaveId ?? contents.Enclaves.FirstOrDefault()?.Id) is not { } enclave)
        {
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-DRAFT-BOUNDARY"));
            return;
        }

        var taken = contents.Schemes.Select(known => known.Name).ToHashSet();
        var name = Enumerable.Range(0, taken.Count + 1).Select(number => text.Format("scheme.name", Letters(number))).First(free => !taken.Contains(free));
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave, Name = name };
        var isDone = await activity.RunAsync("activity.save", (_, cancellation) =>
            conflicts.CommitAsync(text.Format("history.new-scheme", name), [RowChange.Insert(scheme)], null, cancellation));
        if (isDone)
            session.Show(scheme.Id);
    }

    private async Task<bool> DoAsync(Func<SketchDeeds, Deed> ask)
    {
        if (!session.CanDraft)
            return false;
        var deeds = new SketchDeeds(view.State.Contents, session);
        Succession? rows = null;
        var isDone = await activity.RunAsync("activity.save", async (_, cancellation) =>
        {
            var deed = ask(deeds);
            if (deed.Rows.Changes.IsEmpty)
                return;
            await conflicts.CommitAsync(text.Format(deed.TitleKey, Named(deed.Subject)), deed.Rows, null, cancellation);
            rows = deed.Rows;
        });
        if (rows is not null && rows.Changes.Where(change => change.Before is null).Select(change => change.RowId).ToList() is { Count: > 0 } born)
            view.Select(born, additive: false, SelectionSource.Map);
        return isDone && rows is not null;
    }

    private string Named(IReadOnlyList<string> labels) => labels.Count <= 3
        ? string.Join(text["list.separator"], labels)
        : text.Format("list.many", labels[0], labels.Count);

    /// <summary>A to Z, then AA and so on.</summary>
    private static string Letters(int number) => number < 26 ? ((char)('A' + number)).ToString() : Letters((number / 26) - 1) + Letters(number % 26);
}
