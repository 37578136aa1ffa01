using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Operation.Valid;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>Reads what another program made of each row it touched, and holds it against what can be said of a row by itself.</summary>
internal sealed class OutsideReading
{
    /// <summary>What others may need comes before them, and goes after them.</summary>
    private static readonly RowKind[] Order =
    [
        RowKind.City, RowKind.Plan, RowKind.Parameter, RowKind.Enclave, RowKind.Scheme, RowKind.Parcel, RowKind.ControlLine, RowKind.Place,
        RowKind.Road, RowKind.Plot, RowKind.SwapProposal, RowKind.ProposalSignature,
    ];

    private readonly SqliteConnection connection;
    private readonly GeoPackageSession session;
    private readonly IReadOnlyList<OutsideTable> tables;
    private readonly Dictionary<string, City> cities;
    private readonly HashSet<Guid> newRows = [];

    internal OutsideReading(SqliteConnection connection, GeoPackageSession session, IReadOnlyList<OutsideTable> tables)
    {
        (this.connection, this.session) = (connection, session);
        this.tables = [.. tables.OrderBy(table => Array.IndexOf(Order, table.Kind))];
        cities = session.All<City>(RowKind.City).ToDictionary(city => city.Code);
    }

    /// <summary>The rows that cannot be taken, known when <see cref="Changes"/> has been read to its end.</summary>
    internal List<RefusedRow> Refused { get; } = [];

    /// <summary>The net changes that are sound by themselves. Read once.</summary>
    internal IEnumerable<OutsideChange> Changes()
    {
        foreach (var table in tables)
        {
            using var command = connection.Statement($"SELECT * FROM {table.Aside} ORDER BY {OutsideTable.Key};");
            using var record = command.ExecuteReader();
            while (record.Read())
            {
                if (Read(table, record) is { } change)
                    yield return change;
            }
        }
    }

    /// <summary>The order in which changes can land one after the other: what refers to nothing first, and what is referred to leaves last.</summary>
    internal static int Rank(OutsideChange change)
    {
        var rank = Array.IndexOf(Order, change.Row.Table.Kind);
        return change.Change.After is not null ? rank : change.Change.Before is Planning.Swaps.ProposalSignature ? -1 : 2 * Order.Length - rank;
    }

    private OutsideChange? Read(OutsideTable table, SqliteDataReader record)
    {
        var row = new OutsideRow(table, record.GetInt64(record.GetOrdinal(OutsideTable.Key)));
        var before = record.GetInt64(record.GetOrdinal(OutsideTable.IsNew)) == 1 ? null : session.FindByFid(table.Kind, table.City, row.Fid);
        try
        {
            if (record.IsDBNull(record.GetOrdinal("fid")))
            {
                if (before is null)
                    return null;
                RequireKept(before, null);
                return new OutsideChange(row, RowChange.Delete(before));
            }

            var after = RowFields.Read(table.Kind, new OutsideFields(record, table, before, before?.Id ?? NewIdentity(record)));
            if (before is not null && before.Equals(after))
                return null;
            RequireKept(before, after);
            RequireSound(after, before);
            return new OutsideChange(row, before is null ? RowChange.Insert(after) : RowChange.Update(before, after));
        }
        catch (FaultException refusal)
        {
            Refused.Add(new RefusedRow(row, before?.Id, LabelOf(before, record), refusal.Fault));
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            Refused.Add(new RefusedRow(row, before?.Id, LabelOf(before, record), new Fault(StorageTexts.Resources, "STO-OUTSIDE-ROW", failure.Message)));
        }

        return null;
    }

    /// <summary>The head row and the cities make the tables what they are; they come and go in this program only.</summary>
    private static void RequireKept(PlanRow? before, PlanRow? after)
    {
        if ((before ?? after) is Plan && (before is null || after is null))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-OUTSIDE-HEAD"));
        if ((before ?? after) is City && ((before as City)?.Code, (before as City)?.Epsg) != ((after as City)?.Code, (after as City)?.Epsg))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-OUTSIDE-CITY"));
    }

    private void RequireSound(PlanRow row, PlanRow? before)
    {
        StorableText.Require(row);
        if (ChangeSetRules.OfRow(row, cities) is { } breach)
            throw new FaultException(breach);
        if (row is PlanFeature feature
            && !ReferenceEquals(feature.Geometry, (before as PlanFeature)?.Geometry)
            && new IsValidOp(feature.Geometry).ValidationError is { } error)
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-OUTSIDE-INVALID", error.Coordinate?.X, error.Coordinate?.Y));
    }

    /// <summary>The identity that the row brings, unless it has none, or a row has or had it: then it is a copy.</summary>
    private Guid NewIdentity(SqliteDataReader record)
    {
        var isOwn = Guid.TryParse(record.GetValue(record.GetOrdinal("id")) as string, out var id)
            && id != Guid.Empty && !newRows.Contains(id) && session.ChangesOf(id).Count == 0;
        if (!isOwn)
            id = Guid.CreateVersion7();
        newRows.Add(id);
        return id;
    }

    private static string LabelOf(PlanRow? before, SqliteDataReader record)
    {
        if (before is PlanFeature feature)
            return feature.Label;
        foreach (var name in new[] { "number", "name", "title", "key", "code" })
        {
            for (var column = 0; column < record.FieldCount; column++)
            {
                if (record.GetName(column) == name && record.GetValue(column) is string { Length: > 0 } text)
                    return text;
            }
        }

        return "#" + record.GetValue(record.GetOrdinal(OutsideTable.Key));
    }
}
