using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Roads;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Land;

/// <summary>The roads of one city, or of two in the same CRS, as a network. Immutable and safe to use from many threads.</summary>
public sealed class CityRoads
{
    private CityRoads(ImmutableArray<Road> roads, RoadNetwork network) => (Roads, Network) = (roads, network);

    /// <summary>The roads, in the order of the network's lines.</summary>
    public ImmutableArray<Road> Roads { get; }

    /// <summary>The network; a <see cref="RoadStep.Line"/> of its answers is an index into <see cref="Roads"/>.</summary>
    public RoadNetwork Network { get; }

    /// <summary>
    /// The network on which a way from a place of one city to a place of another is sought. Cities kept in one CRS share a
    /// network where their roads meet on the survey grid; those in different CRSs share none.
    /// </summary>
    /// <param name="contents">The plan.</param>
    /// <param name="from">Code of the city to begin in.</param>
    /// <param name="to">Code of the city to end in; may be the same.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultException">
    /// PLN-CITY-UNKNOWN; PLN-ROADS-ZONES: the cities are kept in different CRSs; PLN-ROADS-NONE: they have no roads;
    /// PLN-ROAD-ONEWAY: a road's one-way field is not understood; GEO-ROAD-NONE: no road has any length.
    /// </exception>
    public static CityRoads Joining(PlanContents contents, string from, string to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        City start = contents.City(from), end = contents.City(to);
        if (start.Epsg != end.Epsg)
            throw Refusal("PLN-ROADS-ZONES", start.Name, start.Epsg, end.Name, end.Epsg);
        var roads = contents.Roads.Where(road => road.CityCode == start.Code || road.CityCode == end.Code).ToImmutableArray();
        if (roads.IsEmpty)
            throw Refusal("PLN-ROADS-NONE", start == end ? start.Name : $"{start.Name}, {end.Name}");
        var lines = roads.Select(road => new RoadLine(road.Geometry, OneWay.Of(road))).ToList();
        return new CityRoads(roads, RoadNetwork.Build(lines, start.Crs, cancellation));
    }

    private static FaultException Refusal(string code, params object?[] arguments) =>
        new(new Fault(PlanningTexts.Resources, code, arguments));
}
