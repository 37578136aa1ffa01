using CsCheck;
using EnclavePlanner.Planning.Balance;

namespace EnclavePlanner.Planning.Tests.Balance;

[TestClass]
public sealed class LargestRemainderTests
{
    [TestMethod]
    public void Gives_the_lacking_units_to_those_that_lost_most() =>
        CollectionAssert.AreEqual(new[] { 33.33m, 33.34m, 33.33m }, LargestRemainder.Round([33.331, 33.336, 33.333], 2));

    [TestMethod]
    public void Of_equals_the_first_comes_first() =>
        CollectionAssert.AreEqual(new[] { 33.34m, 33.33m, 33.33m }, LargestRemainder.Round([100.0 / 3, 100.0 / 3, 100.0 / 3], 2));

    [TestMethod]
    public void Noise_in_the_last_digits_makes_no_difference()
    {
        // 10.5 m² twice, and 110.5 m²: as measured far from the origin of a zone, in hectares.
        double[] parts = [10.49999999907 / 10_000, 10.50000000116 / 10_000, 110.5 / 10_000];
        CollectionAssert.AreEqual(new[] { 0.0011m, 0.0011m, 0.0110m }, LargestRemainder.Round(parts, 4));
        CollectionAssert.AreEqual(new[] { 7m, 3m }, LargestRemainder.Round([6.9999999999, 3.0000000001], 0));
    }

    [TestMethod]
    public void Parts_add_up_to_the_rounded_whole_and_none_is_off_by_a_unit() =>
        Gen.Select(Gen.Double[0, 1e6].Array[0, 40], Gen.Int[0, 4]).Sample((parts, decimals) =>
        {
            var rounded = LargestRemainder.Round(parts, decimals);
            var whole = parts.Sum(part => (decimal)part);
            Assert.AreEqual(decimal.Round(whole, decimals, MidpointRounding.AwayFromZero), rounded.Sum());
            for (var i = 0; i < parts.Length; i++)
                Assert.IsLessThan(new decimal(1, 0, 0, false, (byte)decimals), Math.Abs(rounded[i] - (decimal)parts[i]));
        });

    [TestMethod]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Refuses_what_is_no_part(double part) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LargestRemainder.Round([1, part], 2));
}
