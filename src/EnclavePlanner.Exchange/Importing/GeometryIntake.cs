using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Brings a geometry of a file into a city's CRS: plausible there and here, of the kind its layer holds, on the survey
/// grid, valid. Nothing is repaired unless that is asked for.
/// </summary>
internal sealed class GeometryIntake
{
    private readonly CoordinateTransform transform;
    private readonly Crs source;
    private readonly Crs target;
    private readonly PlanLayer layer;
    private readonly bool repairs;

    /// <exception cref="FaultException">GEO-SHIFT-…, GEO-CRS-DATUM: the shift does not fit the source.</exception>
    internal GeometryIntake(Crs source, DatumShift? shift, Crs target, PlanLayer layer, bool repairs)
    {
        (this.source, Shift, this.target, this.layer, this.repairs) = (source, shift, target, layer, repairs);
        transform = shift switch
        {
            SevenParameterShift seven => CoordinateTransform.Between(source, seven, target),
            FourParameterSimilarity grid => CoordinateTransform.Between(grid, target),
            _ => CoordinateTransform.Between(source, target),
        };
    }

    /// <summary>The shift the user gave.</summary>
    internal DatumShift? Shift { get; }

    /// <summary>Whether the source lies on another datum than the city, so that coordinates agree to decimetres only.</summary>
    internal bool CrossesDatums => transform.CrossesDatums;

    /// <summary>How many records got a vertex where they touch themselves on the survey grid.</summary>
    internal int NodedCount { get; private set; }

    /// <summary>How many records had a ring that touches itself, read as a shell and its hole.</summary>
    internal int TouchingRingCount { get; private set; }

    /// <summary>What was repaired in the geometry that was taken last; null where nothing was.</summary>
    internal (Fault Fault, Geometry Before)? Repaired { get; private set; }

    /// <summary>Whether the fault says that a record lies where it cannot, which for a whole file means a wrong CRS.</summary>
    internal static bool IsMisplaced(Fault fault) => fault.Code.StartsWith("GEO-", StringComparison.Ordinal);

    /// <summary>The geometry in the city's CRS.</summary>
    /// <exception cref="FaultException">EXC-SHAPE-EMPTY, EXC-GEOMETRY-VERTICES, EXC-GEOMETRY-KIND, EXC-GEOMETRY-COMPLEX, EXC-GEOMETRY-INVALID, or the GEO- code of its place.</exception>
    internal Geometry Take(Geometry geometry, CancellationToken cancellation)
    {
        Repaired = null;
        if (geometry.IsEmpty)
            throw ExchangeTexts.Refusal("EXC-SHAPE-EMPTY");
        VertexLimit.Require(geometry.NumPoints);
        var fitting = OfKind(geometry);
        // Of a city's own grid nothing is known but where its similarity leads.
        if (Shift is not FourParameterSimilarity && CoordinateSanity.Judge(fitting.EnvelopeInternal, source) is { } strange)
            throw new FaultException(strange);
        if (fitting is MultiPolygon parts)
            NestingLimit.Require(parts.Geometries, cancellation);
        // In the file's own system first, where the user finds the place; then as it would be stored.
        var wrong = TouchingRing.IsAllThatIsWrong(fitting)
            ? null
            : Invalid(fitting, Shift is FourParameterSimilarity ? ExchangeTexts.Say("OwnGrid") : source.ToString());
        if (wrong is not null && !repairs)
            throw wrong;
        var placed = SurveyGrid.Snap(transform.Transform(fitting));
        if (CoordinateSanity.Judge(placed.EnvelopeInternal, target) is { } far)
            throw new FaultException(far);
        if (wrong is not null)
            return Mended(placed, wrong);
        return placed.IsValid ? placed : Reread(placed);
    }

    private Geometry Reread(Geometry placed)
    {
        if (TouchingRing.TryRead(placed) is { } read)
        {
            TouchingRingCount++;
            return read;
        }

        if (GridNoding.TryNode(placed) is { } noded)
        {
            NodedCount++;
            return noded;
        }

        var wrong = Invalid(placed, target.ToString());
        return repairs ? Mended(placed, wrong) : throw wrong;
    }

    private Geometry Mended(Geometry placed, FaultException wrong)
    {
        var mended = GeometryRepair.TryMend(placed) ?? throw wrong;
        Repaired = (wrong.Fault, placed);
        return mended;
    }

    private static FaultException Invalid(Geometry geometry, object system)
    {
        var error = new IsValidOp(geometry).ValidationError;
        return ExchangeTexts.Refusal("EXC-GEOMETRY-INVALID", Reason(error), error.Coordinate?.X, error.Coordinate?.Y, system);
    }

    private Geometry OfKind(Geometry geometry)
    {
        var fitting = PlanLayers.GeometryOf(layer) switch
        {
            PlanGeometry.Point => geometry is MultiPoint { Count: 1 } single ? single.GetGeometryN(0) : geometry as Point,
            PlanGeometry.Line => geometry is LineString or MultiLineString ? geometry : null,
            _ => geometry is Polygon or MultiPolygon ? geometry : null,
        };
        return fitting ?? throw ExchangeTexts.Refusal(
            "EXC-GEOMETRY-KIND", geometry.GeometryType, ExchangeTexts.Say("Layer-" + PlanLayers.NameOf(layer)));
    }

    private static LocalizedText Reason(TopologyValidationError error) => ExchangeTexts.Say(error.ErrorType switch
    {
        TopologyValidationErrors.SelfIntersection => "InvalidSelfCrossing",
        TopologyValidationErrors.RingSelfIntersection => "InvalidRingTouchesItself",
        TopologyValidationErrors.HoleOutsideShell => "InvalidHoleOutside",
        TopologyValidationErrors.NestedHoles => "InvalidNestedHoles",
        TopologyValidationErrors.NestedShells => "InvalidNestedShells",
        TopologyValidationErrors.DisconnectedInteriors => "InvalidDisconnected",
        TopologyValidationErrors.DuplicateRings => "InvalidDuplicateRings",
        TopologyValidationErrors.TooFewPoints => "InvalidTooFewPoints",
        _ => "InvalidOther",
    });
}
