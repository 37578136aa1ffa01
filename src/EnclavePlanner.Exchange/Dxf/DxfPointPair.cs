namespace EnclavePlanner.Exchange.Dxf;

/// <summary>The two points that most curves are given by: 10, 20 and 11, 21.</summary>
internal struct DxfPointPair
{
    internal double X1 { get; private set; }

    internal double Y1 { get; private set; }

    internal double X2 { get; private set; }

    internal double Y2 { get; private set; }

    /// <summary>Takes the pair at hand where it is one of theirs.</summary>
    internal bool TryTake(DxfPairs pairs, DxfHead head)
    {
        switch (pairs.Code)
        {
            case 10:
                X1 = head.Number(pairs);
                return true;
            case 20:
                Y1 = head.Number(pairs);
                return true;
            case 11:
                X2 = head.Number(pairs);
                return true;
            case 21:
                Y2 = head.Number(pairs);
                return true;
            default:
                return false;
        }
    }
}
