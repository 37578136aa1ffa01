using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Swaps;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Changes;

[TestClass]
public sealed class ChangeSetRulesTests
{
    [TestMethod]
    public void Land_of_a_city_in_its_own_crs_is_sound() =>
        Assert.IsNull(FirstBreach(Contents(), RowChange.Insert(Square(Liaocheng, "T-1", 10))));

    [TestMethod]
    public void Land_of_no_city_is_a_breach() =>
        Assert.AreEqual("PLN-CITY-UNKNOWN", FirstBreach(Contents(), RowChange.Insert(Square(Liaocheng, "T-1", 10) with { CityCode = "1" })));

    [TestMethod]
    public void A_geometry_in_another_zone_is_a_breach() =>
        Assert.AreEqual("PLN-GEOMETRY-CRS", FirstBreach(Contents(), RowChange.Insert(Square(Shenzhen, "T-1", 10) with { CityCode = "371500" })));

    [TestMethod]
    public void An_empty_geometry_is_a_breach() =>
        Assert.AreEqual("PLN-GEOMETRY-EMPTY", FirstBreach(Contents(), RowChange.Insert(
            Square(Liaocheng, "T-1", 10) with { Geometry = SurveyGrid.FactoryFor(Liaocheng.Crs).CreatePolygon() })));

    [TestMethod]
    public void A_parcel_that_is_a_point_is_a_breach() =>
        Assert.AreEqual("PLN-GEOMETRY-KIND", FirstBreach(Contents(), RowChange.Insert(
            Square(Liaocheng, "T-1", 10) with { Geometry = SurveyGrid.FactoryFor(Liaocheng.Crs).CreatePoint(new Coordinate(500_000, 2_500_000)) })));

    [TestMethod]
    public void A_plot_without_its_scheme_is_a_breach()
    {
        var land = Square(Shenzhen, "A-01", 10);
        var plot = new Plot { Id = Guid.CreateVersion7(), CityCode = land.CityCode, Geometry = land.Geometry, SchemeId = Guid.CreateVersion7() };
        Assert.AreEqual("PLN-PLOT-SCHEME", FirstBreach(Contents(), RowChange.Insert(plot)));
        var scheme = new Scheme { Id = plot.SchemeId, EnclaveId = Guid.CreateVersion7(), Name = "方案 A" };
        Assert.AreEqual("PLN-SCHEME-ENCLAVE", FirstBreach(Contents(), RowChange.Insert(scheme), RowChange.Insert(plot)));
        var enclave = new Enclave { Id = scheme.EnclaveId, CityCode = land.CityCode, OriginCityCode = "371500", Geometry = land.Geometry };
        Assert.IsNull(FirstBreach(Contents(), RowChange.Insert(enclave), RowChange.Insert(scheme), RowChange.Insert(plot)));
    }

    [TestMethod]
    public void A_parcel_in_both_baskets_is_a_breach()
    {
        var parcel = Square(Liaocheng, "T-1", 10);
        var proposal = Proposal(parcel.Id) with { HostGives = Basket.Of([parcel.Id]) };
        Assert.AreEqual("PLN-SWAP-BOTH", FirstBreach(Contents(parcel), RowChange.Insert(proposal)));
    }

    [TestMethod]
    public void A_parcel_of_the_host_in_the_origins_basket_is_a_breach()
    {
        var parcel = Square(Shenzhen, "A-01", 10);
        Assert.AreEqual("PLN-SWAP-SIDE", FirstBreach(Contents(parcel), RowChange.Insert(Proposal(parcel.Id))));
    }

    [TestMethod]
    public void Land_that_a_proposal_gives_cannot_be_deleted_under_it()
    {
        var parcel = Square(Liaocheng, "T-1", 10);
        var proposal = Proposal(parcel.Id);
        var contents = Contents(parcel, proposal);
        Assert.AreEqual("PLN-SWAP-GONE", FirstBreach(contents, RowChange.Delete(parcel)));
        Assert.IsNull(FirstBreach(contents, RowChange.Delete(parcel), RowChange.Delete(proposal)));
    }

    [TestMethod]
    [DataRow(-0.01)]
    [DataRow(1.01)]
    [DataRow(double.NaN)]
    public void A_tolerance_that_is_no_share_is_a_breach(double tolerance) =>
        Assert.AreEqual("PLN-TOLERANCE", FirstBreach(Contents(), RowChange.Update(Head, Head with { SwapTolerance = tolerance })));
}
