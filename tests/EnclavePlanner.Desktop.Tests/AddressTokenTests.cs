using EnclavePlanner.Desktop.Gate;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class AddressTokenTests
{
    [TestMethod]
    public void Matches_itself_and_nothing_else()
    {
        var token = new AddressToken();
        Assert.IsTrue(token.Matches(token.Value));
        foreach (var other in new[] { "", token.Value[..31], token.Value + "0", token.Value.ToUpperInvariant(), new string('\u0130', 32), new AddressToken().Value })
            Assert.AreEqual(other == token.Value, token.Matches(other));
    }
}
