using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>What the user is told of rows that another program changed.</summary>
internal static class OutsideNotices
{
    private const int MostRefused = 20;

    /// <summary>So many rows landed as the action of this number, and these were refused.</summary>
    internal static ImmutableArray<LocalizedText> Of(long number, int count, List<RefusedRow> refused)
    {
        var notices = ImmutableArray.CreateBuilder<LocalizedText>();
        if (count > 0)
            notices.Add(Say("STO-OUTSIDE-TAKEN", count, number));
        foreach (var row in refused.Take(MostRefused))
            notices.Add(Say("STO-OUTSIDE-REFUSED", row.Label, row.Row.Table.Name, row.Fault.Code, row.Fault.Text));
        if (refused.Count > MostRefused)
            notices.Add(Say("STO-OUTSIDE-MORE", refused.Count - MostRefused));
        return notices.ToImmutable();
    }

    /// <summary>So many rows wait until the plan is opened for editing.</summary>
    internal static ImmutableArray<LocalizedText> Waiting(long count) => count == 0 ? [] : [Say("STO-OUTSIDE-WAITS", count)];

    private static LocalizedText Say(string key, params object?[] arguments) => new(StorageTexts.Resources, key, arguments);
}
