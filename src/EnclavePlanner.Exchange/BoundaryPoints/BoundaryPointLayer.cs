using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>A boundary-point file (界址点): one record for each parcel.</summary>
internal sealed class BoundaryPointLayer : SourceLayer
{
    private readonly List<BoundaryPointParcel> parcels;

    private BoundaryPointLayer(SourceFile file, BoundaryPointText text, BoundaryPointParser parser, CrsEvidence crs)
    {
        parcels = parser.Parcels;
        Crs = crs.Crs;
        Encoding = text.Encoding.WebName;
        ByteCount = file.Length;
        Tell(crs);
        if (parser.Prefix != 0)
            Tell(ExchangeTexts.Say("NoticeTxtPrefix", parser.Prefix, Crs.ToString()));
        if (parcels.Count(parcel => parcel.MiscountsPoints) is > 0 and var miscounted)
            Tell(ExchangeTexts.Say("NoticeTxtCounts", miscounted));
        var open = parcels.Where(parcel => parcel.Shape == "面")
            .Sum(parcel => parcel.Rings.Count(ring => !BoundaryPointParcel.IsClosed(ring)));
        if (open > 0)
            Tell(ExchangeTexts.Say("NoticeTxtClosed", open));
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields => BoundaryPointParcel.Fields;

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <exception cref="FaultException">EXC-TXT-…, EXC-CRS, EXC-FILE-SIZE: what is wrong with the file, and where.</exception>
    internal static BoundaryPointLayer Open(SourceFile file, CrsStatement said, string? encodingName, CancellationToken cancellation)
    {
        var text = BoundaryPointText.Read(file, encodingName);
        var parser = new BoundaryPointParser(file);
        parser.Parse(text.Lines, cancellation);
        return new BoundaryPointLayer(file, text, parser, BoundaryPointSystem.Of(file, said, parser.Header, parser.Prefix));
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        var factory = SurveyGrid.FactoryFor(Crs);
        for (var row = 1; row <= parcels.Count; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            BytesRead = ByteCount * row / parcels.Count;
            yield return Record(parcels[row - 1], row, factory, cancellation);
        }
    }

    private static SourceRecord Record(BoundaryPointParcel parcel, int row, GeometryFactory factory, CancellationToken cancellation)
    {
        try
        {
            return new SourceRecord(row, BoundaryPointShape.Of(parcel, factory, cancellation), parcel.Attributes, null);
        }
        catch (FaultException refusal)
        {
            return SourceRecord.Refused(row, refusal.Fault);
        }
    }
}
