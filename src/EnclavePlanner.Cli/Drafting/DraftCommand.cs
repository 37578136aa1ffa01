using System.Collections.Immutable;
using System.CommandLine;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Cli.Drafting;

/// <summary><c>draft split|cut|merge|explode|reshape|move|copy|round|setback|delete PLAN --feature F …</c>: what the window's drafting bar does, without a window.</summary>
internal static class DraftCommand
{
    private const string Mu = "mu";
    private const string Hectare = "ha";
    private const string SquareMetre = "m2";

    /// <summary>Metres within which a corner that is named lies: what rounding a coordinate to centimetres leaves.</summary>
    private const double VertexReach = 0.01;

    internal static Command Build(Terminal terminal) => new("draft", terminal.Say("cli.draft"))
    {
        Split(terminal), Cut(terminal), Merge(terminal), Explode(terminal), Reshape(terminal),
        Move(terminal), Copy(terminal), Round(terminal), SetBack(terminal), Delete(terminal),
    };

    private static Command Split(Terminal terminal)
    {
        var line = Line(terminal);
        return DraftVerb.Build(terminal, "split", [line], (contents, lands, parsed) =>
        {
            var land = DraftVerb.One(lands);
            return LandSplit.Into(contents, land, LineCut.Of(land.Geometry, LineOf(contents, land, parsed.GetValue(line)!), land.Label));
        });
    }

    private static Command Cut(Terminal terminal)
    {
        var edge = new Option<string>("--edge") { Description = terminal.Say("cli.draft-edge"), Required = true };
        var areas = new Option<string?>("--areas") { Description = terminal.Say("cli.draft-areas") };
        var unit = new Option<string>("--unit") { Description = terminal.Say("cli.draft-unit"), DefaultValueFactory = _ => SquareMetre };
        unit.AcceptOnlyFromAmong(Mu, Hectare, SquareMetre);
        var parts = new Option<int?>("--parts") { Description = terminal.Say("cli.draft-parts") };
        var command = DraftVerb.Build(terminal, "cut", [edge, areas, unit, parts], (contents, lands, parsed) =>
        {
            var land = DraftVerb.One(lands);
            var meter = new AreaMeter(contents.City(land.CityCode).Crs, contents.Plan.OfficialArea);
            var along = Picking.EdgeNear(land.Geometry, PlaceList.Places(parsed.GetValue(edge)!, 1)[0]);
            return LandSplit.Into(contents, land, parsed.GetValue(parts) is { } count
                ? AreaCut.Equal(land.Geometry, meter, count, along, land.Label)
                : AreaCut.Of(land.Geometry, meter, Asked(parsed.GetValue(areas)!, parsed.GetValue(unit)!), along, land.Label));
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(areas) is null == result.GetValue(parts) is null)
                result.AddError(terminal.Say("draft.areas-or-parts"));
        });
        return command;
    }

    private static Command Merge(Terminal terminal)
    {
        var number = new Option<string?>("--number") { Description = terminal.Say("cli.draft-number") };
        return DraftVerb.Build(terminal, "merge", [number], (contents, lands, parsed) => LandMerge.Of(contents, lands, parsed.GetValue(number) ?? lands[0].Number));
    }

    private static Command Explode(Terminal terminal) => DraftVerb.Build(terminal, "explode", [], (contents, lands, _) =>
    {
        var land = DraftVerb.One(lands);
        return LandSplit.Into(contents, land, Parts.Of(land.Geometry, land.Label));
    });

    private static Command Reshape(Terminal terminal)
    {
        var line = Line(terminal);
        return DraftVerb.Build(terminal, "reshape", [line], (contents, lands, parsed) =>
        {
            var land = DraftVerb.One(lands);
            return Edit(Reshaping.Of(Subdivision.Around(contents, land), land.Id, LineOf(contents, land, parsed.GetValue(line)!)));
        });
    }

    private static Command Move(Terminal terminal)
    {
        var by = By(terminal);
        return DraftVerb.Build(terminal, "move", [by], (contents, lands, parsed) =>
        {
            var way = PlaceList.Places(parsed.GetValue(by)!, 1)[0];
            return Edit(Shifting.Move(Subdivision.Around(contents, lands[0]), [.. lands.Select(land => land.Id)], way.X, way.Y));
        });
    }

    private static Command Copy(Terminal terminal)
    {
        var by = By(terminal);
        var number = new Option<string>("--number") { Description = terminal.Say("cli.draft-number"), Required = true };
        return DraftVerb.Build(terminal, "copy", [by, number], (contents, lands, parsed) =>
        {
            var way = PlaceList.Places(parsed.GetValue(by)!, 1)[0];
            var land = DraftVerb.One(lands);
            var copy = land with { Id = Guid.CreateVersion7(), Version = 1, Number = parsed.GetValue(number)! };
            return Edit(Shifting.Copy(Subdivision.Around(contents, land), [copy], way.X, way.Y));
        });
    }

    private static Command Round(Terminal terminal)
    {
        var corner = new Option<string>("--corner") { Description = terminal.Say("cli.draft-corner"), Required = true };
        var radius = new Option<double>("--radius") { Description = terminal.Say("cli.draft-radius"), Required = true };
        return DraftVerb.Build(terminal, "round", [corner, radius], (contents, lands, parsed) =>
        {
            var land = Subdivision.Around(contents, DraftVerb.One(lands));
            var vertex = PlaceList.Places(parsed.GetValue(corner)!, 1)[0];
            return Edit(CornerRounding.Of(land, Picking.VertexNear(land, vertex, VertexReach), parsed.GetValue(radius)));
        });
    }

    private static Command SetBack(Terminal terminal)
    {
        var metres = new Option<double>("--metres") { Description = terminal.Say("cli.draft-metres"), Required = true };
        return DraftVerb.Build(terminal, "setback", [metres], (contents, lands, parsed) =>
        {
            var land = DraftVerb.One(lands);
            return LandSplit.Into(contents, land, Setback.Of(land.Geometry, parsed.GetValue(metres), land.Label));
        });
    }

    private static Command Delete(Terminal terminal) =>
        DraftVerb.Build(terminal, "delete", [], (_, lands, _) => Edit([.. lands.Select(RowChange.Delete)]));

    private static Succession Edit(ImmutableArray<RowChange> changes) => new(changes, []);

    private static Option<string> Line(Terminal terminal) => new("--line") { Description = terminal.Say("cli.draft-line"), Required = true };

    private static Option<string> By(Terminal terminal) => new("--by") { Description = terminal.Say("cli.draft-by"), Required = true };

    private static LineString LineOf(PlanContents contents, PlanFeature land, string places) =>
        SurveyGrid.FactoryFor(contents.City(land.CityCode).Crs).CreateLineString([.. PlaceList.Places(places, 2)]);

    private static ImmutableArray<SquareMetres> Asked(string areas, string unit)
    {
        var worth = unit switch { Mu => SquareMetres.PerMu, Hectare => SquareMetres.PerHectare, _ => 1 };
        return [.. PlaceList.Numbers(areas).Select(number => new SquareMetres(number * worth))];
    }
}
