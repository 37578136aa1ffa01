using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Tests;

/// <summary>A plan of two cities with a square parcel in each.</summary>
internal static class Lands
{
    internal static City Liaocheng { get; } = new() { Id = Guid.CreateVersion7(), Code = "371500", Name = "聊城市", Epsg = 4548, Role = CityRole.Origin };

    internal static City Shenzhen { get; } = new() { Id = Guid.CreateVersion7(), Code = "440300", Name = "深圳市", Epsg = 4547, Role = CityRole.Host };

    internal static Parcel Square(City city, string number) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        Number = number,
        LandUseCode = "0102",
        Geometry = SurveyGrid.FactoryFor(city.Crs).ToGeometry(new Envelope(500_000.1234, 500_100.5678, 2_500_000, 2_500_100)),
    };

    internal static ChangeSet Begin(params PlanRow[] rows) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = "test",
        Time = new DateTimeOffset(2026, 8, 13, 9, 0, 0, TimeSpan.FromHours(8)),
        Title = "begin",
        Changes = [.. PlanSetup.Begin("T", [Liaocheng, Shenzhen]), .. rows.Select(RowChange.Insert)],
    };
}
