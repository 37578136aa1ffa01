using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Parameters;
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
    /// <summary>What is wrong with a row by itself, in the plan's cities; null when nothing.</summary>
    /// <param name="row">A row as a ChangeSet leaves it.</param>
    /// <param name="cities">The plan's cities by code, as the ChangeSet has left them so far: a city comes before its land.</param>
    public static Fault? OfRow(PlanRow row, IReadOnlyDictionary<string, City> cities)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(cities);
        return row switch
        {
            PlanFeature feature => OfFeature(feature, cities),
            Plan plan when !(plan.SwapTolerance is >= 0 and <= 1) => Breach("PLN-TOLERANCE", plan.SwapTolerance),
            Parameter { Key: "" } or Parameter { Key: null } => Breach("PLN-PARAMETER-KEY"),
            Parameter parameter when !double.IsFinite(parameter.Value) => Breach("PLN-PARAMETER-VALUE", parameter.Key),
            Parameter { CityCode: { } city } when !cities.ContainsKey(city) => CityUnknown(city, cities),
            _ => null,
        };
    }

    /// <summary>What is wrong with what a row refers to, when the whole ChangeSet is in place; null when nothing.</summary>
    /// <param name="row">A row as the ChangeSet leaves it.</param>
    /// <param name="cities">The plan's cities by code, after the ChangeSet.</param>
    /// <param name="find">Finds a row as it is after the ChangeSet, or null.</param>
    public static Fault? OfReferences(PlanRow row, IReadOnlyDictionary<string, City> cities, Func<Guid, PlanRow?> find)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(cities);
        ArgumentNullException.ThrowIfNull(find);
        return row switch
        {
            Scheme scheme when find(scheme.EnclaveId) is not Enclave => Breach("PLN-SCHEME-ENCLAVE", scheme.Name),
            Plot plot when find(plot.SchemeId) is not Scheme => Breach("PLN-PLOT-SCHEME", plot.Label),
            Enclave enclave when !cities.ContainsKey(enclave.OriginCityCode) => CityUnknown(enclave.OriginCityCode, cities),
            SwapProposal proposal => OfProposal(proposal, cities, find),
            ProposalSignature signature => OfSignature(signature, find),
            _ => null,
        };
    }

    private static Fault? OfFeature(PlanFeature feature, IReadOnlyDictionary<string, City> cities)
    {
        if (!cities.TryGetValue(feature.CityCode, out var city))
            return CityUnknown(feature.CityCode, cities);
        if (feature.Geometry.IsEmpty)
            return Breach("PLN-GEOMETRY-EMPTY", feature.Label);
        if (feature.Geometry.SRID != city.Epsg)
            return Breach("PLN-GEOMETRY-CRS", feature.Label, feature.Geometry.SRID, city.Name, city.Epsg);
        if (!IsOfKind(feature.Geometry, PlanLayers.GeometryOf(PlanLayers.LayerOf(feature))))
            return Breach("PLN-GEOMETRY-KIND", feature.Label, feature.Geometry.GeometryType);
        return null;
    }

    private static Fault? OfProposal(SwapProposal proposal, IReadOnlyDictionary<string, City> cities, Func<Guid, PlanRow?> find)
    {
        if (proposal.OriginGives.FirstOrDefault(proposal.HostGives.Contains) is var both && both != Guid.Empty)
            return Breach("PLN-SWAP-BOTH", LabelOf(find(both)), proposal.Name);
        foreach (var side in Enum.GetValues<SwapSide>())
        {
            foreach (var id in proposal.Gives(side))
            {
                if (find(id) is not Land.Parcel parcel)
                    return Breach("PLN-SWAP-GONE", proposal.Name);
                if (!cities[parcel.CityCode].Role.HasFlag(side.Role()))
                    return Breach("PLN-SWAP-SIDE", parcel.Label, cities[parcel.CityCode].Name, proposal.Name);
            }
        }

        return null;
    }

    private static Fault? OfSignature(ProposalSignature signature, Func<Guid, PlanRow?> find) => find(signature.ProposalId) switch
    {
        SwapProposal proposal when proposal.Version == signature.ProposalVersion => null,
        SwapProposal proposal => Breach("PLN-SIGNATURE-VERSION", proposal.Name, proposal.Version, signature.ProposalVersion),
        _ => Breach("PLN-SIGNATURE-PROPOSAL"),
    };

    private static bool IsOfKind(Geometry geometry, PlanGeometry kind) => kind switch
    {
        PlanGeometry.Point => geometry is Point,
        PlanGeometry.Line => geometry is LineString or MultiLineString,
        _ => geometry is Polygon or MultiPolygon,
    };

    private static Fault CityUnknown(string code, IReadOnlyDictionary<string, City> cities) =>
        Breach("PLN-CITY-UNKNOWN", code, string.Join(", ", cities.Keys));

    private static string LabelOf(PlanRow? row) => row is PlanFeature feature ? feature.Label : row?.Id.ToString() ?? "";

    private static Fault Breach(string code, params object?[] arguments) =>
        new(PlanningTexts.Resources, code, arguments);
}
