using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Samples;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
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

    /// <summary>Parcels, boundaries and red lines of one place share their edges; none is another displaced.</summary>
    [TestMethod]
    public void No_layer_of_the_sample_is_taken_for_another_displaced()
    {
        var changeSets = SamplePlans.Build("liaocheng-shenzhen", CultureInfo.GetCultureInfo("zh-CN"), "试验", TimeProvider.System);
        var plan = new PlanContents(changeSets[0].Changes.Select(change => change.After!));
        foreach (var changeSet in changeSets.Skip(1))
        {
            foreach (var city in plan.Cities)
            {
                var land = changeSet.Changes.Select(change => change.After).OfType<PlanFeature>().Where(feature => feature.CityCode == city.Code);
                Assert.IsEmpty(Warnings(plan, city, land), changeSet.Title);
            }

            plan = plan.Apply(changeSet);
        }

        foreach (var city in plan.Cities)
            Assert.IsEmpty(Warnings(plan, city, plan.Features.Where(feature => feature.CityCode == city.Code)));
    }

    private static LocalizedText[] Warnings(PlanContents plan, City city, IEnumerable<PlanFeature> features)
    {
        var land = new ImportedLand(PlanLayer.Roads, city, LayerOutline.OfCity(plan, city.Code), new AreaMeter(city.Crs, plan.Plan.OfficialArea));
        foreach (var feature in features)
            land.Note(feature);
        return [.. land.Warnings()];
    }
}
