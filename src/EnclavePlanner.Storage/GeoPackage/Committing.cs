using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>
/// Lands a ChangeSet within the transaction that is open: asks the rules, compares every row with what the ChangeSet says
/// it was, writes rows and history. Whatever it throws, the caller rolls back.
/// </summary>
internal static class Committing
{
    private const int RowsBetweenReports = 1000;

    internal static void Commit(
        SqliteConnection connection, PlanTables tables, ChangeSet changeSet, IProgress<int>? progress, CancellationToken cancellation)
    {
        RequireSound(connection, changeSet);
        StorableText.Require(changeSet);
        RequireRules(tables, changeSet);
        var conflicts = ImmutableArray.CreateBuilder<RowConflict>();
        var written = 0;
        using (var recorder = HistoryTables.Begin(connection, changeSet))
        {
            foreach (var change in changeSet.Changes)
            {
                cancellation.ThrowIfCancellationRequested();
                var present = change.Before is { } before ? tables.FindPresent(before) : tables.FindTwin(change.After!);
                if (!Equals(present, change.Before))
                    conflicts.Add(new RowConflict(change.Before, change.After, present));
                if (conflicts.Count > 0)
                    continue;
                RequireUnneeded(tables, change);
                tables.Apply(change);
                recorder.Add(change);
                if (++written % RowsBetweenReports == 0)
                    progress?.Report(written);
            }
        }

        if (conflicts.Count > 0)
            throw Conflict(conflicts.ToImmutable());
        RequireDependentsGone(tables, changeSet);
        tables.Describe(changeSet.Time);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(written);
    }

    private static void RequireSound(SqliteConnection connection, ChangeSet changeSet)
    {
        if (changeSet.Changes.IsDefaultOrEmpty)
            throw new ArgumentException("A ChangeSet changes something.", nameof(changeSet));
        if (changeSet.Changes.Any(change => change.Before is { } before && change.After is { } after && after.Version <= before.Version))
            throw new ArgumentException("A row's version counts up.", nameof(changeSet));
        if (changeSet.Changes.Any(change => change is { Before: Plan, After: null }))
            throw new ArgumentException("A plan keeps its head row.", nameof(changeSet));
        if (HistoryTables.Contains(connection, changeSet.Id))
            throw new ArgumentException($"The ChangeSet {changeSet.Id} was committed before.", nameof(changeSet));
        if (changeSet.Reverts is { } reverted && !HistoryTables.Contains(connection, reverted))
            throw new ArgumentException($"The ChangeSet {reverted} that is reverted is not in the history.", nameof(changeSet));
    }

    private static void RequireRules(PlanTables tables, ChangeSet changeSet)
    {
        var cities = tables.All<City>(RowKind.City);
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var changed = changeSet.Changes.Select(change => change.RowId).ToHashSet();
        var last = changeSet.Changes.GroupBy(change => change.RowId).Select(changes => changes.Last().After).OfType<City>();
        foreach (var city in cities.Where(city => !changed.Contains(city.Id)).Concat(last))
        {
            TableNames.RequireCode(city.Code);
            if (!codes.Add(city.Code))
                throw new FaultException(new Fault(StorageTexts.Resources, "STO-CITY-CODE", city.Code));
        }

        var breach = ChangeSetRules.FirstBreach(changeSet, cities, tables.All<SwapProposal>(RowKind.SwapProposal), tables.Find);
        if (breach is not null)
            throw new FaultException(breach);
    }

    /// <summary>A city takes its feature tables along when it goes, or when its code or CRS changes; so no land may be in them.</summary>
    private static void RequireUnneeded(PlanTables tables, RowChange change)
    {
        if (change.Before is City before
            && (change.After is not City after || after.Code != before.Code || after.Epsg != before.Epsg)
            && tables.HasLand(before))
            throw StillNeeded(before.Name);
    }

    private static void RequireDependentsGone(PlanTables tables, ChangeSet changeSet)
    {
        foreach (var gone in changeSet.Changes.Select(change => change.Before).OfType<PlanRow>())
        {
            switch (gone)
            {
                case Scheme scheme when tables.FindPresent(scheme) is null && tables.PlotsOf(scheme.Id).Any():
                    throw StillNeeded(scheme.Name);
                case Enclave enclave when tables.FindPresent(enclave) is null
                    && tables.All<Scheme>(RowKind.Scheme).Any(scheme => scheme.EnclaveId == enclave.Id):
                    throw StillNeeded(enclave.Label);
                case City city when tables.All<City>(RowKind.City).All(other => other.Code != city.Code)
                    && tables.Enclaves().Any(enclave => enclave.OriginCityCode == city.Code):
                    throw StillNeeded(city.Name);
            }
        }
    }

    private static FaultException StillNeeded(string name) => new(new Fault(StorageTexts.Resources, "STO-STILL-NEEDED", name));

    private static FaultException Conflict(ImmutableArray<RowConflict> conflicts)
    {
        var first = conflicts[0].Mine ?? conflicts[0].Base ?? conflicts[0].Theirs;
        var label = first is PlanFeature feature ? feature.Label : conflicts[0].RowId.ToString();
        return new FaultException(
            new Fault(StorageTexts.Resources, "STO-CONFLICT", label, conflicts.Length), new ConflictException(conflicts));
    }
}
