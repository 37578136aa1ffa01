using CsCheck;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Tests.Plans;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Planning.Tests.Drafting;

[TestClass]
public sealed class AreaCutTests
{
    private const double Shown = 0.005;

    private static readonly AreaMeter Official = new(PlanFixture.Shenzhen.Crs, AreaMethod.Ellipsoidal);

    /// <summary>A star about a centre: concave, and with a hole about the centre in every other one.</summary>
    private static readonly Gen<Geometry> AnyStar =
        from radii in Gen.Double[0.3, 1].Array[5, 24]
        from size in Gen.Double[30, 1500]
        from isHoled in Gen.Bool
        select (Geometry)Star(radii, size, isHoled);

    /// <summary>Two stars side by side, or one.</summary>
    private static readonly Gen<Geometry> AnyLand =
        from first in AnyStar
        from second in AnyStar
        from isMultipart in Gen.Bool
        select isMultipart ? Pair(first, second) : first;

    private static readonly Gen<(Geometry Land, double[] Weights, int Edge)> AnyCut =
        from land in AnyLand
        from weights in Gen.Double[0.05, 1].Array[2, 6]
        from edge in Gen.Int[0, 1000]
        select (land, weights, edge);

    /// <summary>The law: each part has the area that was asked, to what an official area shows; and the parts cover the whole once.</summary>
    [TestMethod]
    public void Parts_have_the_areas_that_are_asked_and_the_rest_is_left() => AnyCut.Sample(
        cut =>
        {
            var whole = Official.Measure(cut.Land);
            var unit = whole.Value / cut.Weights.Sum();
            SquareMetres[] asked = [.. cut.Weights.Skip(1).Select(weight => new SquareMetres(Math.Round(weight * unit, 2)))];
            var parts = AreaCut.Of(cut.Land, Official, asked, EdgeOf(cut.Land, cut.Edge), "A");
            Assert.HasCount(asked.Length + 1, parts);
            for (var part = 0; part < asked.Length; part++)
                Assert.AreEqual(asked[part].Value, Official.Measure(parts[part]).Value, Shown, $"part {part}");
            // Each cut that ends on a slanting edge bends it by up to half a step of the grid.
            Assert.AreEqual(whole.Value, SquareMetres.Sum(parts.Select(Official.Measure)).Value, 0.5);
            foreach (var part in parts)
                Assert.IsTrue(part.IsValid, part.ToText());
            Assert.AreEqual(
                SquareMetres.Sum(parts.Select(PlanarArea.Measure)).Value,
                PlanarArea.Measure(UnaryUnionNG.Union(Layouts.Factory.BuildGeometry(parts), Layouts.Factory.PrecisionModel)).Value,
                1e-6);
        },
        iter: 400);

    /// <summary>A rectangle that runs with the grid gives a long cut no choice but steps of L × 0.1 mm / 2: here 0.15 m².</summary>
    [TestMethod]
    [DataRow(3000, 400, 66_666.67)]
    [DataRow(3000, 400, 13_333.33)]
    [DataRow(200, 80, 6_666.67)]
    [DataRow(2345.6789, 1000, 1_000_000.01)]
    public void A_long_cut_along_the_grid_has_its_area_too(double width, double height, double asked)
    {
        var land = Layouts.Rectangle(0, 0, width, height);
        var parts = AreaCut.Of(land, Official, [new SquareMetres(asked)], new LineSegment(land.Coordinates[0], land.Coordinates[1]), "A");
        Assert.AreEqual(asked, Official.Measure(parts[0]).Value, Shown);
        Assert.AreEqual(0, parts[0].EnvelopeInternal.MinY - Layouts.South, "cut off from the edge");
        var top = parts[0].Coordinates.Where(vertex => vertex.Y > Layouts.South + 1).ToList();
        Assert.IsLessThan(0.002, top.Max(vertex => vertex.Y) - top.Min(vertex => vertex.Y), "parallel");
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(7)]
    [DataRow(40)]
    public void Equal_parts_differ_by_less_than_an_area_shows(int count)
    {
        var land = Star([1, 0.5, 0.9, 0.4, 1, 0.7, 0.8], 400, isHoled: true);
        var areas = AreaCut.Equal(land, Official, count, EdgeOf(land, 0), "A").Select(part => Official.Measure(part).Value).ToList();
        Assert.HasCount(count, areas);
        Assert.IsLessThan(0.01, areas.Max() - areas.Min(), string.Join(", ", areas));
    }

    [TestMethod]
    [DataRow(0, "PLN-CUT-AREA")]
    [DataRow(-5, "PLN-CUT-AREA")]
    [DataRow(double.NaN, "PLN-CUT-AREA")]
    [DataRow(10_001, "PLN-CUT-AREA")]
    [DataRow(double.PositiveInfinity, "PLN-CUT-AREA")]
    public void An_area_that_cannot_be_cut_off_is_refused(double asked, string code)
    {
        var land = Layouts.Rectangle(0, 0, 100, 100);
        var edge = new LineSegment(land.Coordinates[0], land.Coordinates[1]);
        Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => AreaCut.Of(land, Official, [new SquareMetres(asked)], edge, "A")).Fault.Code);
    }

    [TestMethod]
    public void An_edge_without_length_or_one_part_is_refused()
    {
        var land = Layouts.Rectangle(0, 0, 100, 100);
        var point = new LineSegment(land.Coordinates[0], land.Coordinates[0]);
        Assert.AreEqual("PLN-CUT-EDGE", Assert.ThrowsExactly<FaultException>(() => AreaCut.Of(land, Official, [new SquareMetres(5)], point, "A")).Fault.Code);
        Assert.AreEqual("PLN-CUT-COUNT", Assert.ThrowsExactly<FaultException>(() => AreaCut.Equal(land, Official, 1, EdgeOf(land, 0), "A")).Fault.Code);
    }

    private static LineSegment EdgeOf(Geometry land, int edge)
    {
        var shell = ((Polygon)land.GetGeometryN(0)).Shell.Coordinates;
        return new LineSegment(shell[edge % (shell.Length - 1)], shell[(edge % (shell.Length - 1)) + 1]);
    }

    private static Polygon Star(double[] radii, double size, bool isHoled)
    {
        Coordinate[] Ring(double scale) => [.. radii.Select((radius, index) =>
        {
            var angle = 2 * Math.PI * index / radii.Length;
            return Layouts.At(scale * radius * size * Math.Cos(angle), scale * radius * size * Math.Sin(angle));
        })];
        var shell = Layouts.Polygon(Ring(1)).Shell;
        return isHoled ? Layouts.Factory.CreatePolygon(shell, [Layouts.Polygon(Ring(0.4)).Shell]) : Layouts.Factory.CreatePolygon(shell);
    }

    private static MultiPolygon Pair(Geometry first, Geometry second)
    {
        var moved = second.Copy();
        moved.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(4000, 17));
        return Layouts.Factory.CreateMultiPolygon([(Polygon)first, (Polygon)Geodesy.ReferenceSystems.SurveyGrid.Snap(moved)]);
    }
}
