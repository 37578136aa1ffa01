using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// An ASCII DXF drawing, R12 to 2018. It is read whole when opened, since a number is a text that may stand anywhere and lines
/// close into loops only with the last of them; its records are handed out after.
/// </summary>
internal sealed class DxfLayer : SourceLayer
{
    private const string LayerField = "Layer";
    private const string EntityField = "Entity";
    private const string HandleField = "Handle";
    private const string TextField = "Text";
    private const string NumberField = "number";
    private const string LandUseField = "land_use";
    private const string KindField = "kind";
    private const long Metres = 6;

    private static readonly string[] Order = [NumberField, LandUseField, KindField, LayerField, EntityField, HandleField, TextField];

    private readonly List<SourceRecord> records;

    private DxfLayer(SourceFile file, CrsEvidence crs, DxfEncoding encoding, DxfDrawing drawing, DxfCollector collector)
    {
        (Crs, Encoding, ByteCount) = (crs.Crs, encoding.Encoding.WebName, file.Length);
        records = [.. collector.Shapes.Select(Record)];
        var occurring = records.SelectMany(record => record.Attributes.Keys).ToHashSet(StringComparer.Ordinal);
        Fields = [.. Order.Where(occurring.Contains)];
        Tell(crs);
        Tell(encoding.Reason);
        if (drawing.Units is not (0 or Metres))
            Tell(ExchangeTexts.Say("NoticeDxfUnits", drawing.Units));
        foreach (var notice in collector.Tally.Notices())
            Tell(notice);
        TellLandUse(collector.Shapes);
        if (collector.Shapes.Count(shape => shape.Texts.Count > 1) is > 0 and var several)
            Tell(ExchangeTexts.Say("NoticeDxfTexts", several));
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields { get; }

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <param name="file">The drawing.</param>
    /// <param name="said">Its CRS, which only the user knows.</param>
    /// <param name="encodingName">Its encoding where the user names it.</param>
    /// <param name="wanted">What the layer of the plan is made of: areas are closed outlines and fillings, lines are lines, points points.</param>
    /// <param name="cancellation">Stops the reading between two entities.</param>
    /// <exception cref="FaultException">EXC-DXF-…, EXC-CRS: what is wrong with the file, and in which line.</exception>
    internal static DxfLayer Open(
        SourceFile file, CrsStatement said, string? encodingName, PlanGeometry wanted, CancellationToken cancellation)
    {
        DxfSignature.Require(file);
        var crs = said.Evidence(file) ?? throw ExchangeTexts.Refusal("EXC-DXF-NO-CRS", file.Name);
        var encoding = DxfEncoding.Find(file, encodingName, cancellation);
        var budget = new DxfBudget(file);
        var drawing = new DxfDrawing(file, encoding.Encoding, budget);
        var factory = SurveyGrid.FactoryFor(crs.Crs);
        var collector = new DxfCollector(drawing, wanted, factory, budget, cancellation);
        foreach (var entity in drawing.Entities(cancellation))
            collector.Take(entity);
        collector.CloseLoops();
        DxfParts.Join(collector.Shapes, factory);
        collector.Tally.DrawnTwice = DxfDoubles.Remove(collector.Shapes);
        DxfNumbering.Place(collector.Labels, collector.Shapes, budget, cancellation);
        return new DxfLayer(file, crs, encoding, drawing, collector);
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        foreach (var record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            BytesRead = ByteCount * record.Row / records.Count;
            yield return record;
        }
    }

    private static SourceRecord Record(DxfShape shape, int index)
    {
        if (shape.Refusal is { } refusal)
            return SourceRecord.Refused(index + 1, refusal);
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [LayerField] = shape.Layer,
            [EntityField] = shape.Head.Type,
        };
        if (shape.Head.Handle.Length > 0)
            attributes[HandleField] = shape.Head.Handle;
        if (shape.Texts.Count > 0)
            attributes[TextField] = string.Join(" / ", shape.Texts.Select(text => text.Text));
        if (DxfNumbering.NumberOf(shape) is { } number)
            attributes[NumberField] = number;
        if (DxfLayerNames.LandUseOf(shape.Layer) is { } landUse)
            attributes[LandUseField] = landUse;
        if (ControlLineKinds.InFileName(shape.Layer) is { } kind)
            attributes[KindField] = kind;
        return new SourceRecord(index + 1, shape.Geometry, attributes, null);
    }

    private void TellLandUse(List<DxfShape> shapes)
    {
        var named = shapes.Select(shape => shape.Layer).Distinct(StringComparer.Ordinal)
            .Select(layer => (Layer: layer, Code: DxfLayerNames.LandUseOf(layer)))
            .Where(layer => layer.Code is not null)
            .OrderBy(layer => layer.Code, StringComparer.Ordinal)
            .Take(40)
            .Select(layer => layer.Layer == layer.Code ? layer.Code : $"{layer.Layer} → {layer.Code}")
            .ToList();
        if (named.Count > 0)
            Tell(ExchangeTexts.Say("NoticeDxfLandUse", string.Join(", ", named)));
    }
}
