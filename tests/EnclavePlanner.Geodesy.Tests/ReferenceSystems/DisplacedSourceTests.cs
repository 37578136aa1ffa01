using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class DisplacedSourceTests
{
    [TestMethod]
    [DataRow("GCJ-02", DisplacedSource.Gcj02)]
    [DataRow("gcj02", DisplacedSource.Gcj02)]
    [DataRow("GCS_GCJ_02", DisplacedSource.Gcj02)]
    [DataRow("火星坐标系", DisplacedSource.Gcj02)]
    [DataRow("BD-09", DisplacedSource.Bd09)]
    [DataRow("bd09ll", DisplacedSource.Bd09)]
    public void Is_known_by_its_names(string name, DisplacedSource source)
    {
        Assert.IsTrue(DisplacedSources.TryParse(name, out var found));
        Assert.AreEqual(source, found);
        Assert.AreEqual("GEO-CRS-SHIFTED", DisplacedSources.Refusal(source).Code);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("4547")]
    [DataRow("WGS 84")]
    public void Is_not_seen_in_other_names(string name) => Assert.IsFalse(DisplacedSources.TryParse(name, out _));

    [TestMethod]
    public void Is_refused_where_a_prj_names_it() => Assert.AreEqual("GEO-CRS-SHIFTED", Assert.ThrowsExactly<FaultException>(() => CrsRegistry.FromWkt(
        """GEOGCS["GCS_GCJ_02",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""")).Fault.Code);
}
