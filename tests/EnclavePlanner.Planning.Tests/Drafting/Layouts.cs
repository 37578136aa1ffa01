using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Tests.Plans;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>Layouts of plots that share their boundaries, and what must hold of them by the word of NTS's own coverage validator.</summary>
internal static class Layouts
{
    internal const double West = 505_000;
    internal const double South = 2_520_000;

    internal static GeometryFactory Factory { get; } = SurveyGrid.FactoryFor(PlanFixture.Shenzhen.Crs);

    internal static Plot Plot(Guid scheme, string number, Geometry geometry) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = PlanFixture.Shenzhen.Code,
        SchemeId = scheme,
        Number = number,
        LandUseCode = "1001",
        Geometry = geometry,
    };

    /// <summary>Quadrilaterals of about 100 m by 100 m whose corners lie off a grid, so that no edge runs with it.</summary>
    internal static List<Plot> Quadrilaterals(Guid scheme, int columns, int rows, int seed)
    {
        var random = new Random(seed);
        var corners = new Coordinate[columns + 1, rows + 1];
        for (var column = 0; column <= columns; column++)
        {
            for (var row = 0; row <= rows; row++)
                corners[column, row] = At((column * 100) + Shift(random), (row * 100) + Shift(random));
        }

        var plots = new List<Plot>();
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                plots.Add(Plot(
                    scheme,
                    $"{column:D2}-{row:D2}",
                    Polygon(corners[column, row], corners[column + 1, row], corners[column + 1, row + 1], corners[column, row + 1])));
            }
        }

        return plots;
    }

    internal static Coordinate At(double east, double north) =>
        new(SurveyGrid.PrecisionModel.MakePrecise(West + east), SurveyGrid.PrecisionModel.MakePrecise(South + north));

    internal static Polygon Polygon(params Coordinate[] corners) =>
        Factory.CreatePolygon([.. corners.Select(corner => corner.Copy()), corners[0].Copy()]);

    internal static Polygon Rectangle(double east, double north, double width, double height) => Polygon(
        At(east, north), At(east + width, north), At(east + width, north + height), At(east, north + height));

    /// <summary>Such plots, and around them one that reaches to the edges of a rectangle.</summary>
    internal static List<Plot> FramedQuadrilaterals(Guid scheme, int columns, int rows, int seed)
    {
        var plots = Quadrilaterals(scheme, columns, rows, seed);
        var rim = (Polygon)CoverageUnion.Union([.. plots.Select(plot => plot.Geometry)]);
        var frame = Frame(columns, rows);
        plots.Add(Plot(scheme, "frame", Factory.CreatePolygon(frame.Shell, [rim.Shell])));
        return plots;
    }

    internal static Polygon Frame(int columns, int rows) => Rectangle(-100, -100, (columns + 2) * 100, (rows + 2) * 100);

    /// <summary>No overlap, no edge that a neighbour has otherwise, every area sound, and together exactly the whole: so no gap.</summary>
    internal static void MustTile(Subdivision land, Geometry whole)
    {
        var areas = land.Features.Select(feature => feature.Geometry).ToArray();
        foreach (var area in areas)
            Assert.IsTrue(area.IsValid, area.ToText());
        var wrong = CoverageValidator.Validate(areas);
        Assert.IsFalse(CoverageValidator.HasInvalidResult(wrong), string.Join('\n', wrong.Where(place => place is not null).Select(place => place.ToText())));
        var union = CoverageUnion.Union(areas);
        Assert.IsTrue(union.EqualsTopologically(whole), union.ToText());
    }

    private static double Shift(Random random) => (random.NextDouble() * 40) - 20;
}
