using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Plans;

/// <summary>All rows of a plan at one moment, in memory. Immutable; a ChangeSet makes the next one.</summary>
public sealed class PlanContents
{
    private readonly ImmutableDictionary<Guid, PlanRow> rows;

    /// <summary>The contents made of these rows.</summary>
    /// <exception cref="ArgumentException">There is not exactly one <see cref="Plans.Plan"/> row, or an identity occurs twice.</exception>
    public PlanContents(IEnumerable<PlanRow> rows)
        : this(rows.ToImmutableDictionary(row => row.Id))
    {
    }

    private PlanContents(ImmutableDictionary<Guid, PlanRow> rows)
    {
        this.rows = rows;
        var plans = rows.Values.OfType<Plan>().ToList();
        if (plans.Count != 1)
            throw new ArgumentException($"A plan has one head row, not {plans.Count}.", nameof(rows));
        Plan = plans[0];
        Cities = [.. rows.Values.OfType<City>().OrderBy(city => city.Role).ThenBy(city => city.Code, StringComparer.Ordinal)];
        Parcels = Ordered<Parcel>();
        ControlLines = Ordered<ControlLine>();
        Places = Ordered<Place>();
        Roads = Ordered<Road>();
        Enclaves = Ordered<Enclave>();
        Plots = Ordered<Plot>();
        Schemes = [.. rows.Values.OfType<Scheme>().OrderBy(scheme => scheme.Name, StringComparer.Ordinal)];
        Proposals = [.. rows.Values.OfType<SwapProposal>().OrderBy(proposal => proposal.Name, StringComparer.Ordinal)];
        Signatures = [.. rows.Values.OfType<ProposalSignature>().OrderBy(signature => signature.Time).ThenBy(signature => signature.Id)];
        Parameters =
        [
            .. rows.Values.OfType<Parameter>()
                .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
                .ThenBy(parameter => parameter.CityCode, StringComparer.Ordinal)
                .ThenBy(parameter => parameter.From)
                .ThenBy(parameter => parameter.Id),
        ];
    }

    /// <summary>The head row.</summary>
    public Plan Plan { get; }

    /// <summary>The cities, origin first.</summary>
    public ImmutableArray<City> Cities { get; }

    /// <summary>Existing land of all cities, by city and number.</summary>
    public ImmutableArray<Parcel> Parcels { get; }

    /// <summary>Control lines of all cities.</summary>
    public ImmutableArray<ControlLine> ControlLines { get; }

    /// <summary>Places of all cities.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>Roads of all cities.</summary>
    public ImmutableArray<Road> Roads { get; }

    /// <summary>Enclave boundaries.</summary>
    public ImmutableArray<Enclave> Enclaves { get; }

    /// <summary>Schemes of all enclaves.</summary>
    public ImmutableArray<Scheme> Schemes { get; }

    /// <summary>Plots of all schemes.</summary>
    public ImmutableArray<Plot> Plots { get; }

    /// <summary>Swap proposals.</summary>
    public ImmutableArray<SwapProposal> Proposals { get; }

    /// <summary>Signatures of proposals, oldest first; of earlier versions too.</summary>
    public ImmutableArray<ProposalSignature> Signatures { get; }

    /// <summary>Parameters by key, city and day.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>Every row that lies on land.</summary>
    public IEnumerable<PlanFeature> Features => rows.Values.OfType<PlanFeature>();

    /// <summary>Every row.</summary>
    public IEnumerable<PlanRow> Rows => rows.Values;

    /// <summary>The row of this identity, or null.</summary>
    public PlanRow? Find(Guid id) => rows.GetValueOrDefault(id);

    /// <summary>The city of this code.</summary>
    /// <exception cref="FaultException">PLN-CITY-UNKNOWN: the plan has no such city.</exception>
    public City City(string code) => Cities.FirstOrDefault(city => city.Code == code)
        ?? throw new FaultException(new Fault(
            PlanningTexts.Resources, "PLN-CITY-UNKNOWN", code, string.Join(", ", Cities.Select(city => city.Code))));

    /// <summary>The contents after the ChangeSet.</summary>
    /// <exception cref="FaultException">PLN-CHANGE-STALE: a row is no longer what the ChangeSet says it was.</exception>
    public PlanContents Apply(ChangeSet changeSet)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        var next = rows.ToBuilder();
        foreach (var change in changeSet.Changes)
        {
            var current = next.GetValueOrDefault(change.RowId);
            if (current?.Version != change.Before?.Version)
                throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-CHANGE-STALE", LabelOf(change)));
            if (change.After is { } after)
                next[after.Id] = after;
            else
                next.Remove(change.RowId);
        }

        return new PlanContents(next.ToImmutable());
    }

    /// <summary>The contents with more rows of the same plan.</summary>
    public PlanContents With(IEnumerable<PlanRow> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return new PlanContents(rows.SetItems(more.Select(row => KeyValuePair.Create(row.Id, row))));
    }

    private static string LabelOf(RowChange change) =>
        (change.After ?? change.Before) is PlanFeature feature ? feature.Label : change.RowId.ToString();

    private ImmutableArray<TFeature> Ordered<TFeature>()
        where TFeature : PlanFeature =>
        [.. rows.Values.OfType<TFeature>()
            .OrderBy(feature => feature.CityCode, StringComparer.Ordinal)
            .ThenBy(feature => feature.Number, NumberOrder.Instance)
            .ThenBy(feature => feature.Id)];
}
