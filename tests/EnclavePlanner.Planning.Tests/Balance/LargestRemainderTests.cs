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
