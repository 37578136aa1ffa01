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
        return new BoundaryPointLayer(file, text, parser, CrsOf(file, said, parser));
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
            return new SourceRecord(row, Shaped(parcel, factory, cancellation), parcel.Attributes, null);
        }
        catch (FaultException refusal)
        {
            return SourceRecord.Refused(row, refusal.Fault);
        }
    }

    private static Geometry Shaped(BoundaryPointParcel parcel, GeometryFactory factory, CancellationToken cancellation)
    {
        var rings = parcel.Rings.Select(ring => ring.Select(point => new Coordinate(point.X, point.Y)).ToList()).ToList();
        switch (parcel.Shape)
        {
            case "点":
                return factory.CreateMultiPointFromCoords([.. rings.SelectMany(ring => ring)]);
            case "线":
                if (rings.Exists(line => line.Count < 2))
                    throw ExchangeTexts.Refusal("EXC-LINE-TOO-FEW", 1);
                var lines = rings.Select(line => factory.CreateLineString([.. line])).ToArray();
                return lines.Length == 1 ? lines[0] : factory.CreateMultiLineString(lines);
        }

        var closed = new List<LinearRing>();
        foreach (var ring in rings)
        {
            if (!ring[0].Equals2D(ring[^1]) || ring.Count == 1)
                ring.Add(ring[0].Copy());
            if (ring.Count < 4)
                throw ExchangeTexts.Refusal("EXC-RING-TOO-FEW", ring.Count);
            closed.Add(factory.CreateLinearRing([.. ring]));
        }

        return closed.Count == 0 ? factory.CreatePolygon() : PolygonAssembly.Assemble(closed, factory, cancellation);
    }

    /// <summary>
    /// The user's CRS, in the form with or without zone number in which the coordinates are written; or that of the header.
    /// </summary>
    private static CrsEvidence CrsOf(SourceFile file, CrsStatement said, BoundaryPointParser parser)
    {
        if (said.Epsg is not { } code)
        {
            if (said.Evidence(file) is { } grid)
                return parser.Header.Beside(said, grid, file, parser.Prefix);
            var crs = parser.Header.CrsOf(file, parser.Prefix);
            return new CrsEvidence(crs, ExchangeTexts.Say("NoticeTxtCrs", crs.ToString()));
        }

        var written = (parser.Prefix, code) switch
        {
            (not 0, >= 4502 and <= 4512) => code - 11, // 6° zones, central meridian form to prefix form
            (not 0, >= 4534 and <= 4554) => code - 21, // 3° zones
            (not 0, >= 2338 and <= 2348) => code - 11, // Xi'an 80
            (not 0, >= 2370 and <= 2390) or (not 0, >= 2422 and <= 2442) => code - 21, // Xi'an 80, Beijing 54
            (0, >= 4491 and <= 4501) or (0, >= 2327 and <= 2337) => code + 11,
            (0, >= 4513 and <= 4533) or (0, >= 2349 and <= 2369) or (0, >= 2401 and <= 2421) => code + 21,
            _ => code,
        };
        return parser.Header.Beside(said, (said with { Epsg = written }).Evidence(file)!, file, parser.Prefix);
    }
}
