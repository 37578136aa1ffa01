using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Tests.Plans;

/// <summary>Liaocheng (origin, EPSG:4548) and Shenzhen (host, EPSG:4547) with squares for land.</summary>
internal static class PlanFixture
{
    internal static City Liaocheng { get; } = new() { Id = Guid.CreateVersion7(), Code = "371500", Name = "聊城市", Epsg = 4548, Role = CityRole.Origin };

    internal static City Shenzhen { get; } = new() { Id = Guid.CreateVersion7(), Code = "440300", Name = "深圳市", Epsg = 4547, Role = CityRole.Host };

    internal static Plan Head { get; } = new() { Id = Guid.CreateVersion7(), Title = "聊城—深圳 科创飞地" };

    internal static Parcel Square(City city, string number, double side, string? landUse = "0102") => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        Number = number,
        LandUseCode = landUse,
        Geometry = SurveyGrid.FactoryFor(city.Crs).ToGeometry(new Envelope(500_000, 500_000 + side, 2_500_000, 2_500_000 + side)),
    };

    internal static PlanContents Contents(params PlanRow[] rows) => new([Head, Liaocheng, Shenzhen, .. rows]);

    internal static ChangeSet ChangeSet(params RowChange[] changes) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = "test",
        Time = new DateTimeOffset(2026, 8, 13, 9, 0, 0, TimeSpan.FromHours(8)),
        Title = "test",
        Changes = [.. changes],
    };

    internal static SwapProposal Proposal(params Guid[] originGives) =>
        new() { Id = Guid.CreateVersion7(), Name = "P1", OriginGives = Basket.Of(originGives) };

    /// <summary>The first breach of the rules: of the rows by themselves, then of what they and the proposals refer to.</summary>
    internal static string? FirstBreach(PlanContents contents, params RowChange[] changes)
    {
        var after = contents.Apply(ChangeSet(changes));
        var cities = after.Cities.ToDictionary(city => city.Code);
        var rows = changes.Select(change => change.After).OfType<PlanRow>().ToList();
        return (rows.Select(row => ChangeSetRules.OfRow(row, cities)).FirstOrDefault(breach => breach is not null)
            ?? rows.Concat(after.Proposals).Select(row => ChangeSetRules.OfReferences(row, cities, after.Find)).FirstOrDefault(breach => breach is not null))?.Code;
    }
}
