using System.Globalization;
using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Desktop.Startup;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests.BaseMaps;

[TestClass]
public sealed class BaseMapSourceTests
{
    [TestMethod]
    [DataRow(BaseMapKind.Xyz, "ftp://a.example/{z}/{x}/{y}", "WIN-BASE-ADDRESS")]
    [DataRow(BaseMapKind.Xyz, "file:///etc/{z}/{x}/{y}", "WIN-BASE-ADDRESS")]
    [DataRow(BaseMapKind.Xyz, "javascript:alert({z}{x}{y})", "WIN-BASE-ADDRESS")]
    [DataRow(BaseMapKind.Xyz, "https://user:word@a.example/{z}/{x}/{y}", "WIN-BASE-ADDRESS")]
    [DataRow(BaseMapKind.Xyz, "", "WIN-BASE-ADDRESS")]
    [DataRow(BaseMapKind.Xyz, "https://a.example/{z}/{x}", "WIN-BASE-PLACES")]
    [DataRow(BaseMapKind.Xyz, "https://a.example/{s}/{z}/{x}/{y}", "WIN-BASE-PLACES")]
    [DataRow(BaseMapKind.Xyz, "https://a.example/{z}/{x}/{y}?k={key}", "WIN-BASE-KEY")]
    [DataRow(BaseMapKind.Wms, "https://a.example/wms", "WIN-BASE-LAYER")]
    [DataRow(BaseMapKind.Wms, "https://a.example/{z}", "WIN-BASE-PLACES")]
    [DataRow(BaseMapKind.File, "/no/such.mbtiles", "WIN-BASE-FILE")]
    public void What_can_be_no_source_is_refused_with_the_reason(BaseMapKind kind, string address, string code)
    {
        var problem = Assert.ThrowsExactly<FaultException>(() => new BaseMapSource(Guid.NewGuid(), "A", kind, address).Checked());
        Assert.AreEqual(code, problem.Fault.Code);
        foreach (var culture in new[] { "zh-CN", "en" })
            Assert.IsGreaterThan(8, problem.Fault.In(CultureInfo.GetCultureInfo(culture)).Length);
    }

    [TestMethod]
    [DataRow("https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}", true)]
    [DataRow("https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={-y}", true)]
    [DataRow("https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}", true)]
    [DataRow("https://t0.tianditu.gov.cn/{z}/{x}/{y}", false)]
    [DataRow("https://tile.openstreetmap.org/{z}/{x}/{y}.png", false)]
    [DataRow("https://notamap.com/{z}/{x}/{y}.png", false)]
    public void Maps_of_chinese_vendors_are_displaced_whatever_the_user_says(string address, bool isDisplaced) =>
        Assert.AreEqual(isDisplaced, new BaseMapSource(Guid.NewGuid(), "A", BaseMapKind.Xyz, address).Checked().IsDisplaced);

    [TestMethod]
    public void A_tiles_address_has_its_numbers_and_the_key()
    {
        var source = new BaseMapSource(Guid.NewGuid(), "A", BaseMapKind.Xyz, "https://a.example/{z}/{x}/{-y}?k={key}") { Key = "a&b=/" }.Checked();
        Assert.AreEqual("https://a.example/3/5/1?k=a%26b%3D%2F", source.TileAddress(3, 5, 6).AbsoluteUri);
    }

    /// <summary>Half the circumference of Web Mercator is 20037508.342789244 m (EPSG Guidance Note 7-2, method 1024).</summary>
    [TestMethod]
    public void A_wms_is_asked_for_the_square_of_a_tile()
    {
        var source = new BaseMapSource(Guid.NewGuid(), "A", BaseMapKind.Wms, "https://a.example/wms?map=x") { Layer = "a,b" }.Checked();
        StringAssert.StartsWith(source.TileAddress(1, 1, 0).AbsoluteUri, "https://a.example/wms?map=x&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=a%2Cb&STYLES=&SRS=EPSG:3857&BBOX=0,0,20037508.34278924");
    }

    /// <summary>天地图's matrix set c has 2 columns and 1 row at zoom 1 (its capabilities: scale denominator 2.958293554545656E8, of pixels of 96 dpi).</summary>
    [TestMethod]
    public void Tianditu_has_the_grid_of_its_capabilities()
    {
        var source = Tianditu.Source("img", "影像", "k").Checked();
        Assert.AreEqual(4490, source.Grid.Epsg);
        Assert.AreEqual(2.958293554545656E8 * 0.0254 / 96 / (Math.PI * 6378137 / 180), source.Grid.Levels[0].Resolution, 1e-9);
        Assert.IsTrue(source.Grid.Has(0, 1, 0));
        Assert.IsFalse(source.Grid.Has(0, 2, 0));
        Assert.IsFalse(source.Grid.Has(0, 0, 1));
        Assert.IsFalse(source.IsDisplaced);
        StringAssert.Contains(source.TileAddress(16, 107000, 24000).AbsoluteUri, "TILEMATRIX=17&TILEROW=24000&TILECOL=107000&tk=k");
    }

    [TestMethod]
    public void Sources_are_kept_for_their_user_only_and_a_damaged_file_is_as_none()
    {
        using var folder = new TemporaryFolder();
        var options = new LaunchOptions { UserFolder = folder.Path };
        var sources = new BaseMapSources(options);
        Assert.IsEmpty(sources.All);
        sources.Add(Tianditu.Source("vec", "矢量", "key"));
        sources.Add(new BaseMapSource(Guid.NewGuid(), "WMS", BaseMapKind.Wms, "https://a.example/wms") { Layer = "a", IsSaidDisplaced = true });

        var again = new BaseMapSources(options);
        Assert.AreEqual("key", again.All[0].Key);
        Assert.HasCount(18, again.All[0].Grid.Levels);
        Assert.IsTrue(again.All[1].IsDisplaced);

        var file = folder.File("base-maps.json");
        foreach (var damaged in new[] { "", "{}", "[null, {}]", "[{\"id\":\"3f2504e0-4f89-11d3-9a0c-0305e82c3301\",\"name\":\"x\",\"kind\":\"xyz\",\"address\":\"file:///{z}{x}{y}\"}]", "[{\"id\":\"3f2504e0-4f89-11d3-9a0c-0305e82c3301\",\"name\":\"x\",\"kind\":\"wmts\",\"address\":\"https://a.example/{z}{x}{y}\"}]" })
        {
            File.WriteAllText(file, damaged);
            Assert.IsEmpty(new BaseMapSources(options).All, damaged);
        }
    }
}
