using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Plans;

/// <summary>A small plan between two cities, with land of every kind.</summary>
internal static class TestPlan
{
    public static readonly City Liaocheng = new() { Id = Guid.CreateVersion7(), Code = "371500", Name = "聊城市", Role = CityRole.Origin, Epsg = 4548 };

    public static readonly City Shenzhen = new() { Id = Guid.CreateVersion7(), Code = "440300", Name = "深圳市", Role = CityRole.Host, Epsg = 4547 };

    public const string ChongqingCode = "500000";

    public static GeometryFactory FactoryOf(City city) => SurveyGrid.FactoryFor(city.Crs);

    /// <summary>A third city, which can come and go.</summary>
    public static City Chongqing() => new() { Id = Guid.CreateVersion7(), Code = ChongqingCode, Name = "重庆市", Role = CityRole.Origin, Epsg = 4544 };

    public static ChangeSet First() => Edit("建立工程", [.. PlanSetup.Begin("聊城—深圳反向飞地", [Liaocheng, Shenzhen])]);

    public static ChangeSet Edit(string title, params RowChange[] changes) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = "王工",
        Time = new DateTimeOffset(2026, 8, 13, 9, 30, 0, 125, TimeSpan.FromHours(8)),
        Title = title,
        Changes = [.. changes],
    };

    public static ChangeSet Insert(params PlanRow[] rows) => Edit("新增", [.. rows.Select(RowChange.Insert)]);

    public static Polygon Square(City city, double east, double north, double side) =>
        (Polygon)FactoryOf(city).ToGeometry(new Envelope(east, east + side, north, north + side));

    public static Parcel Parcel(City city, string number, double east = 500_000, double north = 2_500_000, double side = 100) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        Number = number,
        Geometry = Square(city, east, north, side),
        LandUseCode = "1001",
        Owner = "某村集体",
    };

    /// <summary>One row of every kind that lies on land or hangs on such a row.</summary>
    public static PlanRow[] OneOfEach()
    {
        var factory = FactoryOf(Shenzhen);
        var parcel = Parcel(Shenzhen, "T-1") with
        {
            Name = "南山",
            Geometry = factory.CreateMultiPolygon([Square(Shenzhen, 500_000.1234, 2_500_000.5678, 10.1), Square(Shenzhen, 500_100, 2_500_100, 0.1)]),
            Attributes = SourceAttributes.From(
            [
                new("整数", 3L), new("REAL", 3.0), new("MAX", long.MaxValue), new("NAN", double.NaN), new("TINY", 5e-324),
                new("MINUS", -0.0), new("TEXT", "\"<引号>\" & \\ \u2028 😀"), new("YES", true), new("NONE", null), new("", ""),
            ]),
        };
        var mine = Parcel(Liaocheng, "L-1", 500_000, 4_030_000);
        var enclave = new Enclave
        {
            Id = Guid.CreateVersion7(),
            CityCode = Shenzhen.Code,
            OriginCityCode = Liaocheng.Code,
            Name = "飞地",
            Geometry = factory.CreatePolygon(
                factory.CreateLinearRing(Square(Shenzhen, 500_000, 2_500_000, 1000).Shell.Coordinates),
                [factory.CreateLinearRing(Square(Shenzhen, 500_010, 2_500_010, 10).Shell.Coordinates)]),
        };
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave.Id, Name = "方案 A" };
        var proposal = new SwapProposal { Id = Guid.CreateVersion7(), Name = "置换一", OriginGives = Basket.Of([mine.Id]), HostGives = Basket.Of([parcel.Id]) };
        return
        [
            parcel, mine, enclave, scheme,
            new ControlLine
            {
                Id = Guid.CreateVersion7(), CityCode = Liaocheng.Code, Kind = ControlLine.PermanentBasicFarmland,
                Geometry = Square(Liaocheng, 500_000, 4_030_000, 50),
            },
            new Place { Id = Guid.CreateVersion7(), CityCode = Shenzhen.Code, Name = "口岸", Geometry = factory.CreatePoint(new Coordinate(500_000.0001, 2_500_000.1)) },
            new Road
            {
                Id = Guid.CreateVersion7(), CityCode = Shenzhen.Code,
                Geometry = factory.CreateMultiLineString([factory.CreateLineString([new Coordinate(1.5, 2), new Coordinate(3, 4)])]),
            },
            new Plot
            {
                Id = Guid.CreateVersion7(), CityCode = Shenzhen.Code, Number = "A-01", SchemeId = scheme.Id,
                Geometry = Square(Shenzhen, 500_000, 2_500_000, 100),
            },
            proposal,
            new ProposalSignature
            {
                Id = Guid.CreateVersion7(), ProposalId = proposal.Id, ProposalVersion = 1, Side = SwapSide.Host, Signer = "李主任",
                Time = new DateTimeOffset(2026, 9, 1, 10, 0, 0, 5, TimeSpan.FromHours(8)),
            },
            new Parameter
            {
                Id = Guid.CreateVersion7(), Key = "quota-price/construction-land", CityCode = Shenzhen.Code, Value = 30.1, Unit = "万元/亩",
                From = new DateOnly(2026, 1, 1), Source = "国办发〔2018〕16号", IsUnsure = true,
            },
            new Parameter { Id = Guid.CreateVersion7(), Key = "discount-rate", Value = 0.06 },
        ];
    }
}
