using CsCheck;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Plans;

/// <summary>What a user might do next, whatever the plan is like. <see cref="ChangesIn"/> makes an action of it where it can be done.</summary>
internal sealed record RandomDeed(Deed Deed, int Choice, double[] Ordinates, object? Value)
{
    private static readonly Gen<double> Ordinate = Gen.Double[1e5, 5e6];

    private static readonly Gen<object?> Scalar = Gen.OneOf(
        Gen.Long.Select(value => (object?)value),
        Gen.Double.Select(value => (object?)value),
        Gen.Int[-5, 5].Select(value => (object?)(double)value),
        Gen.Bool.Select(value => (object?)value),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(value => (object?)value),
        Gen.Const((object?)null));

    public static Gen<RandomDeed> Any { get; } = Gen.Select(
        Gen.Enum<Deed>(), Gen.Int[0, 999], Ordinate.Array[6], Scalar, (deed, choice, ordinates, value) => new RandomDeed(deed, choice, ordinates, value));

    /// <summary>A window anywhere among the land.</summary>
    public Envelope Window => new(Ordinates[0], Ordinates[2], Ordinates[1], Ordinates[3]);

    /// <summary>The rows it changes; null where there is nothing to do it to.</summary>
    public RowChange[]? ChangesIn(PlanContents contents) => Deed switch
    {
        Deed.InsertParcel => [RowChange.Insert(EnteringParcel(contents))],
        Deed.InsertAndUpdateAtOnce => InsertAndUpdate(EnteringParcel(contents)),
        Deed.UpdateParcel => One(contents.Parcels) is { } parcel
            ? [RowChange.Update(parcel, parcel with { Geometry = Triangle(contents.City(parcel.CityCode)), Owner = Value as string })]
            : null,
        Deed.DeleteParcel => One(contents.Parcels) is { } parcel ? [.. WithoutInProposals(contents, [parcel.Id]), RowChange.Delete(parcel)] : null,
        Deed.MoveToOtherCity => Move(contents),
        Deed.PutIntoBasket => Put(contents),
        Deed.DeleteProposal => One(contents.Proposals) is { } proposal ? [RowChange.Delete(proposal)] : null,
        Deed.Sign => Sign(contents),
        Deed.Withdraw => One(contents.Signatures) is { } signature ? [RowChange.Delete(signature)] : null,
        Deed.InsertPark => InsertPark(contents),
        Deed.UpdatePlot => One(contents.Plots) is { } plot
            ? [RowChange.Update(plot, plot with { LandUseCode = "1001", Geometry = Triangle(contents.City(plot.CityCode)) })]
            : null,
        Deed.DeletePark => One(contents.Enclaves) is { } enclave ? DeletePark(contents, enclave) : null,
        Deed.InsertCity => contents.Cities.Length > 2 ? null : [RowChange.Insert(TestPlan.Chongqing())],
        Deed.DeleteCity => contents.Cities.FirstOrDefault(city => city.Code == TestPlan.ChongqingCode) is { } city ? DeleteCity(contents, city) : null,
        Deed.SetParameter => SetParameter(contents),
        Deed.DeleteParameter => One(contents.Parameters) is { } parameter ? [RowChange.Delete(parameter)] : null,
        Deed.RenamePlan => [RowChange.Update(contents.Plan, contents.Plan with { Title = $"工程 {Choice}", SwapTolerance = Choice / 1000.0 })],
        _ => null,
    };

    private static RowChange[] InsertAndUpdate(Parcel parcel) =>
        [RowChange.Insert(parcel), RowChange.Update(parcel, parcel with { Number = "2" })];

    private static IEnumerable<RowChange> WithoutInProposals(PlanContents contents, Guid[] parcels) => contents.Proposals
        .Where(proposal => parcels.Any(proposal.OriginGives.Contains))
        .Select(proposal => ProposalEditing.Take(proposal, parcels));

    private static RowChange[] DeletePark(PlanContents contents, Enclave enclave)
    {
        var schemes = contents.Schemes.Where(scheme => scheme.EnclaveId == enclave.Id).ToList();
        var plots = contents.Plots.Where(plot => schemes.Any(scheme => scheme.Id == plot.SchemeId));
        return [.. plots.Select(RowChange.Delete), .. schemes.Select(RowChange.Delete), RowChange.Delete(enclave)];
    }

    private static RowChange[] DeleteCity(PlanContents contents, City city)
    {
        var land = contents.Features.Where(feature => feature.CityCode == city.Code).ToList();
        return
        [
            .. WithoutInProposals(contents, [.. land.Select(feature => feature.Id)]),
            .. land.Select(RowChange.Delete),
            .. contents.Parameters.Where(parameter => parameter.CityCode == city.Code).Select(RowChange.Delete),
            RowChange.Delete(city),
        ];
    }

    private RowChange[]? Move(PlanContents contents)
    {
        var city = contents.Cities[Choice % contents.Cities.Length];
        return One(contents.Parcels) is { } parcel && parcel.CityCode != city.Code && !contents.Proposals.Any(proposal => proposal.OriginGives.Contains(parcel.Id))
            ? [RowChange.Update(parcel, parcel with { CityCode = city.Code, Geometry = Triangle(city) })]
            : null;
    }

    private RowChange[]? Put(PlanContents contents)
    {
        if (One(contents.Parcels) is not { } parcel || !contents.City(parcel.CityCode).Role.HasFlag(CityRole.Origin))
            return null;
        return One(contents.Proposals) is { } proposal && Choice % 3 > 0
            ? [ProposalEditing.Put(contents, proposal, SwapSide.Origin, [parcel])]
            : [RowChange.Insert(new SwapProposal { Id = Guid.CreateVersion7(), Name = $"方案 {Choice}", OriginGives = Basket.Of([parcel.Id]) })];
    }

    /// <summary>One side only: what both have signed is there to stay, and undo would end at it.</summary>
    private RowChange[]? Sign(PlanContents contents) =>
        One(contents.Proposals) is { } proposal && !ProposalSigning.Of(contents.Signatures, proposal).Any()
            ? [ProposalSigning.Sign(contents, proposal, SwapSide.Origin, "王工", new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddMinutes(Choice))]
            : null;

    private RowChange[] InsertPark(PlanContents contents)
    {
        var host = contents.City(TestPlan.Shenzhen.Code);
        var enclave = new Enclave { Id = Guid.CreateVersion7(), CityCode = host.Code, OriginCityCode = TestPlan.Liaocheng.Code, Geometry = Triangle(host) };
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave.Id, Name = $"方案 {Choice}" };
        var plot = new Plot { Id = Guid.CreateVersion7(), CityCode = host.Code, SchemeId = scheme.Id, Geometry = Triangle(host) };
        return [RowChange.Insert(enclave), RowChange.Insert(scheme), RowChange.Insert(plot)];
    }

    private RowChange[] SetParameter(PlanContents contents)
    {
        var city = Choice % 3 == 0 ? null : contents.Cities[Choice % contents.Cities.Length].Code;
        return One(contents.Parameters) is { } parameter && Choice % 2 == 0
            ? [RowChange.Update(parameter, parameter with { Value = Ordinates[0], CityCode = city, IsUnsure = !parameter.IsUnsure })]
            :
            [
                RowChange.Insert(new Parameter
                {
                    Id = Guid.CreateVersion7(), Key = $"price/{Choice}", CityCode = city, Value = Ordinates[1], Unit = "万元/亩",
                    From = Choice % 5 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(Choice), Source = Value as string ?? "",
                }),
            ];
    }

    private Parcel EnteringParcel(PlanContents contents)
    {
        var city = contents.Cities[Choice % contents.Cities.Length];
        return new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = city.Code,
            Geometry = Triangle(city),
            Attributes = SourceAttributes.From([new("值", Value)]),
        };
    }

    private TRow? One<TRow>(IReadOnlyList<TRow> rows)
        where TRow : PlanRow => rows.Count == 0 ? null : rows[Choice % rows.Count];

    private Polygon Triangle(City city)
    {
        var start = new Coordinate(Ordinates[0], Ordinates[1]);
        return TestPlan.FactoryOf(city).CreatePolygon(
            [start, new Coordinate(Ordinates[2], Ordinates[3]), new Coordinate(Ordinates[4], Ordinates[5]), start.Copy()]);
    }
}

internal enum Deed
{
    InsertParcel,
    UpdateParcel,
    DeleteParcel,
    MoveToOtherCity,
    InsertAndUpdateAtOnce,
    PutIntoBasket,
    DeleteProposal,
    Sign,
    Withdraw,
    InsertPark,
    UpdatePlot,
    DeletePark,
    InsertCity,
    DeleteCity,
    SetParameter,
    DeleteParameter,
    RenamePlan,
    Undo,
    UndoAgain,
    Redo,
    Reopen,
}
