using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class LayerGuessTests
{
    [TestMethod]
    [DataRow("DLTB_371500.shp", PlanLayer.Parcels)]
    [DataRow("STBHHX.shp", PlanLayer.ControlLines)]
    [DataRow("永久基本农田.geojson", PlanLayer.ControlLines)]
    [DataRow("飞地红线.txt", PlanLayer.Boundary)]
    [DataRow("规划地块.geojson", PlanLayer.Plots)]
    [DataRow("shenzhen-roads.geojson", PlanLayer.Roads)]
    [DataRow("places.geojson", PlanLayer.Places)]
    public void Proposes_the_layer_a_name_speaks_of(string fileName, PlanLayer layer) =>
        Assert.AreEqual(layer, LayerGuess.ByName(fileName));

    [TestMethod]
    public void Proposes_the_city_a_name_speaks_of()
    {
        var contents = new PlanContents(Lands.Begin().Changes.Select(change => change.After!));
        Assert.AreEqual("440300", LayerGuess.CityByName("深圳市地块.shp", contents));
        Assert.AreEqual("371500", LayerGuess.CityByName("DLTB_371500.shp", contents));
        Assert.IsNull(LayerGuess.CityByName("x.shp", contents));
    }
}
