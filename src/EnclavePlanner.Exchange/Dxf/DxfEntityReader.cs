using System.Text;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Reads the entities of a drawing one at a time, as the group codes of the DXF reference tell.</summary>
/// <param name="pairs">The file.</param>
/// <param name="budget">What the drawing may take.</param>
internal sealed class DxfEntityReader(DxfPairs pairs, DxfBudget budget)
{
    /// <summary>AutoCAD 2018 puts a second set of groups into an MTEXT; they would overwrite its own.</summary>
    private const int EmbeddedObject = 101;

    private const int FirstExtended = 1000;
    private const int ApplicationName = 1001;

    private static readonly byte[] OurApplication = Encoding.ASCII.GetBytes(DxfParts.Application);

    /// <summary>The entity whose type is the pair at hand; the pair at hand is then the next of code 0.</summary>
    internal DxfEntity Read()
    {
        var head = new DxfHead(pairs.Name(), pairs.Line);
        switch (head.Type)
        {
            case "LWPOLYLINE":
                return Read(head, new LightPolylineGroups(head, budget));
            case "POLYLINE":
                return ReadPolyline(head);
            case "HATCH":
                return Read(head, new HatchGroups(head, budget));
            case "TEXT" or "ATTRIB" or "MTEXT":
                return Read(head, new TextGroups(head, budget));
            case "INSERT":
                return Read(head, new InsertGroups(head));
            case "LINE" or "ARC" or "CIRCLE" or "ELLIPSE" or "POINT" or "SPLINE":
                return Read(head, new CurveGroups(head));
            default:
                while (Next(head))
                    head.Take(pairs);
                return new DxfUnread(head);
        }
    }

    private DxfEntity Read(DxfHead head, DxfGroups groups)
    {
        while (Next(head))
        {
            if (!head.Take(pairs))
                groups.Take(pairs);
        }

        return groups.Entity();
    }

    private DxfEntity ReadPolyline(DxfHead head)
    {
        var groups = new PolylineGroups(head, budget);
        while (Next(head))
        {
            if (!head.Take(pairs))
                groups.Take(pairs);
        }

        while (pairs.Is(0, "VERTEX"u8))
        {
            groups.BeginVertex(pairs.Line);
            while (Next(head))
                groups.TakeOfVertex(pairs);
            groups.EndVertex();
        }

        if (pairs.Is(0, "SEQEND"u8))
        {
            while (Next(head))
                continue;
        }
        else
        {
            head.Refuse("EXC-DXF-SEQEND", pairs.Line);
        }

        return groups.Entity();
    }

    /// <summary>Goes to the entity's next pair; false at the next entity. Extended data is passed over but for our own.</summary>
    private bool Next(DxfHead head)
    {
        pairs.Advance();
        var isEmbedded = pairs.Code == EmbeddedObject;
        var isOurs = false;
        while (pairs.Code >= FirstExtended || (isEmbedded && pairs.Code != 0))
        {
            if (pairs.Code == ApplicationName)
                isOurs = pairs.Value.SequenceEqual(OurApplication);
            else if (isOurs && pairs.Code == FirstExtended)
                head.PartKey = pairs.Handle();
            pairs.Advance();
        }

        return pairs.Code != 0;
    }
}
