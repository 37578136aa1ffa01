using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Plans;

/// <summary>Begins a plan: its head row and its cities.</summary>
public static class PlanSetup
{
    /// <summary>The rows of an empty plan.</summary>
    /// <param name="title">The plan's title; not blank.</param>
    /// <param name="cities">At least one origin and one host; codes differ; every CRS projected in metres.</param>
    /// <exception cref="FaultException">
    /// PLN-TITLE-BLANK, PLN-CITY-TWICE, PLN-CITY-ROLES, GEO-CRS-UNKNOWN or PLN-CITY-CRS: what is wrong with the title or a city.
    /// </exception>
    public static IReadOnlyList<RowChange> Begin(string title, IReadOnlyList<City> cities)
    {
        ArgumentNullException.ThrowIfNull(cities);
        if (string.IsNullOrWhiteSpace(title))
            throw Refusal("PLN-TITLE-BLANK");
        if (cities.GroupBy(city => city.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refusal("PLN-CITY-TWICE", twice.Key);
        if (!cities.Any(city => city.Role.HasFlag(CityRole.Origin)) || !cities.Any(city => city.Role.HasFlag(CityRole.Host)))
            throw Refusal("PLN-CITY-ROLES");
        if (cities.FirstOrDefault(city => city.Crs.Kind != CrsKind.Projected) is { } unprojected)
            throw Refusal("PLN-CITY-CRS", unprojected.Name, unprojected.Epsg);
        var plan = new Plan { Id = Guid.CreateVersion7(), Title = title.Trim() };
        return [RowChange.Insert(plan), .. cities.Select(RowChange.Insert)];
    }

    private static FaultException Refusal(string code, params object?[] arguments) =>
        new(new Fault(PlanningTexts.Resources, code, arguments));
}
