using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>
/// A boundary-point file (界址点): one record for each parcel. It is walked through once when opened, so that a bad line
/// anywhere refuses the file before a record is taken, and again for its records.
/// </summary>
internal sealed class BoundaryPointLayer : SourceLayer
{
    private readonly SourceFile file;
    private readonly BoundaryPointText text;

    private BoundaryPointLayer(SourceFile file, BoundaryPointText text, int prefix, CrsEvidence crs)
    {
        (this.file, this.text) = (file, text);
        Crs = crs.Crs;
        Encoding = text.Encoding.WebName;
        ByteCount = file.Length;
        Tell(crs);
        if (prefix != 0)
            Tell(ExchangeTexts.Say("NoticeTxtPrefix", prefix, Crs.ToString()));
    }

    internal override Crs Crs { get; }

    internal override IReadOnlyList<string> Fields => BoundaryPointParcel.Fields;

    internal override string Encoding { get; }

    internal override long ByteCount { get; }

    /// <exception cref="FaultException">EXC-TXT-…, EXC-CRS, EXC-FILE-SIZE: what is wrong with the file, and where.</exception>
    internal static BoundaryPointLayer Open(SourceFile file, CrsStatement said, string? encodingName, CancellationToken cancellation)
    {
        var text = BoundaryPointText.Open(file, encodingName, cancellation);
        var parser = new BoundaryPointParser(file);
        var unread = new UnreadLimit(file);
        var (count, miscounted, open) = (0, 0, 0);
        foreach (var parcel in parser.Parse(text.Lines(cancellation)))
        {
            count++;
            if (parcel.Rings.Count == 0)
                unread.Take(count, ExchangeTexts.Say("EXC-SHAPE-EMPTY"));
            miscounted += parcel.MiscountsPoints ? 1 : 0;
            open += parcel.Shape == "面" ? parcel.Rings.Count(ring => !BoundaryPointParcel.IsClosed(ring)) : 0;
        }

        var layer = new BoundaryPointLayer(file, text, parser.Prefix, BoundaryPointSystem.Of(file, said, parser.Header, parser.Prefix));
        if (miscounted > 0)
            layer.Tell(ExchangeTexts.Say("NoticeTxtCounts", miscounted));
        if (open > 0)
            layer.Tell(ExchangeTexts.Say("NoticeTxtClosed", open));
        return layer;
    }

    internal override IEnumerable<SourceRecord> Read(CancellationToken cancellation)
    {
        var factory = SurveyGrid.FactoryFor(Crs);
        var row = 0;
        foreach (var parcel in new BoundaryPointParser(file).Parse(text.Lines(cancellation)))
        {
            cancellation.ThrowIfCancellationRequested();
            BytesRead = text.BytesRead;
            yield return Record(parcel, ++row, factory, cancellation);
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
