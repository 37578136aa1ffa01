using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Planning.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Changes;

/// <summary>
/// What must hold of a plan after every ChangeSet, whoever makes it. Both stores ask before they commit; what they
/// commit is therefore always a plan that every part of the program can work with.
/// </summary>
public static class ChangeSetRules
{
    /// <summary>Checks a ChangeSet against the plan it changes.</summary>
    /// <param name="changeSet">The ChangeSet.</param>
    /// <param name="cities">The plan's cities before it.</param>
    /// <param name="proposals">The plan's proposals before it.</param>
    /// <param name="find">Finds a row as it is before the ChangeSet, or null.</param>
    /// <returns>The first breach, or null.</returns>
    public static Fault? FirstBreach(
        ChangeSet changeSet,
        IReadOnlyCollection<City> cities,
        IReadOnlyCollection<SwapProposal> proposals,
        Func<Guid, PlanRow?> find)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        ArgumentNullException.ThrowIfNull(cities);
        ArgumentNullException.ThrowIfNull(proposals);
        ArgumentNullException.ThrowIfNull(find);
        var after = new Dictionary<Guid, PlanRow?>();
        foreach (var change in changeSet.Changes)
            after[change.RowId] = change.After;
        PlanRow? FindAfter(Guid id) => after.TryGetValue(id, out var row) ? row : find(id);
        var citiesAfter = Later(cities, after).ToDictionary(city => city.Code);

        foreach (var row in after.Values)
        {
            var breach = row switch
            {
                PlanFeature feature => Feature(feature, citiesAfter, FindAfter),
                Scheme scheme when FindAfter(scheme.EnclaveId) is not Enclave => Breach("PLN-SCHEME-ENCLAVE", scheme.Name),
                Plan plan when !(plan.SwapTolerance is >= 0 and <= 1) => Breach("PLN-TOLERANCE", plan.SwapTolerance),
                _ => null,
            };
            if (breach is not null)
                return breach;
        }

        return Later(proposals, after)
            .Select(proposal => Proposal(proposal, citiesAfter, FindAfter))
            .FirstOrDefault(breach => breach is not null);
    }

    private static Fault? Feature(PlanFeature feature, Dictionary<string, City> cities, Func<Guid, PlanRow?> find)
    {
        if (!cities.TryGetValue(feature.CityCode, out var city))
            return Breach("PLN-CITY-UNKNOWN", feature.CityCode, string.Join(", ", cities.Keys));
        if (feature.Geometry.IsEmpty)
            return Breach("PLN-GEOMETRY-EMPTY", feature.Label);
        if (feature.Geometry.SRID != city.Epsg)
            return Breach("PLN-GEOMETRY-CRS", feature.Label, feature.Geometry.SRID, city.Name, city.Epsg);
        if (!IsOfKind(feature.Geometry, PlanLayers.GeometryOf(PlanLayers.LayerOf(feature))))
            return Breach("PLN-GEOMETRY-KIND", feature.Label, feature.Geometry.GeometryType);
        return feature switch
        {
            Plot plot when find(plot.SchemeId) is not Scheme => Breach("PLN-PLOT-SCHEME", plot.Label),
            Enclave enclave when !cities.ContainsKey(enclave.OriginCityCode) =>
                Breach("PLN-CITY-UNKNOWN", enclave.OriginCityCode, string.Join(", ", cities.Keys)),
            _ => null,
        };
    }

    private static Fault? Proposal(SwapProposal proposal, Dictionary<string, City> cities, Func<Guid, PlanRow?> find)
    {
        if (proposal.OriginGives.FirstOrDefault(proposal.HostGives.Contains) is var both && both != Guid.Empty)
            return Breach("PLN-SWAP-BOTH", LabelOf(find(both)), proposal.Name);
        foreach (var side in Enum.GetValues<SwapSide>())
        {
            foreach (var id in proposal.Gives(side))
            {
                if (find(id) is not Parcel parcel)
                    return Breach("PLN-SWAP-GONE", proposal.Name);
                if (!cities[parcel.CityCode].Role.HasFlag(side.Role()))
                    return Breach("PLN-SWAP-SIDE", parcel.Label, cities[parcel.CityCode].Name, proposal.Name);
            }
        }

        return null;
    }

    private static IEnumerable<TRow> Later<TRow>(IEnumerable<TRow> before, Dictionary<Guid, PlanRow?> after)
        where TRow : PlanRow =>
        before.Where(row => !after.ContainsKey(row.Id)).Concat(after.Values.OfType<TRow>());

    private static bool IsOfKind(Geometry geometry, PlanGeometry kind) => kind switch
    {
        PlanGeometry.Point => geometry is Point,
        PlanGeometry.Line => geometry is LineString or MultiLineString,
        _ => geometry is Polygon or MultiPolygon,
    };

    private static string LabelOf(PlanRow? row) => row is PlanFeature feature ? feature.Label : row?.Id.ToString() ?? "";

    private static Fault Breach(string code, params object?[] arguments) =>
        new(PlanningTexts.Resources, code, arguments);
}
