using System.Collections.Immutable;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>
/// What sketches on the map of a scheme come to, by the operations of drafting. It is made of one moment of the plan and of
/// what is typed then, and can be asked on any thread.
/// </summary>
public sealed class SketchDeeds
{
    private const double LeastReachMetres = 0.001;

    private readonly PlanContents contents;
    private readonly Scheme? scheme;
    private readonly City city;
    private readonly Subdivision plots;
    private readonly ImmutableArray<Plot> chosen;
    private readonly ImmutableArray<PlanFeature> chosenLand;
    private readonly LayerDeeds? otherLayer;
    private readonly bool sharesEdges;
    private readonly (string LandUseCode, string Areas, AreaUnit Unit, string Count, string Radius, string Distance) typed;

    /// <summary>The deeds of a window as it is now.</summary>
    public SketchDeeds(PlanContents contents, DraftSession session)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(session);
        (this.contents, scheme, city) = (contents, session.Scheme, session.City!);
        (chosen, chosenLand, sharesEdges) = (session.Chosen, session.ChosenLand, session.SharesEdges);
        plots = Subdivision.Of(session.Plots);
        otherLayer = session.Layer == DraftLayer.Plots ? null : new LayerDeeds(contents, session);
        typed = (session.LandUseCode.Trim(), session.Areas, session.Unit, session.Count, session.Radius, session.Distance);
    }

    /// <summary>What a sketch comes to.</summary>
    /// <exception cref="FaultException">PLN-DRAFT-…, PLN-CUT-… and the like, or WIN-DRAFT-…: why it comes to nothing.</exception>
    public Deed Of(Sketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var points = sketch.Points;
        if (otherLayer?.Of(sketch) is { } deed)
            return deed;
        return (sketch.Deed, points.Length) switch
        {
            ("draw", >= 3) => Draw(NewPlot(Polygon(points))),
            ("move", 2) => Edit("history.move-vertex", Land(points[0], sketch.Reach), land =>
                VertexEditing.Move(land, [points[0]], points[1].X - points[0].X, points[1].Y - points[0].Y)),
            ("add", 3) => Edit("history.add-vertex", Land(points[0], sketch.Reach), land => VertexEditing.Add(land, points[0], points[1], points[2])),
            ("remove", 1) => Edit("history.remove-vertex", Land(points[0], sketch.Reach), land => VertexEditing.Remove(land, points[0])),
            ("shift", 2) => Shift(points[1].X - points[0].X, points[1].Y - points[0].Y),
            ("copy", 2) => Copy(points[1].X - points[0].X, points[1].Y - points[0].Y),
            ("reshape", >= 2) => Reshape(Line(points)),
            ("split", >= 2) => Split(Line(points)),
            ("equal", 1) => Cut(points[0], (area, meter, edge, label) => AreaCut.Equal(area, meter, Count(), edge, label)),
            ("areas", 1) => Cut(points[0], (area, meter, edge, label) => AreaCut.Of(area, meter, Asked(), edge, label)),
            ("round", 1) => Round(points[0], sketch.Reach),
            _ => throw Refusal("WIN-DRAFT-SKETCH"),
        };
    }

    /// <summary>One plot or parcel of the selected ones; the first that was selected leads.</summary>
    public Deed Merge() => new("history.merge", Labels(chosenLand), LandMerge.Of(contents, chosenLand, chosenLand.FirstOrDefault()?.Number ?? ""));

    /// <summary>The parts of the selected plot or parcel, each by itself.</summary>
    public Deed Explode()
    {
        var land = TheLand();
        return new Deed("history.explode", [land.Label], LandSplit.Into(contents, land, Parts.Of(land.Geometry, land.Label)));
    }

    /// <summary>The selected plots go.</summary>
    public Deed Delete()
    {
        if (chosen.IsEmpty)
            throw Refusal("WIN-DRAFT-NONE");
        return new Deed("history.delete-plots", Labels(chosen), new Succession([.. chosen.Select(RowChange.Delete)], []));
    }

    /// <summary>The selected plot cut into what lies behind a setback and the strip before it, or the free land around it as a plot.</summary>
    public Deed Offset()
    {
        var metres = TypedEntry.Number(typed.Distance);
        var plot = TheChosen();
        if (metres < 0)
            return new Deed("history.setback", [plot.Label], LandSplit.Into(contents, plot, Setback.Of(plot.Geometry, -metres, plot.Label)));
        return Draw(NewPlot(Drawing.Offset(plot.Geometry, metres, plot.Label))) with { TitleKey = "history.buffer" };
    }

    private Deed Draw(Plot plot) =>
        new("history.draw-plot", [plot.Label], new Succession(Drawing.Of(sharesEdges ? plots : Subdivision.Of([]), plot), []));

    private Deed Reshape(LineString line)
    {
        var plot = TheChosen();
        return Edit("history.reshape", sharesEdges ? plots : Subdivision.Of([plot]), land => Reshaping.Of(land, plot.Id, line));
    }

    private Deed Shift(double east, double north)
    {
        if (chosen.IsEmpty)
            throw Refusal("WIN-DRAFT-NONE");
        return Edit("history.move", sharesEdges ? plots : Subdivision.Of(chosen), land => Shifting.Move(land, [.. chosen.Select(plot => plot.Id)], east, north));
    }

    private Deed Copy(double east, double north)
    {
        if (chosen.IsEmpty)
            throw Refusal("WIN-DRAFT-NONE");
        var copies = chosen.Zip(NewNumbers(), (plot, number) => plot with { Id = Guid.CreateVersion7(), Version = 1, Number = number });
        return new Deed("history.copy", Labels(chosen), new Succession(Shifting.Copy(sharesEdges ? plots : Subdivision.Of([]), copies, east, north), []));
    }

    /// <summary>Where nothing is selected, the plot that the line crosses is meant.</summary>
    private Deed Split(LineString line)
    {
        var land = chosenLand.IsEmpty && Picking.Under(plots, line) is [var only] ? only : TheLand();
        return new Deed("history.split", [land.Label], LandSplit.Into(contents, land, LineCut.Of(land.Geometry, line, land.Label)));
    }

    /// <summary>Where nothing is selected, the plot that was clicked is meant.</summary>
    private Deed Cut(Coordinate place, Func<Geometry, AreaMeter, LineSegment, string, IReadOnlyList<Geometry>> cut)
    {
        var land = chosenLand.IsEmpty && Picking.Under(plots, Factory.CreatePoint(place)) is [var only] ? only : TheLand();
        var parts = cut(land.Geometry, new AreaMeter(city.Crs, contents.Plan.OfficialArea), Picking.EdgeNear(land.Geometry, place), land.Label);
        return new Deed("history.cut", [land.Label], LandSplit.Into(contents, land, parts));
    }

    private Deed Round(Coordinate place, double reach)
    {
        var land = Land(place, reach);
        return Edit("history.round", land, all =>
            CornerRounding.Of(all, Picking.VertexNear(all, place, Math.Max(reach, LeastReachMetres)), TypedEntry.Number(typed.Radius)));
    }

    /// <summary>All plots; without shared edges that one alone which is selected, or which alone has the place.</summary>
    private Subdivision Land(Coordinate place, double reach)
    {
        if (sharesEdges)
            return plots;
        if (!chosen.IsEmpty)
            return Subdivision.Of([TheChosen()]);
        var around = new Envelope(place);
        around.ExpandBy(Math.Max(reach, LeastReachMetres));
        return Picking.Under(plots, Factory.ToGeometry(around)) is [var only] ? Subdivision.Of([only]) : throw Refusal("WIN-DRAFT-ONE");
    }

    private static Deed Edit(string titleKey, Subdivision land, Func<Subdivision, ImmutableArray<RowChange>> edit)
    {
        var changes = edit(land);
        return new Deed(titleKey, Labels(changes.Select(change => change.After ?? change.Before).OfType<PlanFeature>()), new Succession(changes, []));
    }

    private Plot NewPlot(Geometry geometry) => new()
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        SchemeId = scheme?.Id ?? throw Refusal("WIN-DRAFT-SCHEME"),
        Number = NewNumbers().First(),
        LandUseCode = typed.LandUseCode.Length == 0 ? null : LandUseGuide.Get(typed.LandUseCode).Code,
        Geometry = geometry,
    };

    private IEnumerable<string> NewNumbers()
    {
        var taken = plots.Features.Select(plot => plot.Number).ToHashSet();
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P-{number:00}"))
            .Where(number => !taken.Contains(number));
    }

    private Plot TheChosen() => chosen is [var one] ? one : throw Refusal("WIN-DRAFT-ONE");

    private PlanFeature TheLand() => chosenLand is [var one] ? one : throw Refusal("WIN-DRAFT-ONE");

    private int Count()
    {
        var count = TypedEntry.Number(typed.Count);
        return count is > 0 and < 10_000 && double.IsInteger(count) ? (int)count : throw new FaultException(new Fault(WindowTexts.Resources, "WIN-DRAFT-NUMBER", typed.Count));
    }

    private ImmutableArray<SquareMetres> Asked() => [.. TypedEntry.Numbers(typed.Areas).Select(number => new SquareMetres(number * typed.Unit.SquareMetres()))];

    private GeometryFactory Factory => SurveyGrid.FactoryFor(city.Crs);

    private Polygon Polygon(ImmutableArray<Coordinate> points) => Factory.CreatePolygon([.. points, points[0].Copy()]);

    private LineString Line(ImmutableArray<Coordinate> points) => Factory.CreateLineString([.. points]);

    private static List<string> Labels(IEnumerable<PlanFeature> features) => [.. features.Select(feature => feature.Label)];

    private static FaultException Refusal(string code) => new(new Fault(WindowTexts.Resources, code));
}
