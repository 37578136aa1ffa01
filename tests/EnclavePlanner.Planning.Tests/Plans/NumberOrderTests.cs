using CsCheck;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Tests.Plans;

[TestClass]
public sealed class NumberOrderTests
{
    [TestMethod]
    public void Orders_runs_of_digits_by_value()
    {
        string[] numbers = ["T-10", "T-9", "A-01-03", "A-01-12", "T-009", "", "10", "9"];
        CollectionAssert.AreEqual(
            new[] { "", "9", "10", "A-01-03", "A-01-12", "T-009", "T-9", "T-10" },
            numbers.Order(NumberOrder.Instance).ToArray());
    }

    [TestMethod]
    public void Is_an_order_on_any_texts() =>
        Gen.Select(Text, Text, Text).Sample((a, b, c) =>
        {
            var order = NumberOrder.Instance;
            Assert.AreEqual(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
            Assert.AreEqual(a == b, order.Compare(a, b) == 0);
            if (order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0)
                Assert.IsLessThanOrEqualTo(0, order.Compare(a, c));
        });

    private static Gen<string> Text => Gen.String[Gen.Char["0129AB-地"], 0, 6];
}
