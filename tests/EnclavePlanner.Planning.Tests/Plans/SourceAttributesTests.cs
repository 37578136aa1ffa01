using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Tests.Plans;

[TestClass]
public sealed class SourceAttributesTests
{
    [TestMethod]
    public void Equal_values_under_equal_names_are_equal_whatever_the_order()
    {
        var one = SourceAttributes.From([new("BZ", "x"), new("KCXS", 0.125), new("SJNF", 2024), new("FRDBS", null)]);
        var other = SourceAttributes.From([new("FRDBS", null), new("SJNF", 2024L), new("KCXS", 0.125f), new("BZ", "x")]);
        Assert.AreEqual(one, other);
        Assert.AreEqual(one.GetHashCode(), other.GetHashCode());
        Assert.AreNotEqual(one, SourceAttributes.From([new("BZ", "x")]));
    }

    [TestMethod]
    public void A_whole_number_and_a_fraction_stay_what_they_are()
    {
        var attributes = SourceAttributes.From([new("a", 3), new("b", 3.0)]);
        Assert.IsInstanceOfType<long>(attributes["a"]);
        Assert.IsInstanceOfType<double>(attributes["b"]);
    }

    [TestMethod]
    public void Refuses_what_no_store_keeps() =>
        Assert.ThrowsExactly<ArgumentException>(() => SourceAttributes.From([new("a", new object())]));
}
