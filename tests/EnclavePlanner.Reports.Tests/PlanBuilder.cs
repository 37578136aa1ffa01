using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Reports.Tests;

/// <summary>Builds plans of rectangles on fictitious land near 36.45 N 115.98 E and 22.54 N 114.02 E.</summary>
internal sealed class PlanBuilder
{
    private readonly List<PlanRow> rows = [];
    private readonly Dictionary<string, (double X, double Y, int Count)> next = [];

    internal PlanBuilder(string title = "聊城—深圳反向飞地（虚构）", bool withCities = true, AreaMethod method = AreaMethod.Ellipsoidal)
    {
        rows.Add(new Plan { Id = Guid.CreateVersion7(), Title = title, OfficialArea = method });
        if (!withCities)
            return;
        Origin = City("371500", "聊城市", CityRole.Origin, 4548);
        Host = City("440300", "深圳市", CityRole.Host, 4547);
    }

    internal City Origin { get; private init; } = null!;

    internal City Host { get; private init; } = null!;

    internal City City(string code, string name, CityRole role, int epsg)
    {
        var city = new City { Id = Guid.CreateVersion7(), Code = code, Name = name, Role = role, Epsg = epsg };
        rows.Add(city);
        next[code] = epsg == 4547 ? (502_000, 2_493_000, 0) : (408_000, 4_035_000, 0);
        return city;
    }

    internal Parcel Parcel(City city, double width, double height, string? code, string? name = null, string? owner = null, string? number = null)
    {
        var index = next[city.Code].Count + 1;
        var parcel = new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = city.Code,
            Number = number ?? $"{(city == Host ? "SZ" : "LC")}-{index:000}",
            Name = name,
            Owner = owner,
            LandUseCode = code,
            Geometry = Rectangle(city, width, height),
        };
        rows.Add(parcel);
        return parcel;
    }

    internal Enclave Enclave(string name, double width, double height)
    {
        var enclave = new Enclave
        {
            Id = Guid.CreateVersion7(),
            CityCode = Host.Code,
            OriginCityCode = Origin.Code,
            Name = name,
            Geometry = Rectangle(Host, width, height),
        };
        rows.Add(enclave);
        return enclave;
    }

    internal Scheme Scheme(Enclave enclave, string name, params (string Number, string Code, double Width, double Height)[] plots)
    {
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave.Id, Name = name };
        rows.Add(scheme);
        rows.AddRange(plots.Select(plot => new Plot
        {
            Id = Guid.CreateVersion7(),
            CityCode = Host.Code,
            SchemeId = scheme.Id,
            Number = plot.Number,
            LandUseCode = plot.Code,
            Geometry = Rectangle(Host, plot.Width, plot.Height),
        }));
        return scheme;
    }

    internal SwapProposal Proposal(string name, IEnumerable<Parcel> originGives, IEnumerable<Parcel> hostGives)
    {
        var proposal = new SwapProposal
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            OriginGives = Basket.Of(originGives.Select(parcel => parcel.Id)),
            HostGives = Basket.Of(hostGives.Select(parcel => parcel.Id)),
        };
        rows.Add(proposal);
        return proposal;
    }

    internal PlanContents Build() => new(rows);

    /// <summary>A plan as a meeting would see it: forty parcels and thirty, an enclave with two schemes, three proposals.</summary>
    internal static PlanContents Sample()
    {
        var builder = new PlanBuilder();
        string[] codes = ["0102", "0103", "0201", "0301", "0601", "0703", "1001", "100102", "1207", "1701", "1704", "0804"];
        string[] owners = ["东昌府区国有建设用地", "凤凰街道办事处李海务村村民委员会", "聊城高新区管委会"];
        var origin = Enumerable.Range(0, 40)
            .Select(i => builder.Parcel(builder.Origin, 61.37 + 13.1 * i, 40.21 + 7.7 * (i % 9), codes[i % codes.Length], i % 5 == 0 ? $"地块{i}" : null, owners[i % 3]))
            .ToList();
        string[] urban = ["090101", "0902", "100101", "0701", "1402", "1207", null!, "16"];
        var host = Enumerable.Range(0, 30)
            .Select(i => builder.Parcel(builder.Host, 55.83 + 9.9 * i, 52.47 + 5.3 * (i % 7), urban[i % urban.Length], null, i % 2 == 0 ? "深圳市南山区政府" : null))
            .ToList();
        var enclave = builder.Enclave("聊城（深圳）科创飞地", 800, 420);
        builder.Scheme(enclave, "方案 A", ("A-01", "0802", 200, 150), ("A-02", "100101", 220, 180), ("A-03", "1401", 90, 60));
        builder.Scheme(enclave, "方案 B", ("B-01", "0802", 260, 160), ("B-02", "0902", 120, 110));
        builder.Proposal("方案一", [origin[3], origin[7]], [host[5], host[12]]);
        builder.Proposal("方案二（园区南侧与高新区地块对换）", [origin[20], origin[21], origin[22]], [host[25]]);
        builder.Proposal("方案三（待定）", [], []);
        builder.Proposal("方案四（飞入地未定）", [origin[1]], []);
        return builder.Build();
    }

    private Polygon Rectangle(City city, double width, double height)
    {
        var (x, y, count) = next[city.Code];
        var factory = NtsGeometryServices.Instance.CreateGeometryFactory(new PrecisionModel(10_000), city.Epsg);
        next[city.Code] = count % 30 == 29
            ? (x - 29 * 1200, y + 1200, count + 1)
            : (x + 1200, y, count + 1);
        return (Polygon)factory.ToGeometry(new Envelope(x, x + width, y, y + height));
    }
}
