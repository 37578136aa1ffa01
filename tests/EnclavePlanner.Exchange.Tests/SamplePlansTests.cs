using System.Globalization;
using EnclavePlanner.Exchange.Samples;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class SamplePlansTests
{
    /// <summary>The counts are GDAL's (ogrinfo) of the source files.</summary>
    [TestMethod]
    public void Every_source_file_of_the_sample_comes_in_whole()
    {
        var changeSets = SamplePlans.Build("liaocheng-shenzhen", CultureInfo.GetCultureInfo("zh-CN"), "试验", TimeProvider.System);
        var plan = new PlanContents(changeSets[0].Changes.Select(change => change.After!));
        foreach (var changeSet in changeSets.Skip(1))
            plan = plan.Apply(changeSet);
        Assert.HasCount(378 + 375, plan.Parcels);
        Assert.HasCount(6 + 3, plan.ControlLines);
        Assert.HasCount(38 + 115, plan.Roads);
        Assert.HasCount(7 + 7, plan.Places);
        Assert.HasCount(51, plan.Plots);
        Assert.HasCount(1, plan.Enclaves);
        Assert.IsTrue(plan.Parcels.All(parcel => parcel.LandUseCode is not null && parcel.Number.Length > 0 && parcel.Owner is not null));
        Assert.AreEqual("方案 A", plan.Schemes.Single().Name);
    }
}
