using CsCheck;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.DatumShifts;

[TestClass]
public sealed class FourParameterSimilarityTests
{
    private static readonly Crs Zone = CrsRegistry.Get(4547);

    private static readonly FourParameterSimilarity Grid = new()
    {
        To = Zone,
        EastMetres = 480123.4567,
        NorthMetres = 2470111.2222,
        RotationArcSeconds = -3725.25,
        ScalePpm = 12.3,
    };

    /// <summary>cct of PROJ 9.1.1: +proj=helmert +x=480123.4567 +y=2470111.2222 +s=1.0000123 +theta=-3725.25.</summary>
    [TestMethod]
    [DataRow(12345.678, 54321.987, 491486.230955, 2524647.978059)]
    [DataRow(-20000, 31000.5, 459566.610825, 2500745.852433)]
    public void Agrees_with_PROJ(double east, double north, double movedEast, double movedNorth)
    {
        var moved = CoordinateTransform.Between(Grid, Zone).Transform(new Coordinate(east, north));
        Assert.AreEqual(movedEast, moved.X, 1e-6);
        Assert.AreEqual(movedNorth, moved.Y, 1e-6);
    }

    [TestMethod]
    public void The_way_back_restores_every_grid_point()
    {
        var neighbour = CrsRegistry.Get(4548);
        var there = CoordinateTransform.Between(Grid, neighbour);
        var back = CoordinateTransform.Between(neighbour, Grid);
        Gen.Select(Gen.Int[-1_000_000_000, 1_000_000_000], Gen.Int[-1_000_000_000, 1_000_000_000]).Sample((east, north) =>
        {
            var point = new Coordinate(east / 10_000.0, north / 10_000.0);
            var (x, y) = Snapped(back.Transform(there.Transform(point)));
            return point.X.Equals(x) && point.Y.Equals(y);
        });
    }

    [TestMethod]
    public void Land_lies_on_the_survey_grid_of_the_system_it_leads_to()
    {
        var land = CoordinateTransform.Between(Grid, Zone).Transform(Wkt.Read("POLYGON ((0 0, 100 0, 100 100, 0 0))"));
        Assert.AreEqual(4547, land.SRID);
        foreach (var vertex in land.Coordinates)
            Assert.AreEqual((vertex.X, vertex.Y), Snapped(vertex));
    }

    [TestMethod]
    public void Leads_only_to_a_plane_that_needs_no_shift()
    {
        Refused("GEO-SHIFT-PLANE", Grid with { To = Wkt.Cgcs2000 });
        Refused("GEO-CRS-DATUM", Grid with { To = CrsRegistry.GetUnshifted(2362) });
        Refused("GEO-SHIFT-RANGE", Grid with { EastMetres = double.NaN });
        Refused("GEO-SHIFT-RANGE", Grid with { ScalePpm = 1_000_000 });
    }

    private static (double X, double Y) Snapped(Coordinate place) =>
        (SurveyGrid.PrecisionModel.MakePrecise(place.X), SurveyGrid.PrecisionModel.MakePrecise(place.Y));

    private static void Refused(string code, FourParameterSimilarity grid)
    {
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => CoordinateTransform.Between(grid, Zone)).Fault.Code);
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => CoordinateTransform.Between(Zone, grid)).Fault.Code);
    }
}
