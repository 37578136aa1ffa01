using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Points;

/// <summary>A table of points (界址点成果表) in a .csv or .xlsx file: one record for each parcel, or for each row where the layer holds points.</summary>
internal sealed class PointTableLayer : SourceLayer
{
    private readonly PointTable points;

    private PointTableLayer(Table table, PointTable points, CrsEvidence crs, bool areAreas)
    {
        this.points = points;
        Crs = crs.Crs;
        Encoding = table.Encoding;
        ByteCount = table.File.Length;
        Tell(crs);
        foreach (var notice in table.Notices)
            Tell(notice);
        if (points.Prefix != 0)
            Tell(ExchangeTexts.Say("NoticeTxtPrefix", points.Prefix, Crs.ToString()));
        if (points.PassedOver > 0)
            Tell(ExchangeTexts.Say("NoticePointRows", points.PassedOver));
        var varied = points.Parcels.SelectMany(parcel => parcel.Varied).Distinct().ToList();
        if (varied.Count > 0)
            Tell(ExchangeTexts.Say("NoticePointColumns", string.Join(", ", varied)));
        var open = areAreas ? points.Parcels.Sum(parcel => parcel.Points.Rings.Count(ring => !BoundaryPointParcel.IsClosed(ring))) : 0;
        if (open > 0)
            Tell(ExchangeTexts.Say("NoticeTxtClosed", open));
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields => points.Fields;

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <exception cref="FaultException">EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…, EXC-POINTS-…, EXC-CRS: what is wrong, and where.</exception>
    internal static PointTableLayer Open(SourceFile file, ImportRequest request, CancellationToken cancellation)
    {
        var table = Table.Read(file, request.Table, request.Encoding, cancellation);
        var geometry = PlanLayers.GeometryOf(request.Layer);
        var points = PointTable.Parse(table, request.Fields, geometry, cancellation);
        var said = new CrsStatement(request.Epsg, request.Shift);
        if (said.Epsg is null && said.Shift is not FourParameterSimilarity && !points.Titles.NamesDatum)
            throw ExchangeTexts.Refusal("EXC-POINTS-CRS", file.Name);
        var crs = BoundaryPointSystem.Of(file, said, points.Titles.Header, points.Prefix);
        return new PointTableLayer(table, points, crs, geometry == PlanGeometry.Area);
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        var factory = SurveyGrid.FactoryFor(Crs);
        foreach (var parcel in points.Parcels)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Record(parcel, factory, cancellation);
        }

        BytesRead = ByteCount;
    }

    private SourceRecord Record(PointParcel parcel, NetTopologySuite.Geometries.GeometryFactory factory, CancellationToken cancellation)
    {
        try
        {
            var attributes = new Dictionary<string, object?>(points.Titles.Values, StringComparer.Ordinal);
            foreach (var (name, value) in parcel.Attributes)
                attributes[name] = value;
            return new SourceRecord(parcel.Row, BoundaryPointShape.Of(parcel.Points, factory, cancellation), attributes, null);
        }
        catch (FaultException refusal)
        {
            return SourceRecord.Refused(parcel.Row, refusal.Fault);
        }
    }
}
