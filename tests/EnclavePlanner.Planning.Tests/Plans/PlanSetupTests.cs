using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Plans;

[TestClass]
public sealed class PlanSetupTests
{
    [TestMethod]
    public void Begins_with_a_head_row_and_the_cities()
    {
        var rows = PlanSetup.Begin(" 科创飞地 ", [Liaocheng, Shenzhen]);
        Assert.HasCount(3, rows);
        Assert.AreEqual("科创飞地", ((Plan)rows[0].After!).Title);
    }

    [TestMethod]
    [DataRow("PLN-TITLE-BLANK")]
    [DataRow("PLN-CITY-TWICE")]
    [DataRow("PLN-CITY-ROLES")]
    [DataRow("PLN-CITY-CRS")]
    [DataRow("GEO-CRS-UNKNOWN")]
    public void Refuses(string code)
    {
        (string Title, City[] Cities) wrong = code switch
        {
            "PLN-TITLE-BLANK" => (" ", [Liaocheng, Shenzhen]),
            "PLN-CITY-TWICE" => ("T", [Liaocheng, Shenzhen with { Code = "371500" }]),
            "PLN-CITY-ROLES" => ("T", [Liaocheng]),
            "PLN-CITY-CRS" => ("T", [Liaocheng, Shenzhen with { Epsg = 4490 }]),
            _ => ("T", [Liaocheng, Shenzhen with { Epsg = 2264 }]),
        };
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => PlanSetup.Begin(wrong.Title, wrong.Cities)).Fault.Code);
    }
}
