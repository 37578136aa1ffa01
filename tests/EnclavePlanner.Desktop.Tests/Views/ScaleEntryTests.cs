using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Tests.Views;

[TestClass]
public sealed class ScaleEntryTests
{
    [TestMethod]
    [DataRow("5000", 5000)]
    [DataRow(" 1:5,000 ", 5000)]
    [DataRow("1：500", 500)]
    [DataRow("1/2000", 2000)]
    [DataRow("1:1万", 10_000)]
    [DataRow("2.5万", 25_000)]
    public void A_scale_is_read_as_people_write_it(string entry, double denominator) => Assert.AreEqual(denominator, ScaleEntry.Parse(entry));

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("9")]
    [DataRow("10000001")]
    [DataRow("-5000")]
    [DataRow("NaN")]
    [DataRow("1e400")]
    [DataRow("1:5000:2")]
    [DataRow("large")]
    public void What_is_no_scale_is_refused(string? entry) =>
        Assert.AreEqual("WIN-SCALE", Assert.ThrowsExactly<FaultException>(() => ScaleEntry.Parse(entry)).Fault.Code);
}
