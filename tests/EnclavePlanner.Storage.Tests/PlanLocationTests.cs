using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanLocationTests
{
    [TestMethod]
    public void Takes_the_path_of_a_gpkg_file() =>
        Assert.AreEqual(Path.GetFullPath("工程/计划.GPKG"), PlanLocation.Parse("工程/计划.GPKG").ToString());

    [TestMethod]
    [DataRow("")]
    [DataRow("plan")]
    [DataRow("plan.shp")]
    [DataRow("http://user@host:5432/database?plan=A.gpkg")]
    [DataRow("a\0.gpkg")]
    public void Refuses_what_is_no_gpkg_file(string text)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => PlanLocation.Parse(text));
        Assert.AreEqual("STO-LOCATION-UNKNOWN", refusal.Fault.Code);
    }
}
