using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Tests.LandUse;

[TestClass]
public sealed class LandUseGuideTests
{
    /// <summary>Counts of 自然资发〔2023〕234号: 24 classes of level one, 111 coded of level two, 40 of level three.</summary>
    [TestMethod]
    public void Has_every_coded_class_of_the_guide()
    {
        var byLength = LandUseGuide.Classes.CountBy(landUse => landUse.Code.Length).ToDictionary();
        Assert.AreEqual(24, byLength[2]);
        Assert.AreEqual(111, byLength[4]);
        Assert.AreEqual(40, byLength[6]);
    }

    [TestMethod]
    public void Every_class_has_its_parent_both_names_and_a_colour()
    {
        foreach (var landUse in LandUseGuide.Classes)
        {
            Assert.IsTrue(LandUseGuide.TryGet(landUse.LevelOneCode, out _), landUse.Code);
            Assert.IsTrue(LandUseGuide.TryGet(landUse.LevelTwoCode, out _), landUse.Code);
            Assert.IsFalse(string.IsNullOrWhiteSpace(landUse.ChineseName), landUse.Code);
            Assert.IsFalse(string.IsNullOrWhiteSpace(landUse.EnglishName), landUse.Code);
            StringAssert.Matches(landUse.Colour, new("^#[0-9a-f]{6}$"));
        }
    }

    /// <summary>RGB of 市级国土空间总体规划制图规范(试行) app. B.</summary>
    [TestMethod]
    [DataRow("0802", "#e6005c")]
    [DataRow("070102", "#ffff2d")]
    [DataRow("0703", "#ffd380")]
    [DataRow("1207", "#a3a3a3")]
    [DataRow("120801", "#b7b7b7")]
    [DataRow("1401", "#00ff00")]
    public void Colours_are_the_drawing_standards_and_children_take_their_parents(string code, string colour) =>
        Assert.AreEqual(colour, LandUseGuide.Get(code).Colour);

    [TestMethod]
    [DataRow("060102", LandClass.Agricultural)]
    [DataRow("2301", LandClass.Construction)]
    [DataRow("1701", LandClass.Unused)]
    [DataRow("1703", LandClass.Agricultural)]
    [DataRow("24", LandClass.Sea)]
    public void Land_classes_are_those_of_the_land_law(string code, LandClass landClass) =>
        Assert.AreEqual(landClass, LandUseGuide.Get(code).LandClass);

    [TestMethod]
    public void An_unknown_code_is_named()
    {
        var fault = Assert.ThrowsExactly<FaultException>(() => LandUseGuide.Get("9999"));
        Assert.AreEqual("PLN-LANDUSE-UNKNOWN", fault.Fault.Code);
        StringAssert.Contains(fault.Message, "9999");
    }
}
