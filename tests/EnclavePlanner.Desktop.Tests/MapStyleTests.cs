using EnclavePlanner.Desktop.Styling;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class MapStyleTests
{
    [TestMethod]
    public void A_style_comes_back_as_it_was_remembered()
    {
        var style = new MapStyle().By(ParcelTheme.Owner).Moved(PlanLayer.Parcels, 1).WithOpacity(PlanLayer.Plots, 55).WithShown("甲村", false) with { Labels = ParcelLabels.NumberAndArea };
        Assert.AreEqual(style.Write(), MapStyle.Read(style.Write()).Write());
        Assert.AreEqual(1, MapStyle.Read(style.Write()).Order.IndexOf(PlanLayer.Parcels));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{\"theme\":7}")]
    [DataRow("{\"order\":[0,0,1,2,3,4]}")]
    [DataRow("{\"opacities\":{\"Parcels\":400}}")]
    [DataRow("{\"opacities\":null}")]
    [DataRow("{\"hidden\":[null]}")]
    public void What_is_no_style_is_as_it_is_at_first(string? text) => Assert.AreEqual(new MapStyle().Write(), MapStyle.Read(text).Write());

    [TestMethod]
    public void Layers_keep_to_their_ends_and_opacities_to_their_bounds()
    {
        var style = new MapStyle();
        Assert.AreEqual(style.Write(), style.Moved(PlanLayer.Parcels, -1).Write());
        Assert.AreEqual(style.Write(), style.Moved(PlanLayer.Places, 1).Write());
        Assert.AreEqual(MapStyle.LeastOpacity, style.WithOpacity(PlanLayer.Plots, -5).OpacityOf(PlanLayer.Plots));
        Assert.AreEqual(100, style.WithOpacity(PlanLayer.Plots, 500).OpacityOf(PlanLayer.Plots));
    }
}
