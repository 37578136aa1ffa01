using CsCheck;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Balance;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Tests.Balance;

[TestClass]
public sealed class LandUseBalanceTests
{
    [TestMethod]
    public void Rolls_codes_up_to_level_two_and_puts_land_without_a_class_last()
    {
        var balance = LandUseBalance.Of([("100102", new(10_000)), ("100101", new(20_000)), (null, new(5_000)), ("0102", new(5_000))]);
        CollectionAssert.AreEqual(new[] { "0102", "1001", null }, balance.Rows.Select(row => row.LandUse?.Code).ToArray());
        Assert.AreEqual(3.0000m, balance.Rows[1].AdjustedHectares);
        Assert.AreEqual(75.00m, balance.Rows[1].AdjustedPercent);
        Assert.AreEqual(2, balance.Rows[1].Count);
    }

    [TestMethod]
    public void An_empty_range_has_no_rows_and_no_area()
    {
        var balance = LandUseBalance.Of([]);
        Assert.IsEmpty(balance.Rows);
        Assert.AreEqual(SquareMetres.Zero, balance.Total);
    }

    [TestMethod]
    public void Rows_add_up_to_the_rounded_total_and_to_one_hundred_percent() =>
        Gen.Select(Gen.Int[0, LandUseGuide.Classes.Length - 1], Gen.Double[0.01, 90_000]).Array[1, 60].Sample(land =>
        {
            var balance = LandUseBalance.Of(land.Select(piece => ((string?)LandUseGuide.Classes[piece.Item1].Code, new SquareMetres(piece.Item2))));
            var whole = decimal.Round(balance.Rows.Sum(row => (decimal)row.Area.Hectares), 4, MidpointRounding.AwayFromZero);
            Assert.AreEqual(whole, balance.Rows.Sum(row => row.AdjustedHectares));
            Assert.AreEqual(100.00m, balance.Rows.Sum(row => row.AdjustedPercent));
            Assert.AreEqual(land.Sum(piece => piece.Item2), balance.Total.Value, 1e-6);
        });
}
